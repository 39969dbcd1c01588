"""What an analyst does at the desk, done in a browser: on the examples, with no request to elsewhere and no error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from browsing import browser, desk_at
from dateline import queries
from dateline.cli import main
from dateline.ledger import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "ledger.sqlite"
    stories = [str(each) for each in sorted(EXAMPLES.glob("*.txt")) if each.name[:2] <= "08" or each.name[:2] == "10"]
    assert main(["add", *stories, "--ledger", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def address(ledger: Path) -> Iterator[str]:
    with desk_at(ledger) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture(params=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "script")


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    yield from opened(chromium, address, script=True)


@pytest.fixture
def either(chromium: Any, address: str, script: bool) -> Iterator[Any]:
    """A page with script, then one without."""
    yield from opened(chromium, address, script=script)


def opened(chromium: Any, address: str, *, script: bool) -> Iterator[Any]:
    """A page whose requests and messages are watched; what was wrong is told when the test is over."""
    context = chromium.new_context(base_url=address, java_script_enabled=script, accept_downloads=True)
    context.set_default_timeout(5000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(address) else wrong.append(f"asked {asked.url}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda got: wrong.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield page
    context.close()
    assert wrong == []


def follow(page: Any, link: Any) -> None:
    """Click what leads to another page, and wait until that is there."""
    with page.expect_navigation():
        link.click()


def ask(page: Any, **fields: str) -> None:
    """Fill the form of the events page and send it."""
    page.goto("/events")
    if not fields.keys().isdisjoint({"one", "other"}):
        page.locator("form.filters > details summary").click()
    for name, value in fields.items():
        page.locator(f"#f-{name}").fill(value)
    follow(page, page.get_by_role("button", name="Show"))


def titles(page: Any) -> list[str]:
    return [words.strip() for words in page.locator(".entry .title").all_inner_texts()]


def test_find_yesterdays_events_between_two_countries(either: Any) -> None:
    ask(either, one="KEN", other="ETH", since="2025-10-14", until="2025-10-14")
    found = titles(either)
    assert any("signed a treaty in Nairobi" in title for title in found)
    days = either.locator(".entry .c-when").all_inner_texts()
    assert days and all("14 October 2025" in day for day in days)


def test_see_the_words(either: Any) -> None:
    ask(either, one="KEN", other="ETH")
    follow(either, either.get_by_role("link", name=re.compile("signed a treaty in Nairobi")))
    either.locator(".account").first.wait_for()
    assert either.locator(".account").count() >= 3
    link = either.locator(".account header h3 a").first
    anchor = str(link.get_attribute("href")).partition("#")[2]
    follow(either, link)
    marked = either.locator(f'[id="{anchor}"]')
    assert marked.is_visible() and marked.inner_text().strip()


def test_see_who_disputes(either: Any) -> None:
    either.goto("/events?place=Bandiagara&disputed=1")
    follow(either, either.get_by_role("link", name=re.compile("attacked market")))
    values = either.locator(".differently .values li")
    values.first.wait_for()
    assert values.count() >= 2
    told = [re.split(r"\n+", words) for words in values.all_inner_texts()]
    assert all(len(parts) >= 2 and parts[1].strip() for parts in told)


def test_correct_an_actor_and_find_it_kept_after_recode(page: Any, ledger: Path) -> None:
    ask(page, place="Mocuba")
    follow(page, page.get_by_role("link", name=re.compile("wounded guard")))
    report = page.locator(".coding").first.get_attribute("id")
    form = page.locator(".coding").first
    form.get_by_text("Confirm or correct").click()
    form.locator("select[name=field]").select_option("actors")
    form.locator("input[name=value]").fill("MOZ REB")
    form.locator("input[name=note]").fill("they said so themselves")
    follow(page, form.get_by_role("button", name="Set it"))
    assert "is kept" in page.locator(".kept").inner_text()
    assert main(["recode", "--ledger", str(ledger)]) == 0
    with Ledger.open(ledger) as opened_ledger:
        (kept,) = queries.evidence(opened_ledger, report=str(report))
        assert [actor.sector for actor in kept.report.actors] == ["REB"]
    ask(page, actor="MOZ REB", place="Mocuba")
    assert len(titles(page)) == 1


def test_follow_a_storyline(either: Any) -> None:
    either.goto("/storylines")
    follow(either, either.locator(".list .title").first)
    either.locator("ol.turns li").first.wait_for()
    turn = either.locator("ol.turns a").first
    follow(either, turn)
    either.wait_for_url(re.compile("/events/e-"))


def test_open_a_planned_event(either: Any) -> None:
    either.goto("/events")
    either.locator("#f-status").select_option("planned")
    follow(either, either.get_by_role("button", name="Show"))
    follow(either, either.get_by_role("link", name=re.compile("delegations are to hold talks")))
    assert "planned" in either.locator(".facts").inner_text()


def test_choose_several_types(either: Any) -> None:
    either.goto("/events")
    choice = either.locator(".choice details")
    choice.locator("summary").click()
    for name in ("CONSULT", "ASSAULT"):
        choice.get_by_label(name).check()
    follow(either, choice.get_by_role("button", name="Show"))
    assert "type=CONSULT" in either.url and "type=ASSAULT" in either.url
    assert choice.locator("summary").inner_text() == "CONSULT, ASSAULT"
    assert {words.split()[0] for words in either.locator(".c-what .kind").all_inner_texts()} == {"CONSULT", "ASSAULT"}


def test_print_a_brief(page: Any) -> None:
    page.goto("/?since=2025-01-01")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible() and page.locator(".news").count() > 3
    assert not page.locator(".top nav").is_visible() and not page.locator(".find").is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_make_a_watchlist(page: Any, ledger: Path, tmp_path: Path) -> None:
    ask(page, place="MLI")
    page.get_by_label("Watch this question as").fill("Mali <b>")
    follow(page, page.get_by_role("button", name="Save"))
    assert page.locator("h1").inner_text() == "Mali <b>"
    before = len(titles(page))
    assert before > 3
    wire = tmp_path / "wire.txt"
    wire.write_text("BAMAKO, April 8 2025 (Delta Post) - Soldiers arrested nine traders in Gao, Mali, on Tuesday.\n")
    assert main(["add", str(wire), "--ledger", str(ledger)]) == 0
    page.reload()
    assert page.get_by_role("heading", name=re.compile("New")).is_visible()
    assert "1 of them new" in page.locator(".lead").inner_text()
    feed = page.request.get(page.url + ".atom")
    assert feed.headers["content-type"].startswith("application/atom+xml") and "<entry>" in feed.text()
    follow(page, page.get_by_role("button", name="I have seen these"))
    assert "new" not in page.locator(".lead").inner_text()
    follow(page, page.get_by_role("button", name="Remove it"))
    assert page.url.endswith("/watchlists") and titles(page) == []


def test_download_csv(page: Any) -> None:
    ask(page, place="MLI")
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV").click()
    rows = Path(coming.value.path()).read_text("utf-8").splitlines()
    assert rows[0].startswith("id,kind,type") and len(rows) > len(titles(page)) / 2
    assert coming.value.suggested_filename == "events.csv"


def test_search(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("curfew")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=curfew"))
    assert page.locator(".hits mark").first.inner_text().lower().startswith("curfew")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/dispatches/d-"))


def test_work_through_the_review_queue_by_keys(page: Any, ledger: Path) -> None:
    page.goto("/review")
    first, second = (page.locator(".queue > .entry").nth(at).get_attribute("data-id") for at in (0, 1))
    for key in ("a", "d"):
        with page.expect_navigation(url=re.compile("done=")):
            page.keyboard.press(key)
    page.keyboard.press("e")
    field = page.locator("details.correct[open] input[name=value]").first
    assert field.evaluate("field => field === document.activeElement")
    with Ledger.open(ledger) as opened_ledger:
        (one,), (two,) = (queries.evidence(opened_ledger, report=str(id)) for id in (first, second))
        assert one.confirmed and two.dropped


def test_two_parties_over_time_the_map_and_the_network(either: Any) -> None:
    either.goto("/pair?one=KEN&other=ETH")
    assert either.locator("svg.drawing a circle").count() == either.locator("table.events .entry").count()
    follow(either, either.locator("svg.drawing a").first)
    either.wait_for_url(re.compile("/events/e-"))
    either.goto("/map?since=2025-01-01&until=2025-12-31")
    drawn = either.locator("svg.map use.land").bounding_box()
    assert drawn and drawn["width"] > 300
    follow(either, either.locator("svg.map a[aria-label^=Nairobi]").first)
    either.wait_for_url(re.compile("#place-|/events/"))
    either.goto("/network")
    assert either.locator("svg.drawing path.tie").count() > 10
    follow(either, either.locator(".ties .entry a").first)
    assert either.locator("svg.drawing").is_visible()


@pytest.mark.parametrize("width", [420, 1280])
def test_no_page_is_wider_than_the_screen(chromium: Any, address: str, width: int) -> None:
    context = chromium.new_context(base_url=address, viewport={"width": width, "height": 800})
    page = context.new_page()
    paths = "/ /events /map /pair /pair?one=KEN&other=ETH /network /watchlists /review /storylines /agreements /ledger"
    for path in paths.split():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
