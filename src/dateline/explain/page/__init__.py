"""A brief as ONE self-contained web page: no network, inline style, light and dark, printable.

    brief_page(document)  ->  "<!doctype html>..."

The page reads without its script, which only lights up the words of a report when its note is pointed at.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from dateline.explain.brief import BriefDocument
from dateline.explain.page.article import article
from dateline.explain.page.masthead import contents, key, masthead

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The browser itself is told to fetch nothing (W3C Content Security Policy)."""


def brief_page(document: BriefDocument) -> str:
    """The whole page. All words of the dispatches are escaped; none becomes markup."""
    articles = "\n".join(article(dispatch, number) for number, dispatch in enumerate(document.dispatches, 1))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>Dateline brief</title>
<style>
{_resource("page.css")}
</style>
</head>
<body>
<a class="skip" href="#dispatches">Skip to the dispatches</a>
{masthead(document)}
{contents(document)}
{key()}
<main id="dispatches">
{articles}
</main>
<footer class="colophon">Written by Dateline. Every field rests on the words marked; event types, modes and scores
follow the PLOVER codebook 2.0. A report is one dispatch saying that one thing happened: two reports may tell of one
event.</footer>
<script>
{_resource("page.js")}
</script>
</body>
</html>
"""


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8").strip()
