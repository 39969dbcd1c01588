"""Every page is shown, holds what was asked for, and whatever a dispatch says stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import queries
from dateline.ledger import Ledger
from desks import DISPATCHES, TAG, ledger_at, signature, visitor


@pytest.fixture(scope="module")
def addresses(path: Path) -> list[str]:
    """Every page of the desk, and every record on its own."""
    with Ledger.open(path) as ledger:
        records = [f"/events/{row.id}" for row in queries.events(ledger)]
        records += [f"/dispatches/{row.id}" for row in queries.dispatches(ledger)]
        records += [f"/storylines/{row.id}" for row in queries.storylines(ledger, 1)]
    lists = "/ /events /dispatches /storylines /storylines?all=1 /agreements /search /ledger /failures /corrections"
    drawings = "/map /map?view=closer /pair /pair?one=REB&other=RUS /network /network?sectors=1"
    work = "/watchlists /watchlists/w-1 /watchlists/w-2 /review /events?party=REB"
    return [
        *lists.split(),
        *drawings.split(),
        *work.split(),
        "/?since=2019-01-01",
        "/search?q=attacked",
        "/api",
        "/help",
        "/nothing",
        *records,
    ]


class Elements(HTMLParser):
    """Tags with their attributes, as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


def pages(guest: TestClient, addresses: list[str]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        answer = guest.get(address)
        assert answer.status_code == (404 if address == "/nothing" else 200), address
        yield address, answer.text


def test_hostile_words_stay_words(guest: TestClient, addresses: list[str]) -> None:
    seen = 0
    for address, page in pages(guest, addresses):
        seen += page.count("&lt;script&gt;alert(1)")
        assert TAG not in page and "49" not in re.findall(r"attacked (\S+)", page), address
        assert "\x07" not in page
        for tag, attributes in Elements(page).found:
            assert tag != "img", address
            assert tag != "script" or attributes == {"src": "/static/desk.js", "defer": None}, address
            assert not any(name.startswith("on") or name == "style" for name in attributes), (address, tag, attributes)
            for name in ("href", "src", "action"):
                to = attributes.get(name)
                assert to is None or to.startswith(("/", "#")), (address, name, to)
    assert seen > 10


def test_pages_are_well_made_for_ears_and_keys(guest: TestClient, addresses: list[str]) -> None:
    for address, page in pages(guest, addresses):
        elements = Elements(page).found
        tags = [tag for tag, _ in elements]
        ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
        assert tags.count("h1") == 1 and tags.count("main") == 1, address
        assert len(ids) == len(set(ids)), (address, sorted(id for id in ids if ids.count(id) > 1)[:5])
        first_link = next(attributes for tag, attributes in elements if tag == "a")
        assert first_link == {"class": "skip", "href": "#main"}
        labelled = {attributes.get("for") for tag, attributes in elements if tag == "label"}
        for tag, attributes in elements:
            if tag in ("input", "select") and attributes.get("type") != "hidden" and "id" in attributes:
                assert attributes["id"] in labelled, (address, attributes)


def test_the_whole_list_is_reached_page_by_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.pages.events.ON_A_PAGE", 5)
    guest = visitor(path)
    address: str | None = "/events?order=oldest"
    shown: list[str] = []
    while address:
        page = guest.get(address).text
        shown += re.findall(r'<tr class="entry" data-id="([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else None
    with Ledger.open(path) as ledger:
        assert shown == [row.id for row in queries.events(ledger)]
    assert len(shown) > DISPATCHES


@pytest.mark.parametrize("page", ["/events", "/map", "/network", "/pair?one=DJI&other=KGZ"])
def test_several_types_may_be_asked_for(guest: TestClient, page: str) -> None:
    """The form shows which, and every link goes on asking for them; one of an ontology of one's own stays."""
    asked = f"{page}{'&' if '?' in page else '?'}type=assault&type=CONSULT&type=BERTH"
    shown = guest.get(asked).text
    chosen = re.findall(r'name="type" value="([A-Z]+)" checked', shown)
    assert sorted(chosen) == ["ASSAULT", "BERTH", "CONSULT"]
    links = [unescape(link) for link in re.findall(r'href="(/[^"]*type=[^"]*)"', shown)]
    assert links and all(re.findall("type=([A-Z]+)", link) == ["ASSAULT", "CONSULT", "BERTH"] for link in links)


def test_events_of_several_types_are_those_of_each(guest: TestClient) -> None:
    def ids(types: str) -> set[str]:
        return set(re.findall(r'data-id="(e-[^"]+)"', guest.get(f"/events?{types}").text))

    one, other = ids("type=ASSAULT"), ids("type=CONSULT")
    assert one and other and ids("type=ASSAULT&type=CONSULT") == one | other
    assert ids("type=") == ids("")  # as the form of earlier versions asked for any


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/events?since=soon", "“soon” is no day"),
        ("/events?status=maybe", "“maybe” is none"),
        ("/events?at_least=0", "no number of outlets"),
        ("/events?at_least=²", "no number of outlets"),
        ("/events?one=RUS", "a pair needs both"),
        ("/search?q=%22", "cannot look for"),
        ("/search?q=nosuch:word", "cannot look for"),
    ],
)
def test_what_cannot_be_understood_is_told(guest: TestClient, asked: str, told: str) -> None:
    answer = guest.get(asked)
    assert answer.status_code == 200
    assert told in answer.text


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJhIl0", "%00", "é", "bnVsbA"])
def test_a_cursor_that_is_none_is_told(guest: TestClient, cursor: str) -> None:
    for list_ in (
        "events", "dispatches", "storylines", "agreements", "failures", "corrections", "review", "watchlists/w-1",
        "api/v1/reports", "api/v1/ties", "api/v1/places", "api/v1/review", "api/v1/watchlists/w-1/matches",
    ):  # fmt: skip
        assert guest.get(f"/{list_}?after={cursor}").status_code == 400, list_


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/find?id=r-hostile", "/dispatches/d-hostile#c"),
        ("/find?id=d-host", "/dispatches/d-hostile"),
        ("/search?q=d-hostile", "/find?id=d-hostile"),
        ("/reports/r-made-up-1-2", "/dispatches/d-made-up-1#c"),
        ("/dispatches/d-hos", "/dispatches/d-hostile"),
    ],
)
def test_an_id_or_its_first_characters_lead_to_what_they_name(guest: TestClient, asked: str, leads: str) -> None:
    answer = guest.get(asked, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(leads)


def test_a_link_to_words_meets_an_anchor(guest: TestClient, path: Path) -> None:
    for number in range(DISPATCHES):
        leads = guest.get(f"/reports/r-made-up-{number}-2", follow_redirects=False).headers["location"]
        page, _, anchor = leads.partition("#")
        assert f'id="{anchor}"' in guest.get(page).text, leads


class TestCorrecting:
    """The forms of an event's page, one after the other."""

    def test_each_form_does_what_it_says(self, tmp_path: Path) -> None:
        path = ledger_at(tmp_path / "ledger.sqlite")
        guest = visitor(path)

        def send(report: str, **form: str) -> str:
            page = guest.get("/events?order=oldest").text
            event = re.search(r'data-id="(e-[^"]+)"', page)
            assert event
            signed = signature(guest.get(f"/events/{event[1]}").text)
            answer = guest.post(f"/reports/{report}/correct", data={"signature": signed, "author": "bo", **form})
            assert answer.status_code == 200, answer.text
            return answer.text

        assert "Correction 1 (confirm) is kept" in send("r-made-up-0-1", kind="confirm")
        send("r-made-up-0-1", kind="field", field="place", value="Lima, PER", note="a slip")
        send("r-made-up-0-2", kind="merge", other="r-made-up-2-2")
        send("r-made-up-4-1", kind="drop")
        with Ledger.open(path) as ledger:
            found = queries.corrections(ledger)
            assert [(row.kind, row.author, row.field, row.note) for row in found] == [
                ("confirm", "bo", None, ""),
                ("field", "bo", "place", "a slip"),
                ("merge", "bo", None, ""),
                ("drop", "bo", None, ""),
            ]
            (changed,) = queries.evidence(ledger, report="r-made-up-0-1")
            (one,), (two,) = (queries.evidence(ledger, report=f"r-made-up-{each}-2") for each in (0, 2))
            assert changed.confirmed and changed.report.place and changed.report.place.country == "PER"
            assert one.event == two.event
        listed = guest.get("/corrections").text
        undone = guest.post("/corrections/4/undo", data={"signature": signature(listed)})
        assert undone.status_code == 200
        with Ledger.open(path) as ledger:
            (back,) = queries.evidence(ledger, report="r-made-up-4-1")
            assert not back.dropped

    def test_an_event_merged_away_leads_to_the_one_that_holds_it(self, tmp_path: Path) -> None:
        path = ledger_at(tmp_path / "ledger.sqlite")
        guest = visitor(path)
        with Ledger.open(path) as ledger:
            reports = "r-made-up-0-2", "r-made-up-2-2"
            stays, goes = (queries.evidence(ledger, report=report)[0].event for report in reports)
        signed = signature(guest.get(f"/events/{goes}").text)
        merge = {"signature": signed, "kind": "merge", "other": str(stays)}
        merged = guest.post(f"/reports/{reports[1]}/correct", data=merge)
        assert merged.url.path == f"/events/{stays}"
        assert goes not in guest.get("/events").text and goes not in guest.get("/").text
        moved = guest.get(f"/events/{goes}")
        assert moved.status_code == 200 and moved.url.path == f"/events/{stays}"
        assert f"You asked for {goes}" in moved.text
        assert guest.get("/find", params={"id": goes}).url == moved.url
        assert guest.get("/search", params={"q": goes}).url == moved.url
        assert "You asked for" not in guest.get(f"/events/{stays}?was=e-1").text
        answer = guest.get(f"/api/v1/events/{goes}")
        assert answer.status_code == 404 and f"merged into {stays}" in answer.json()["detail"]
        again = guest.post(f"/reports/{reports[0]}/correct", data={**merge, "other": str(goes)})
        assert again.status_code == 404 and f"merged into {stays}" in again.text

    @pytest.mark.parametrize(
        ("form", "status"),
        [
            ({"kind": "field", "field": "date", "value": "last week"}, 400),
            ({"kind": "field", "field": "colour", "value": "red"}, 400),
            ({"kind": "merge", "other": ""}, 400),
            ({"kind": "merge", "other": "r-nothing"}, 404),
            ({"kind": "undo"}, 400),
            ({"kind": "sing"}, 400),
            ({}, 400),
        ],
        ids=str,
    )
    def test_what_cannot_stand_is_told(self, guest: TestClient, form: dict[str, str], status: int) -> None:
        page = guest.get("/find?id=d-hostile").text
        event = re.search(r'href="/events/([^"#]+)', page)
        assert event
        signed = signature(guest.get(f"/events/{event[1]}").text)
        answer = guest.post("/reports/r-hostile/correct", data={"signature": signed, **form})
        assert answer.status_code == status


def test_a_ledger_that_goes_away_is_told(tmp_path: Path) -> None:
    path = ledger_at(tmp_path / "ledger.sqlite")
    guest = visitor(path)
    path.unlink()
    assert guest.get("/").status_code == 503
    assert guest.get("/api/v1/stats").json()["status"] == 503


DAYS = st.sampled_from(["0001-01-01", "9999-12-31", "2020-01-03", "2020-02-31", "soon", ""])
WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(['"', "a*", "NOT", "e-", "REB", "RUS GOV"])
LISTS = (
    "/", "/events", "/dispatches", "/storylines", "/agreements", "/search", "/find", "/failures", "/map", "/pair",
    "/network", "/review", "/watchlists/w-1",
)  # fmt: skip
FIELDS = ("actor", "one", "other", "place", "type", "status", "at_least", "order", "q", "id", "outlet", "after", "all")


@given(
    st.sampled_from(LISTS),
    st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=4),
    st.dictionaries(st.sampled_from(["since", "until"]), DAYS),
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_address_is_answered(
    guest: TestClient, page: str, asked: dict[str, str], days: dict[str, str]
) -> None:
    answer = guest.get(page, params={**asked, **days}, follow_redirects=False)
    assert answer.status_code in (200, 303, 400, 404), answer.text
