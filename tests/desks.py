"""A desk over made-up readings, and a visitor who asks it as a browser on this machine does.

One dispatch is hostile: whatever of it reaches a page must reach it as text.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

import msgspec
from fastapi.testclient import TestClient

import readings
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from dateline.records import Actor, Anatomy, Dispatch, Interval, Reading, Section
from dateline.run import keep_watchlist
from dateline.web import create_app
from made_up import made_up

DISPATCHES: Final = 12
HERE: Final = "http://127.0.0.1:8750"
TAG: Final = "<script>alert(1)</script>"
EVENT: Final = '"><img src=x onerror=alert(2)>'
HOSTILE: Final = f"{EVENT} {TAG} attacked {{{{ 7 * 7 }}}} \u202eatad\u202c on Monday.\x07"


def ledger_at(path: Path) -> Path:
    """A ledger with made-up dispatches, one copy, one failure, the hostile dispatch and two watchlists."""
    with Ledger.open(path, write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(DISPATCHES):
            opened.add(made_up(number), run)
        opened.add(hostile(), run)
        opened.fail(f"broken{TAG}.txt", f"is empty {EVENT}", run)
        opened.end_run(run)
        keep_watchlist(opened, f"{TAG} {EVENT}", EventFilter(party="REB"), EVENT, "http://127.0.0.1:9/hook")
        keep_watchlist(opened, "Shelling", EventFilter(types=("ASSAULT",)), "ana")
    return path


def hostile() -> Reading:
    """A dispatch that tries to be more than text, in every field that a page shows."""
    day = dt.date(2020, 1, 3)
    words = readings.words(HOSTILE, TAG)
    actor = Actor(None, "REB", TAG, words.start, words.end, identifier=EVENT)
    report = readings.report(HOSTILE, HOSTILE.strip(), "attacked", "ASSAULT", sequence=1, section=0, actors=[actor])
    written = Interval(day, day, "day")
    return Reading(
        dispatch=Dispatch(
            "d-hostile", HOSTILE, f"{EVENT}.txt", url="javascript:alert(3)", title=f"{TAG} {EVENT}", outlet=EVENT
        ),
        anatomy=Anatomy(outlet=f"{TAG} Post", published=written),
        sections=(Section("body", 0, len(HOSTILE), written),),
        sentences=((),),
        reports=(msgspec.structs.replace(report, id="r-hostile", confidence=0.2),),
    )


def visitor(path: Path, *, base: str = HERE, **settings: Any) -> TestClient:
    """Somebody at this machine, before the desk of the ledger at `path`."""
    app = create_app(path, country_name=lambda code: code, author="ana", **settings)
    return TestClient(app, base_url=base, raise_server_exceptions=False)


def signature(page: str) -> str:
    """What the forms of a page carry."""
    return page.split('name="signature" value="', 1)[1].split('"', 1)[0]
