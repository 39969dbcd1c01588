"""A brief as ONE self-contained web page: no network, inline style, light and dark, printable.

    brief_page(document)  ->  "<!doctype html>..."

The page reads without its script, which only lights up the words of a report when its note is pointed at.
"""

from __future__ import annotations

from dateline.explain.brief import BriefDocument
from dateline.explain.page.article import article
from dateline.explain.page.masthead import contents, key, masthead
from dateline.explain.page.whole import resource, whole_page


def brief_page(document: BriefDocument) -> str:
    """The whole page. All words of the dispatches are escaped; none becomes markup."""
    articles = "\n".join(article(dispatch, number) for number, dispatch in enumerate(document.dispatches, 1))
    body = f"""<a class="skip" href="#dispatches">Skip to the dispatches</a>
{masthead(document)}
{contents(document)}
{key()}
<main id="dispatches">
{articles}
</main>
<footer class="colophon">Written by Dateline. Every field rests on the words marked; event types, modes and scores
follow the PLOVER codebook 2.0. A report is one dispatch saying that one thing happened: two reports may tell of one
event.</footer>"""
    return whole_page("Dateline brief", [resource("page.css")], body, script=resource("page.js"))
