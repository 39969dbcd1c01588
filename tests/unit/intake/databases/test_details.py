"""Single habits of each layout: lines in, fields out."""

from __future__ import annotations

import pytest

from dateline.intake.articles import Article, Document
from dateline.intake.databases import read, recognises

NEXIS_FOOT = "\n\nClassification\n\nLoad-Date: May 2, 2020\n\nEnd of Document\n"
NUMBER = "\n\nDocument NORTHD0020200501eg5100001\n"

TITLES: list[tuple[str, str, str | None, str | None]] = [
    (
        "the list on the cover repeats the title",
        "Job Number: 1\nDocuments (1)\n1. Rain in May\nNews\t-None-\n\nRain in May\nDaily\nMay 1, 2020 Friday\n"
        "Length: 9 words\n"
        "Body\n\nIt rained." + NEXIS_FOOT,
        "Rain in May",
        "Daily",
    ),
    (
        "no headline",
        "No Headline In Original\nDaily\nMay 1, 2020 Friday\nLength: 9 words\nBody\n\nIt rained." + NEXIS_FOOT,
        None,
        "Daily",
    ),
    (
        "no line of rights, a time beside the day",
        "Rain\nDaily Wire\nMay 1, 2020 Friday 8:14 PM GMT\nLength: 9 words\nBody\nIt rained." + NEXIS_FOOT,
        "Rain",
        "Daily Wire",
    ),
    (
        "a date in the title",
        "What 1 May 2020 brought\nDaily\nMay 1, 2020\nLength: 9 words\nBody\nIt rained." + NEXIS_FOOT,
        "What 1 May 2020 brought",
        "Daily",
    ),
    (
        "a title over two lines, wrapped",
        "1 of 1 DOCUMENTS\n\n  The Daily (London)\n\n  May 1, 2020 Friday\n  First Edition\n\nRAIN IN MAY AND\n"
        "WHAT IT BROUGHT"
        "\n\nSECTION: A\n\nLENGTH: 9 words\n\nIt rained.\n\nLOAD-DATE: May 2, 2020\n",
        "RAIN IN MAY AND WHAT IT BROUGHT",
        "The Daily (London)",
    ),
    (
        "rights above the outlet, an edition below the day as a paragraph",
        "1 of 1 DOCUMENTS\n\nCopyright 2020 Press\nAll Rights Reserved\n\nDaily\n\nMay 1, 2020 Friday\n\n"
        "Late Edition - Final\n\n"
        "Rain\n\nLENGTH: 9 words\n\nIt rained.\n\nLOAD-DATE: May 2, 2020\n",
        "Rain",
        "Daily",
    ),
    (
        "one document without a number",
        "Daily\n\nMay 1, 2020 Friday\n\nRain\n\nBYLINE: Jo Bloggs\n\nLENGTH: 9 words\n\nIt rained.\n\n"
        "LOAD-DATE: May 2, 2020\n",
        "Rain",
        "Daily",
    ),
    (
        "a section above, a name below",
        "World\nRain in May, and floods after it\nJo Bloggs\n9 words\n1 May 2020\nDaily\nDLY\nEnglish\n"
        "(c) 2020 Press\n\nIt rained." + NUMBER,
        "Rain in May, and floods after it",
        "Daily",
    ),
    (
        "edition and pages between outlet and language",
        "Rain\n1,234 words\n1 May 2020\n08:14 GMT\nDaily\nDLY\nFirst\n4\nEnglish\nCopyright 2020. Press.  \n\n"
        "It rained." + NUMBER,
        "Rain",
        "Daily",
    ),
    (
        "codes and blanks",
        "HD Rain IN May\nBY By Jo Bloggs\nWC 9 words\nPD 1 May 2020\nSN Daily\nLA English\nCY (c) 2020 Press\n"
        "LP It rained.\n"
        "IN short, it poured.\nCO dly : Daily\nAN Document NORTHD0020200501eg5100001\n",
        "Rain IN May",
        "Daily",
    ),
    (
        "codes in another order, a publisher behind the text",
        "CLM\tWeather\nHD\tRain\nSN\tDaily\nPD\t1 May 2020\nWC\t9 words\nBY\tJo Bloggs\nTD\tIt rained.\n\n"
        "BY noon it stopped.\nPUB Press Group\nAN\tDocument NORTHD0020200501eg5100001\n",
        "Rain",
        "Daily",
    ),
    (
        "codes on lines of their own",
        "HD\nRain\n\nWC\n9 words\n\nPD\n1 May 2020\n\nSN\nDaily\n\nLP\nIt rained.\n\nTD\nIt stopped.\n\nAN\n"
        "Document NORTHD0020200501eg5100001\n",
        "Rain",
        "Daily",
    ),
    (
        "publication info alone",
        "____________________\nDocument 1 of 1\n\nRain\nPublication info: Daily ; Port [Port]01 May 2020: A.4.\n\n"
        "Full text: It rained.\n"
        "\nProQuest document ID: 7\n",
        "Rain",
        "Daily",
    ),
]


