"""Records -> pages: templates that escape whatever they are handed, and the words that they share.

show(request, "event.html", event=event)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dateline import __version__, vocabulary
from dateline.explain import GROUPS, held_words, side_words, status_words
from dateline.explain.page.markup import printable
from dateline.explain.wording import UNDATED, interval_iso, interval_words
from dateline.records import Interval
from dateline.web import forms, links
from dateline.web.desk import desk_of
from dateline.web.menu import MENU, SMALL_PRINT


def show(request: Request, template: str, **values: Any) -> Response:
    """A page. It is told the desk's name and menu; where it may hold forms, their signature."""
    desk = desk_of(request)
    cookie, signature = forms.prepared(desk, request)
    written = _environment(desk.country_name).get_template(template).render(
        request=request, path=request.url.path, menu=MENU, small_print=SMALL_PRINT, ledger=desk.path.name,
        read_only=desk.read_only, author=desk.author, signature=signature, version=__version__, **values,
    )  # fmt: skip
    response = HTMLResponse(written.encode("utf-8", "replace"))
    if not desk.read_only:
        forms.keep(cookie, response)
    return response


@cache
def _environment(country_name: Any) -> Environment:
    made = Environment(
        loader=PackageLoader("dateline.web"), autoescape=True, undefined=StrictUndefined, finalize=_printable,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(
        event_page=links.event_page, dispatch_page=links.dispatch_page, words_page=links.words_page,
        storyline_page=links.storyline_page, agreement_page=links.agreement_page, web_page=links.web_page,
        watchlist_page=links.watchlist_page, pair_page=links.pair_page, quad=vocabulary.quad,
        quad_names=vocabulary.QUAD_NAMES, types=vocabulary.EVENT_TYPES, sectors=vocabulary.SECTORS,
        standings={group.standing: group for group in GROUPS}, undated=UNDATED, with_query=with_query,
    )  # fmt: skip
    made.filters.update(
        interval=interval_words,
        interval_iso=interval_iso,
        day=day_words,
        days=days_words,
        counted=counted,
        side=lambda side: side_words(side, country_name),
        held=lambda value, field: held_words(field, value, country_name),
        country=country_name,
        sector=sector_words,
        gloss=type_gloss,
        step=status_words,
        label=lambda code: code.replace("_", " "),
        opened=lambda words: words[:1].upper() + words[1:],
        stamp=lambda words: words[:16].replace("T", " ") + " UTC",
        ticked=ticked,
        in_map=lambda key, found: found.get(key),
    )
    return made


def day_words(day: dt.date | None) -> str:
    """ "17 January 2025"; "undated"."""
    return interval_words(Interval(day, day, "day"))


def days_words(first: dt.date | None, last: dt.date | None) -> str:
    """ "17–19 January 2025"; "undated"."""
    return interval_words(Interval(first, last))


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def type_gloss(type: str) -> str:
    """What a type stands for; nothing for one of an ontology of somebody's own."""
    known = vocabulary.EVENT_TYPES.get(type)
    return known.gloss if known else ""


def sector_words(code: str) -> str:
    """What a sector's three letters stand for."""
    return vocabulary.SECTORS.get(code, code)


def ticked(words: str) -> Markup:
    """Words of a docstring, what stands between back-ticks as code.

    >>> ticked("`limit` < 5")
    Markup('<code>limit</code> &lt; 5')
    """
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(part) if at % 2 else part for at, part in enumerate(words.split("`")))


def with_query(path: str, query: Mapping[str, Any], **changes: Any) -> str:
    """A path with the visitor's own query, some of it changed (None: left out)."""
    pairs = [(key, value) for key, value in {**query, **changes}.items() if value not in (None, "", False, [])]
    written = urlencode(pairs, doseq=True, errors="replace")
    return f"{path}?{written}" if written else path


def _printable(value: Any) -> Any:
    """What a template writes: characters that HTML does not allow are replaced, nothing else is changed."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return "" if value is None else value
