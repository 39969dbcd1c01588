"""What an export holds comes out once, each in its place, or is named; any bytes at all are survived."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import press_exports as exports
from dateline.errors import InputError
from dateline.intake.articles import Article, Document
from dateline.intake.databases import read, recognises
from press_exports import ACCRA, CAIRO, Paragraphs, Story

BUILDERS = (
    exports.nexis_uni, exports.lexisnexis, exports.lexisnexis_older, exports.factiva, exports.factiva_coded,
    exports.proquest, exports.proquest_newer,
)  # fmt: skip
DAY = "18 January 2025"
_WORDS = (
    "river",
    "talks",
    "Länder",
    "harbour",
    "{",
    "}",
    "\\",
    "<b>",
    "&amp;",
    "“said”",
    "—",
    "50",
    "Été",
    "𝔸",
    "|",
    "IN",
)
_sentences = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(
    lambda words: f"The {' '.join(words)} ended."
)
_names = st.sampled_from([None, "Jane Roe", "Ana María Díaz", "John van der Berg"])


@st.composite
def _stories(draw: st.DrawFn) -> list[Story]:
    """Stories with a title of their own each."""
    bodies = draw(st.lists(st.lists(_sentences, min_size=2, max_size=4), min_size=1, max_size=5))
    return [
        Story(f"Story {number} of the {draw(st.sampled_from(_WORDS))} day", tuple(body), day=DAY, author=draw(_names))
        for number, body in enumerate(bodies, start=1)
    ]


@settings(max_examples=20)
@given(stories=_stories(), data=st.data())
@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_articles_out_are_articles_in(build: object, stories: list[Story], data: st.DataObject) -> None:
    carrier = data.draw(st.sampled_from(["text", "rtf", "html", "docx"]))
    assert callable(build)
    found = list(read(Document("file", exports.carried(carrier, build(stories)))))
    assert [each.title if isinstance(each, Article) else str(each) for each in found] == [
        each.title for each in stories
    ]
    for article, story in zip(found, stories, strict=True):
        assert isinstance(article, Article)
        assert article.text.endswith("\n\n".join(story.paragraphs))
        assert article.published is not None


@given(data=st.data())
def test_any_bytes_are_survived(data: st.DataObject) -> None:
    start = data.draw(
        st.sampled_from([b"", b"{\\rtf1", b"PK\x03\x04", b"<html>", b"End of Document\nLength: 3 words\n"])
    )
    document = Document("file", start + data.draw(st.binary(max_size=300)))
    recognises("file", document.data)
    assert all(isinstance(each, Article | InputError) for each in read(document))


_LINES = [
    "1 of 3 DOCUMENTS", "End of Document", "Document 2 of 9", "_" * 30, "Length: 9 words", "LENGTH: 9 words", "Body",
    "LOAD-DATE: May 1, 2020", "Load-Date: May 1, 2020", "Full text: It rained.", "Title: Rain", "9 words", "1 May 2020",
    "English", "Document ABCD000020200501eg5100001", "HD\tRain", "LP\tIt rained.", "AN\t", "ProQuest document ID: 7",
    "Publication title: Daily", "Classification", "BYLINE: By Jo", "Copyright 2020 Daily", "It rained on Monday.", "",
    f"Documents ({'9' * 5000})", "Documents (3)",
    "Job Number: 1", "DETAILS", "BODY:", "WC\t9 words", "PD\t1 May 2020", "BODY: It rained.",
]  # fmt: skip


@given(st.lists(st.sampled_from(_LINES), max_size=30))
def test_labels_in_any_order_are_survived_and_never_doubled(lines: list[str]) -> None:
    marked = [f"{line} Mark{number}." if line.startswith("It rained") else line for number, line in enumerate(lines)]
    found = list(read(Document("file", "\n".join(marked).encode())))
    texts = [each.text for each in found if isinstance(each, Article)]
    for number, line in enumerate(marked):
        if line.endswith(f"Mark{number}."):
            assert sum(text.count(f"Mark{number}.") for text in texts) <= 1


@pytest.mark.parametrize("carrier", ["text", "rtf", "html"])
@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_a_file_cut_short_anywhere_is_survived(build: object, carrier: str) -> None:
    assert callable(build)
    whole = exports.carried(carrier, build([CAIRO._replace(day=DAY), ACCRA._replace(day=DAY)]))
    for end in range(0, len(whole), 97):
        assert all(isinstance(each, Article | InputError) for each in read(Document("file", whole[:end])))


NAMED: list[tuple[str, Paragraphs, list[str]]] = [
    (
        "more told than held (Nexis Uni)",
        exports.nexis_uni([CAIRO, ACCRA], told=3),
        ["file: says that it holds 3 documents, but 2 documents were found"],
    ),
    (
        "a number is missing (LexisNexis)",
        exports.lexisnexis([CAIRO], told=3) + exports.lexisnexis([ACCRA], first=3, told=3),
        ["file: says that there are 3 documents, but 2 documents were found; missing: 2"],
    ),
    (
        "a number comes twice (LexisNexis)",
        exports.lexisnexis([CAIRO], told=1) + exports.lexisnexis([ACCRA], told=1),
        ["file: holds documents of one number twice: 1"],
    ),
    (
        "the rest is in another file (ProQuest)",
        exports.proquest([CAIRO], told=250),
        ["file: says that there are 250 documents, but 1 document was found; missing: 2 to 250"],
    ),
    (
        "without body (Nexis Uni)",
        exports.nexis_uni([CAIRO, ACCRA._replace(paragraphs=())]),
        ["file#2: has no body (“Harbour workers end their strike”)"],
    ),
    (
        "without body (ProQuest)",
        exports.proquest([CAIRO._replace(paragraphs=("",)), ACCRA]),
        ["file#1: has no body (“Ministers resume talks on the river”)"],
    ),
    (
        "cut short (Nexis Uni)",
        exports.nexis_uni([CAIRO, ACCRA])[:-5],
        ["file#2: is not closed by “End of Document”: the file may be cut short"],
    ),
    (
        "cut short (Factiva)",
        exports.factiva([CAIRO._replace(day=DAY), ACCRA._replace(day=DAY)])[:-2],
        ["file#2: is not closed by its number (“Document ...”): the file may be cut short"],
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_what_is_missing_is_named_and_the_rest_is_read(paragraphs: Paragraphs, expected: list[str]) -> None:
    found = list(read(Document("file", exports.as_text(paragraphs))))
    assert [str(each) for each in found if isinstance(each, InputError)] == expected
    assert any(isinstance(each, Article) for each in found)


def test_proquest_without_rows_and_numbers_is_parted_at_the_end_of_each_list_of_fields() -> None:
    stories = [CAIRO._replace(day="Jan 18, 2025"), ACCRA._replace(day="Jan 19, 2025")]
    lines = [line for line in exports.proquest_newer(stories) if not (isinstance(line, str) and line.startswith("__"))]
    found = list(read(Document("file", exports.as_text(lines))))
    assert [each.title for each in found if isinstance(each, Article)] == [CAIRO.title, ACCRA.title]
    assert len(found) == 2


def test_large_exports_are_read_in_order() -> None:
    stories = [Story(f"Story {number}", ("It rained.", "It stopped."), day=DAY) for number in range(1, 301)]
    for build in (exports.nexis_uni, exports.factiva):
        found = read(Document("file", exports.as_text(build(stories))))
        titles = [each.title if isinstance(each, Article) else str(each) for each in itertools.islice(found, 400)]
        assert titles == [story.title for story in stories]
