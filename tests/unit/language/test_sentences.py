"""Words -> sentences. Each case is a list of sentences: joined by a space (or as given) they must be found again."""

from __future__ import annotations

import pytest

from dateline.language import split
from dateline.language.sentences import LONGEST
from dateline.records import Span

CASES = [
    ["Rebels seized Goma.", "The army fled."],
    ["Is this so?", "Yes!", "It is..."],
    # quotes
    ['"We agreed," he said.', '"It is done."', "He left."],
    ["“We tried.”", "“No one came.”", "Moscow called it ‘a provocation.’", "Kyiv disagreed."],
    ['"Why?" Obama asked.', '"Stop!" said the officer.'],
    ["He said: “We will go. ", "We will not stay.”", "Then he left."],
    ["(It was the third attack.)", "The army said so."],
    # abbreviations, initials, dates
    ["President Biden met Gov. J. B. Pritzker on Oct. 26.", "They spoke."],
    ["Lt. Gen. H.R. McMaster resigned.", "J. Edgar Hoover died."],
    ["He lives in the U.S.", "The court ruled."],
    ["The U.S. Congress met on Jan. 6 at 5 p.m. Tuesday.", "He left at 6 p.m.", "They stayed."],
    ["He works for Acme Inc. in Washington, D.C.", "The company denied it."],
    ["Sen. Chuck Schumer, D-N.Y., and Rep. Ilhan Omar (D-Minn.) objected.", "They lost."],
    ["The No. 2 official fled to St. Louis.", "Martin Luther King Jr. Day passed."],
    ["He named Robert F. Kennedy Jr.", "The Senate agreed."],
    # what opens a sentence
    ["The vote was close.", "12 people abstained."],
    ["It was sold.", "iPhone sales rose.", "al-Shabab said so."],
    ["He was born in 1970. [12] [3]", "He died in 2001."],
    ["The price rose to 3.5 percent.", "$5 was paid."],
]


@pytest.mark.parametrize("sentences", CASES, ids=lambda sentences: sentences[0])
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentence.strip() for sentence in sentences)
    found = split(text, Span(0, len(text)))
    assert [text[words[0].start : words[-1].end] for words in found] == [sentence.strip() for sentence in sentences]


LINES = [
    ("A heading\n\nThe story begins.", ["A heading", "The story begins."]),
    ("ARMS TRANSFERS\nThe deal was signed.", ["ARMS TRANSFERS", "The deal was signed."]),
    ("The deal was signed.\nIt holds.", ["The deal was signed.", "It holds."]),
    (
        "The government of the eastern province said on Monday that the\nArmy had left.",
        ["The government of the eastern province said on Monday that the\nArmy had left."],
    ),
    ("The deal was signed by Gen.\nSmith of the army.", ["The deal was signed by Gen.\nSmith of the army."]),
    ("- one item\n- another item", ["- one item", "- another item"]),
    ("1. First point 2. Second point", ["1. First point 2.", "Second point"]),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_line_breaks(text: str, expected: list[str]) -> None:
    assert [text[words[0].start : words[-1].end] for words in split(text, Span(0, len(text)))] == expected


def test_a_span_is_split_by_itself() -> None:
    text = "One. Two. Three."
    assert split(text, Span(5, 9)) == [[Span(5, 8), Span(8, 9)]]
    assert split(text, Span(4, 5)) == []


@pytest.mark.parametrize(
    "text", ["." * 200_000, "… " * 100_000, "([" * 100_000, ". (" * 70_000, '."' * 100_000, "a.\n" * 70_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert sum(map(len, split(text, Span(0, len(text))))) > 10_000


@pytest.mark.parametrize(
    ("unit", "closing"),
    [("He said that ", "that"), ("Kyiv , Moscow and ", ","), ("Attack ", "Attack")],
    ids=lambda value: value.strip(),
)
def test_a_text_without_stops_is_cut_and_nothing_is_lost(unit: str, closing: str) -> None:
    text = unit * (3 * LONGEST)
    found = split(text, Span(0, len(text)))
    assert all(LONGEST // 2 < len(words) <= LONGEST for words in found[:-1])
    last = found[0][-1]
    assert text[last.start : last.end] == closing, "cut behind punctuation where there is some"
    assert [text[word.start : word.end] for words in found for word in words] == text.split()


def test_a_sentence_as_long_as_may_be_stays_whole() -> None:
    text = "so " * (LONGEST - 1) + "."
    assert [len(words) for words in split(text + " Then it ended.", Span(0, len(text) + 15))] == [LONGEST, 4]
