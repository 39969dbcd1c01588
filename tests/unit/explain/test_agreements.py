"""An agreement as JSON, in the brief's text and on its page; a report names the agreement that it is about."""

from __future__ import annotations

import json

import msgspec

from dateline.explain import accord_from, agreement_json, agreement_line, brief, brief_page, brief_text, report_json
from dateline.explain.accords import step_words
from dateline.records import (
    Agreement,
    AgreementStep,
    Attribution,
    Passage,
    Reading,
    Reason,
    Telling,
    Term,
)
from readings import TREATY, actor, country_name, day, harbour, place, treaty, words

WHY = (Reason("agreement-content", "the accord is the subject of what it does", "en/agreement_contents.tsv:5"),)


def _passage(quoted: str, says: tuple[Attribution, ...] = ()) -> Passage:
    span = words(TREATY, quoted)
    return Passage(span.start, span.end, quoted, ("natural_resource",), says, WHY)


def _step(status: str, told: Telling = "done", dated: bool = False) -> AgreementStep:
    span = words(TREATY, "signed")
    when = day(TREATY, "Friday", "2025-02-14") if dated else day(TREATY, "March 3", "2025-03-03")
    where = place(TREATY, "Lima", "PER", 3936456, 72) if dated else None
    return AgreementStep(status, told, span.start, span.end, when, where, why=WHY)


def with_agreement() -> Reading:
    """The treaty story with one agreement, whose clauses are words of the story that serve as such."""
    ministry = actor(TREATY, "the Peruvian Foreign Ministry", "PER", "GOV")
    said = words(TREATY, "said", ministry.end)
    signed, ratified = _step("signed", dated=True), _step("ratified", "ahead")
    term = words(TREATY, "March 3")
    agreement = Agreement(
        id="a-0001",
        section=2,
        form="treaty",
        kind="resources",
        names=(_passage("fishing treaty"),),
        parties=(actor(TREATY, "Peru", "PER"), actor(TREATY, "Chile", "CHL")),
        term=Term(term.start, term.end, "March 3", "2025-03-03", renewable=True),
        signing=signed,
        standing=signed,
        history=(signed, ratified),
        areas=(_passage("the waters"), _passage("the boats")),
        commitments=(_passage("ending a dispute", (Attribution(ministry, "said", said.start, said.end),)),),
        exclusions=(_passage("12 fishermen"),),
        mentions=(words(TREATY, "a fishing treaty"),),
        reports=("r-0001", "r-0002"),
        why=WHY,
    )
    return msgspec.structs.replace(treaty(), agreements=(agreement,))


def test_the_record_holds_every_field_in_its_order() -> None:
    read = with_agreement()
    record = agreement_json(read.agreements[0], read)
    assert list(record) == [
        "schema", "id", "dispatch_id", "section", "form", "kind", "names", "parties", "mediators", "term", "signing",
        "status", "history", "areas", "commitments", "exclusions", "unmentioned", "denials", "mentions", "reports",
        "cite_info", "why",
    ]  # fmt: skip
    assert record["schema"] == "dateline-agreement-1"
    assert [party["code"] for party in record["parties"]] == ["PER", "CHL"]
    assert record["status"]["status"] == "signed"
    assert (record["signing"]["date"], record["signing"]["event_loc"]["resolved_place"]) == ("2025-02-14", "Lima")
    assert [(step["status"], step["told"]) for step in record["history"]] == [("signed", "done"), ("ratified", "ahead")]
    assert record["term"]["renewable"] is True
    commitment = record["commitments"][0]
    assert TREATY[commitment["start"] : commitment["end"]] == commitment["text"] == "ending a dispute"
    assert commitment["attribution"][0]["source"]["entity_text"] == "the Peruvian Foreign Ministry"
    assert record["cite_info"]["citation"] == "wire/treaty.txt"


def test_the_line_is_one_line_of_json() -> None:
    read = with_agreement()
    line = agreement_line(read.agreements[0], read)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == agreement_json(read.agreements[0], read)


def test_a_report_names_the_agreement_that_it_is_about() -> None:
    read = with_agreement()
    named = [report_json(report, read)["agreement_id"] for report in read.reports]
    assert named == ["a-0001", "a-0001", *[None] * (len(read.reports) - 2)]


def test_the_brief_tells_it_in_words() -> None:
    shown = brief_text(brief([with_agreement()], country_name)).plain
    start = shown.index("AGREEMENTS")
    assert [line.rstrip() for line in shown[start:].splitlines()[:8]] == [
        "AGREEMENTS",
        "    fishing treaty · Peru + Chile · signed 14 February 2025, Lima, Peru",
        "      term             March 3, renewable",
        "      is about         the waters, the boats",
        "      holds            ending a dispute (says the Peruvian Foreign Ministry)",
        "      leaves out       12 fishermen",
        "      also             to be ratified 3 March 2025",
        "",
    ]
    assert shown.rstrip().endswith("; 1 agreement")


def test_a_dispatch_without_agreements_has_no_such_section() -> None:
    document = brief([harbour()], country_name)
    assert "AGREEMENTS" not in brief_text(document).plain
    assert 'class="accord' not in brief_page(document).split("</style>")[1]


def test_the_page_has_a_card_with_links_to_its_reports_and_back() -> None:
    page = brief_page(brief([with_agreement()], country_name))
    assert '<section class="accord settled" id="d1-a1"><h4>fishing treaty' in page
    assert '<a class="kind q1" href="#d1-r1" data-reports="d1-r1">1 SUPPORT</a>' in page
    assert '<p class="of-accord"><a href="#d1-a1">fishing treaty</a></p>' in page


def test_words_of_a_name_never_become_markup() -> None:
    read = with_agreement()
    name = msgspec.structs.replace(read.agreements[0].names[0], text="<b>pact</b>")
    agreement = msgspec.structs.replace(read.agreements[0], names=(name,))
    page = brief_page(brief([msgspec.structs.replace(read, agreements=(agreement,))], country_name))
    assert "<b>pact" not in page
    assert "&lt;b&gt;pact" in page


def test_steps_in_words() -> None:
    def told(status: str, telling: Telling) -> str:
        plain = msgspec.structs.replace(_step(status, telling), when=treaty().reports[1].when)
        return step_words(plain, country_name)

    assert told("signed", "done") == "signed"
    assert told("signed", "ahead") == "to be signed"
    assert told("ended", "possible") == "may be ended"
    assert told("in_force", "ahead") == "to come into force"
    assert told("signed", "denied") == "signing denied"
    assert told("called_off", "done") == "called off"
    assert told("ratified", "negated") == "not ratified"


def test_an_accord_is_titled_by_its_longest_name() -> None:
    read = with_agreement()
    more = (*read.agreements[0].names, _passage("the boats"), _passage("a dispute over the waters"))
    accord = accord_from(msgspec.structs.replace(read.agreements[0], names=more), read, country_name)
    assert accord.title == "a dispute over the waters"
    assert [line.text for line in accord.facts[0].lines] == ["fishing treaty", "the boats"]
    assert accord.start == read.agreements[0].mentions[0].start
