"""The desk: a ledger as pages for a browser on this machine, and as an API of JSON, JSON Lines and CSV.

    create_app(Path("ledger.sqlite"))   an ASGI application; `dateline serve` runs it

Needs the extra `desk`. Pages and API ask the questions of `dateline.queries` and show what `dateline.explain` makes of
the answers, as the command line does; nothing here holds SQL. No page asks anything of another machine.
"""

from dateline.web.app import create_app

__all__ = ["create_app"]