@pytest.mark.parametrize(("text", "title", "outlet"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_title_outlet_and_day(text: str, title: str | None, outlet: str | None) -> None:
    assert recognises("file.txt", text.encode())
    (article,) = read(Document("file.txt", text.encode()))
    assert isinstance(article, Article), str(article)
    assert (article.title, article.outlet) == (title, outlet)
    assert article.published is not None
    assert str(article.published.first) == "2020-05-01"
    assert "It rained." in article.text
    assert "Load" not in article.text and "NORTHD" not in article.text and "ProQuest" not in article.text


BODIES: list[tuple[str, str, str]] = [
    (
        "captions behind the text are left out",
        "Rain\nDaily\nMay 1, 2020\nLength: 9 words\nBody\n\nIt rained.\n\nGraphic\n\nA wet street." + NEXIS_FOOT,
        "Rain\n\nIt rained.",
    ),
    (
        "without a line Body",
        "Rain\nDaily\nMay 1, 2020\nLength: 9 words\nByline: Jo Bloggs\n\nIt rained." + NEXIS_FOOT,
        "Rain\n\nBy Jo Bloggs\n\nIt rained.",
    ),
    (
        "a byline that the text has itself, and helpers",
        "Rain\nDaily\nMay 1, 2020\nLength: 9 words\nByline: Jo Bloggs; Al Smith helped\nBody\n\nBy Jo Bloggs\n\n"
        "It rained." + NEXIS_FOOT,
        "Rain\n\nBy Jo Bloggs\n\nIt rained.",
    ),
    (
        "a dateline that the text has itself",
        "Rain\nDaily\nMay 1, 2020\nLength: 9 words\nDateline: ACCRA\nBody\n\nACCRA (Wire) - It rained." + NEXIS_FOOT,
        "Rain\n\nACCRA (Wire) - It rained.",
    ),
    (
        "speakers in capitals are text",
        "1 of 1 DOCUMENTS\n\nRadio\n\nMay 1, 2020\n\nRain\n\nLENGTH: 9 words\n\nANNOUNCER: It rained.\n\n"
        "ROE: It did.\n\n"
        "LOAD-DATE: May 2, 2020\n",
        "Rain\n\nANNOUNCER: It rained.\n\nROE: It did.",
    ),
    (
        "a line of rights within the text",
        "1 of 1 DOCUMENTS\n\nDaily\n\nMay 1, 2020\n\nRain\n\nLENGTH: 9 words\n\nIt rained.\n\n"
        "Copyright law was broken.\n\nIt stopped.\n\n"
        "Copyright 2020 Press\n\nLOAD-DATE: May 2, 2020\n",
        "Rain\n\nIt rained.\n\nCopyright law was broken.\n\nIt stopped.",
    ),
    (
        "a paragraph that opens like a field",
        "____________________\nDocument 1 of 1\n\nRain\n\nFull text: It rained.\n\nLocation: the town hall.\n\n"
        "It stopped.\n\nSubject: Rain\n"
        "Title: Rain\n\nPublication title: Daily\n\nPublication date: May 1, 2020\n\nProQuest document ID: 7\n",
        "Rain\n\nIt rained.\n\nLocation: the town hall.\n\nIt stopped.",
    ),
    (
        "words in capitals that look like codes",
        "HD Rain\nWC 9 words\nPD 1 May 2020\nSN Daily\nLP It rained.\n\nBY noon it stopped.\n\nIN short, it poured.\n"
        "PUB Press Group\nAN Document NORTHD0020200501eg5100001\n",
        "Rain\n\nIt rained.\n\nBY noon it stopped.\n\nIN short, it poured.",
    ),
    (
        "a count of words within the text",
        "Rain\n9 words\n1 May 2020\nDaily\nDLY\nEnglish\n(c) 2020 Press\n\nIt rained.\n\n512 words\n\nIt stopped."
        + NUMBER,
        "Rain\n\nIt rained.\n\n512 words\n\nIt stopped.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_the_text_that_is_stored(text: str, expected: str) -> None:
    (article,) = read(Document("file.txt", text.encode()))
    assert isinstance(article, Article), str(article)
    assert article.text == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Monday. The documents were wet.",
        "This is the end of document\nLength: about nine words\n",
        "The speech had\n512 words\nand lasted an hour.",
        "By Jane Roe\n\nCAIRO (Wire) - 1 of 250 documents was read out in ProQuest's hall.",
        "Title: Rain\nAuthor: Jo\n\nIt rained for 9 words\n",
        "Length: 9 words\nmore and more",
    ],
)
def test_a_plain_dispatch_is_no_export(text: str) -> None:
    assert not recognises("story.txt", text.encode())
