"""A page that holds all that it needs: no network, inline style, light and dark, printable.

whole_page("Dateline brief", [resource("page.css")], "<main>...</main>")  ->  "<!doctype html>..."
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from dateline.explain.page.markup import escaped

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""The browser itself is told to fetch nothing (W3C Content Security Policy)."""


def whole_page(title: str, styles: Sequence[str], body: str, *, name: str = "", script: str = "") -> str:
    """The page. `body`: markup; `name`: the class by which styles know the page."""
    policy = f"{_POLICY}; script-src 'unsafe-inline'" if script else _POLICY
    written = "\n".join(styles)
    named = f' class="{name}"' if name else ""
    scripted = f"<script>\n{script}\n</script>\n" if script else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{escaped(title)}</title>
<style>
{written}
</style>
</head>
<body{named}>
{body}
{scripted}</body>
</html>
"""


def resource(name: str, package: str = __name__.rpartition(".")[0]) -> str:
    """A style or script that lies in this package, or in another."""
    return files(package).joinpath(name).read_text("utf-8").strip()
