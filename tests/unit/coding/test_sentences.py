"""The coder as a specification: annotated sentences in, reports out (sentences.txt; no model is needed)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.records import Actor, At, Dispatch, Mention, Reading, Report, Section, Sentence, Token
from dateline.stages import attribution, coding

TABLE = Path(__file__).with_name("sentences.txt")


class Case(NamedTuple):
    text: str
    parties: dict[str, str]
    gives: list[str]
    rows: list[list[str]]


def _cases() -> list[Case]:
    cases = []
    for block in TABLE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        heads = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "text" not in heads:
            heads = {line[2:].split(" =")[0]: line.partition(" =")[2].strip() for line in lines if " =" in line}
        if "text" not in heads:
            continue
        parties = dict(part.strip().split(" = ") for part in heads["parties"].split(";") if part.strip())
        gives = [part.strip() for part in heads.get("gives", "").split(";") if part.strip()]
        cases.append(Case(heads["text"], parties, gives, [line.split("\t") for line in lines if line[0] != "#"]))
    return cases


def _sentence(case: Case) -> Sentence:
    tokens, cursor = [], 0
    for form, lemma, upos, xpos, head, relation in case.rows:
        start = case.text.index(form, cursor)
        cursor = start + len(form)
        tokens.append(Token(start, cursor, form, lemma, upos, xpos, "", int(head) - 1, relation))
    return Sentence(0, len(case.text), tuple(tokens))


def _reading(case: Case) -> Reading:
    sentence = _sentence(case)
    mentions = []
    for index, token in enumerate(sentence.tokens):
        if token.text in case.parties:
            parts = case.parties[token.text].split()
            code = next((part for part in parts if part in _COUNTRIES), None)
            sector = next((part for part in parts if part not in _COUNTRIES), None)
            actor = Actor(code, sector, token.text, token.start, token.end)
            mentions.append(Mention(token.start, token.end, At(0, 0, index), "name", (actor,)))
    return Reading(
        Dispatch("d", case.text, "d"),
        sections=(Section("body", 0, len(case.text)),),
        sentences=((sentence,),),
        mentions=tuple(mentions),
    )


_COUNTRIES = frozenset(
    "IRQ KWT FRA TCD POL UKR IRN ISR SRB KOS ESP VEN TUR GRC ETH ERI JOR RUS UGA KEN SDN HUN".split()
)


def _compact(report: Report) -> str:
    def side(actors: tuple[Actor, ...]) -> str:
        return " + ".join(" ".join(filter(None, (actor.code, actor.sector))) for actor in actors)

    kind = f"{report.event}/{report.mode}" if report.mode else report.event
    stance = "" if report.stance == "asserted" else report.stance
    parts = (kind, side(report.actors), ">", side(report.recipients), *report.aux, stance)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.text)
def test_a_sentence_gives_its_reports(case: Case) -> None:
    reading = coding.stage().run(attribution.stage().run(_reading(case)))
    assert [_compact(report) for report in reading.reports] == case.gives
