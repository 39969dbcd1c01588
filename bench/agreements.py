"""Score the agreements of dispatches against rows written before the stage was, field by field.

    python bench/agreements.py [--set agreements] [--misses]

Sets: FOLDER/*.txt and FOLDER.tsv under bench/gold. A record is found by its anchor: words of one mention of the accord.
Then each field is compared value by value. Parties are codes; days ISO 8601, the first of the interval, as precise as
the row; names, areas and clauses fit where one holds the other's words, or they share most of them; a step is status
and how it is told. Of every field: right, wanted, told, and from them recall and precision.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import defaultdict
from pathlib import Path

from dateline import pipeline
from dateline.records import Agreement, AgreementStep, Dispatch, Passage, Reading

GOLD = Path(__file__).resolve().parent / "gold"
FIELDS = (
    "parties", "names", "term", "signed_on", "signed_at", "hands", "areas", "commitments", "exclusions", "unmentioned",
    "history", "status",
)  # fmt: skip
EXACT = ("parties", "signed_on", "history", "status")


def wanted_rows(path: Path) -> dict[tuple[str, str], dict[str, list[str]]]:
    """(dispatch, accord) -> field -> values."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "doc\t")):
            doc, accord, field, values = line.split("\t")
            found[doc, accord][field] = values.split("|")
    return found


def told_values(agreement: Agreement) -> dict[str, list[str]]:
    """The fields of a record as the rows put them."""

    def texts(passages: tuple[Passage, ...]) -> list[str]:
        return [passage.text for passage in passages]

    signing = agreement.signing
    return {
        "parties": [actor.code or actor.text for actor in agreement.parties],
        "names": texts(agreement.names),
        "term": [agreement.term.text] if agreement.term else [],
        "signed_on": [signing.when.first.isoformat()] if signing and signing.when.first else [],
        "signed_at": [signing.place.name or signing.place.text] if signing and signing.place else [],
        "hands": [hand.identifier or hand.text for hand in signing.hands] if signing else [],
        "areas": texts(agreement.areas),
        "commitments": texts(agreement.commitments),
        "exclusions": texts(agreement.exclusions),
        "unmentioned": texts(agreement.unmentioned),
        "history": [step_words(step) for step in agreement.history],
        "status": [step_words(agreement.standing)] if agreement.standing else [],
    }


def step_words(step: AgreementStep) -> str:
    """ "signed", "ended possible": a step as the rows put it."""
    return step.status if step.told == "done" else f"{step.status} {step.told}"


def fits(field: str, wanted: str, told: str) -> bool:
    """Whether a told value is the wanted one."""
    if field in EXACT:
        return told.startswith(wanted) if field == "signed_on" else told == wanted
    first, second = set(_plain(wanted).split()), set(_plain(told).split())
    shared = len(first & second) / max(len(first), len(second))
    return shared >= 0.6 or (first <= second and len(second) <= 2 * len(first) + 2)


def _plain(words: str) -> str:
    """Lower case without accents."""
    return unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="agreements")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    rows = wanted_rows(GOLD / f"{arguments.set}.tsv")
    reader = pipeline.build()
    counts: dict[str, list[int]] = {field: [0, 0, 0] for field in ("accord", *FIELDS)}
    for file in sorted((GOLD / arguments.set).glob("*.txt")):
        doc = file.stem.split("-")[0]
        reading = reader.read(Dispatch(file.stem, file.read_text(encoding="utf-8"), file.name))
        misses = score(reading, {accord: row for (of, accord), row in rows.items() if of == doc}, counts)
        if arguments.misses:
            print(f"== {file.name}", *misses, sep="\n")
    for field, (right, wanted, told) in counts.items():
        recall, precision = right / wanted if wanted else 1.0, right / told if told else 1.0
        shares = f"recall {recall:.2f}  precision {precision:.2f}"
        print(f"{field:12} right {right:3} of {wanted:3} wanted, {told:3} told   {shares}")


def score(reading: Reading, rows: dict[str, dict[str, list[str]]], counts: dict[str, list[int]]) -> list[str]:
    """Count one dispatch into `counts` (right, wanted, told by field); what was missed or too much, in words."""
    text = reading.dispatch.text
    misses: list[str] = []
    free = list(reading.agreements)
    counts["accord"][1] += len(rows)
    counts["accord"][2] += len(free)
    for accord, row in rows.items():
        at = text.index(row["anchor"][0])
        end = at + len(row["anchor"][0])
        match = next((a for a in free if any(m.start < end and m.end > at for m in a.mentions)), None)
        if match is None:
            misses.append(f"   not found: {accord}")
        else:
            free.remove(match)
            counts["accord"][0] += 1
        told = told_values(match) if match else {}
        for field in FIELDS:
            want, have = list(row.get(field, [])), list(told.get(field, []))
            counts[field][1] += len(want)
            counts[field][2] += len(have)
            for value in list(want):
                hit = next((item for item in have if fits(field, value, item)), None)
                if hit is not None:
                    counts[field][0] += 1
                    want.remove(value)
                    have.remove(hit)
            if want or have:
                misses.append(f"   {accord} {field}: missing {want}, too much {have}")
    misses += [f"   too much: {text[a.mentions[0].start : a.mentions[0].end]!r} {told_values(a)}" for a in free]
    for agreement in free:
        for field, values in told_values(agreement).items():
            counts[field][2] += len(values)
    return misses


if __name__ == "__main__":
    main()
