"""Who may ask and who may change."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from dateline import queries
from dateline.ledger import Ledger
from dateline.web.guard import ANY_HOST, HEADERS
from desks import ledger_at, signature, visitor

TOKEN = "a token of some length"


@pytest.mark.parametrize(
    "address", ["/", "/events", "/static/desk.css", "/nothing", "/api/v1/stats", "/api/v1/events/x"]
)
def test_every_answer_forbids_what_no_page_needs(path: Path, address: str) -> None:
    headers = visitor(path).get(address).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]


def test_a_fault_of_ours_is_told_without_details_behind_the_same_headers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(queries, "stats", broken)
    answer = visitor(path).get("/ledger")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8750", 200),
        ("localhost", 200),
        ("[::1]:8750", 200),
        ("LOCALHOST:1", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("127.0.0.1@evil.example", 421),
        ("10.0.0.7", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_a_name_that_is_not_ours_is_refused(path: Path, host: str, status: int) -> None:
    assert visitor(path).get("/help", headers={"host": host}).status_code == status


@pytest.mark.parametrize(("host", "status"), [("10.0.0.7:8750", 200), ("[fe80::1]", 200), ("evil.example", 421)])
def test_a_desk_on_every_address_answers_to_addresses_only(path: Path, host: str, status: int) -> None:
    assert visitor(path, hosts=(ANY_HOST,)).get("/help", headers={"host": host}).status_code == status


def test_without_the_token_nothing_is_shown(path: Path) -> None:
    stranger = visitor(path, token=TOKEN)
    for address in ("/", "/api/v1/events", "/static/desk.css", "/?token=wrong", "/api/v1/openapi.json"):
        answer = stranger.get(address)
        assert answer.status_code == 401, address
        assert "made-up" not in answer.text


def test_the_login_link_lets_a_browser_in_and_leaves_the_address(path: Path) -> None:
    guest = visitor(path, token=TOKEN)
    answer = guest.get("/events", params={"token": TOKEN, "actor": "RUS"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?actor=RUS")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite" in cookie and TOKEN not in answer.headers["set-cookie"]
    assert guest.get("/events").status_code == 200


def test_the_login_link_leads_to_no_other_machine(path: Path) -> None:
    answer = visitor(path, token=TOKEN).get(f"//evil.example/?token={TOKEN}", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith("//")


@pytest.mark.parametrize(("sent", "status"), [(f"Bearer {TOKEN}", 200), ("Bearer wrong", 401), (f"Basic {TOKEN}", 401)])
def test_a_program_shows_its_token_in_a_header(path: Path, sent: str, status: int) -> None:
    assert visitor(path, token=TOKEN).get("/api/v1/stats", headers={"authorization": sent}).status_code == status


def test_a_cookie_of_another_process_is_worth_nothing(path: Path) -> None:
    first, second = visitor(path, token=TOKEN), visitor(path, token=TOKEN)
    first.get("/", params={"token": TOKEN})
    second.cookies.update(first.cookies)
    assert second.get("/").status_code == 401


class TestChanging:
    """What a form may do; each refused one leaves the ledger as it was."""

    @pytest.fixture
    def own(self, tmp_path: Path) -> Path:
        return ledger_at(tmp_path / "ledger.sqlite")

    def confirm(self, own: Path, **sent: object) -> int:
        """The answer to the form that confirms a report, sent as the page sends it but for `sent`."""
        guest = visitor(own, read_only=bool(sent.pop("read_only", False)))
        event = next(row.id for row in self.events(own))
        page = guest.get(f"/events/{event}").text
        form = {"kind": "confirm", "signature": signature(page) if "signature" in page else "x", "note": "seen"}
        form |= sent.pop("form", {})  # type: ignore[arg-type]
        if sent.pop("no_cookie", False):
            guest.cookies.clear()
        headers = sent.pop("headers", {})
        return guest.post("/reports/r-made-up-0-1/correct", data=form, headers=headers).status_code  # type: ignore[arg-type]

    def events(self, own: Path) -> list[queries.EventRow]:
        with Ledger.open(own) as ledger:
            return queries.events(ledger)

    def kept(self, own: Path) -> int:
        with Ledger.open(own) as ledger:
            return len(ledger.corrections())

    def test_a_form_of_the_page_is_kept(self, own: Path) -> None:
        headers = {"origin": "http://127.0.0.1:8750", "sec-fetch-site": "same-origin"}
        assert self.confirm(own, headers=headers) == 200
        assert self.kept(own) == 1

    @pytest.mark.parametrize(
        "sent",
        [
            {"form": {"signature": ""}},
            {"form": {"signature": "0" * 64}},
            {"no_cookie": True},
            {"headers": {"origin": "http://evil.example"}},
            {"headers": {"origin": "null"}},
            {"headers": {"origin": "http://127.0.0.1:9999"}},
            {"headers": {"sec-fetch-site": "cross-site"}},
            {"headers": {"sec-fetch-site": "same-site"}},
            {"read_only": True},
        ],
        ids=str,
    )
    def test_a_forged_form_is_refused(self, own: Path, sent: dict[str, object]) -> None:
        assert self.confirm(own, **sent) == 403
        assert self.kept(own) == 0

    def test_the_signature_of_another_visitor_is_no_signature(self, own: Path) -> None:
        one, other = visitor(own), visitor(own)
        event = self.events(own)[0].id
        stolen = signature(one.get(f"/events/{event}").text)
        other.get("/")
        form = {"kind": "confirm", "signature": stolen}
        assert other.post("/reports/r-made-up-0-1/correct", data=form).status_code == 403

    def test_a_read_only_desk_shows_no_forms(self, own: Path) -> None:
        page = visitor(own, read_only=True).get(f"/events/{self.events(own)[0].id}").text
        assert 'method="post"' not in page
