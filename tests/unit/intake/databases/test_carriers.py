"""Text, RTF, DOCX and HTML to lines; what is hostile or damaged is refused or does no harm."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from dateline.errors import InputError
from dateline.intake.articles import Document
from dateline.intake.databases import LIMIT_EXPORT_BYTES, read, recognises
from dateline.intake.databases.carrier import carried
from press_exports import CAIRO, as_docx, as_rtf, nexis_uni

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _lines(data: bytes) -> list[str]:
    return [line.text for line in carried(Document("file", data)).lines]


def _shown(data: bytes) -> list[str]:
    return [text for text in _lines(data) if text]


RTF: list[tuple[str, str, list[str]]] = [
    ("paragraphs", r"{\rtf1 One\par Two\line Three\par}", ["One", "", "Two", "Three"]),
    ("line ends of the source", "{\\rtf1 One\r\n two\\par\r\nThree}", ["One two", "", "Three"]),
    ("a row of a table", r"{\rtf1\trowd One\cell Two\cell\row Three}", ["One\tTwo", "", "Three"]),
    ("characters of the code page", r"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0}", ["Мир"]),
    ("characters beyond it", r"{\rtf1\uc1 \u8220?A\u-10187?\u-8512?\u8221?}", ["“A𝛀”".replace("𝛀", "\U0001d6c0")]),
    ("characters beyond it, written twice", r"{\rtf1\ansi\ansicpg1252\uc1 \u8217\'92s\'a0now}", ["’s now"]),
    (
        "a link without its address",
        r'{\rtf1 See {\field{\*\fldinst{HYPERLINK "http://a.example"}}{\fldrslt {the page}}} now\par}',
        ["See the page now", ""],
    ),
    ("headers, notes on the file and pictures", r"{\rtf1{\header H\par}{\info{\title T}}{\pict 00ff}Body}", ["Body"]),
    ("what is written of a control word", r"{\rtf1 A\\par B}", ["A\\par B"]),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in RTF], ids=[row[0] for row in RTF])
def test_rtf(source: str, expected: list[str]) -> None:
    lines = _lines(source.encode("ascii"))
    while lines and not lines[-1] and len(lines) > len(expected):
        lines.pop()
    assert lines == expected


HTML: list[tuple[str, str, list[str]]] = [
    ("blocks and breaks", "<html><p>One<p>Two<br>Three</html>", ["One", "", "Two", "Three"]),
    ("scripts, styles, titles", "<html><head><title>T</title></head><script>x</script><p>One</p>", ["One"]),
    (
        "a row of a table",
        "<table><tr><td><b>HD</b></td><td><p>One</p><p>Two</p></td></tr></table>",
        ["HD\tOne", "", "Two"],
    ),
    ("text laid out by hand", "<html><pre>One\ntwo\n\nThree</pre></html>", ["One", "two", "", "Three"]),
    ("entities and comments", "<html><p>A &amp; B<!-- no --> &#8212; C</p>", ["A & B — C"]),
    ("spans within a line", "<html><p>LENGTH: <span>9 words</span></p>", ["LENGTH: 9 words"]),
    ("a line end within a paragraph", "<html><p>One\n two</p>", ["One two"]),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in HTML], ids=[row[0] for row in HTML])
def test_html(source: str, expected: list[str]) -> None:
    lines = _lines(source.encode())
    assert lines == [*expected, ""]


def test_html_in_a_declared_encoding() -> None:
    source = '<html><head><meta charset="windows-1251"></head><p>Мир</p></html>'
    assert _shown(source.encode("windows-1251")) == ["Мир"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_its_encodings(encoding: str) -> None:
    text = "Zürich, a town of the lake, was quiet on Monday.\r\nSo was its neighbour.\n"
    assert _shown(text.encode(encoding)) == [
        "Zürich, a town of the lake, was quiet on Monday.",
        "So was its neighbour.",
    ]


def test_docx_looks_into_what_wraps_paragraphs_and_takes_each_cell_once() -> None:
    made = docx.Document()
    made.add_heading("Head", level=1)
    body = made.element.body
    held = f"<w:p {_NAMESPACE}><w:ins><w:r><w:t>held</w:t><w:tab/><w:t>in</w:t></w:r></w:ins></w:p>"
    body.append(parse_xml(f"<w:sdt {_NAMESPACE}><w:sdtContent>{held}</w:sdtContent></w:sdt>"))
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc>'
    body.append(parse_xml(f"<w:tbl {_NAMESPACE}><w:tr>{wide}<w:tc><w:p/></w:tc></w:tr></w:tbl>"))
    stream = io.BytesIO()
    made.save(stream)
    pages = carried(Document("file", stream.getvalue()))
    assert [(line.text, line.heading) for line in pages.lines if line.text] == [
        ("Head", True),
        ("held\tin", False),
        ("wide", False),
    ]


def _repacked(change: dict[str, bytes], source: bytes | None = None) -> bytes:
    """A Word document with some parts put in the place of others."""
    stream = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(source or as_docx(["One"])))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in old.namelist():
            if name not in change:
                packed.writestr(name, old.read(name))
        for name, data in change.items():
            packed.writestr(name, data)
    return stream.getvalue()


def test_docx_resolves_no_entities() -> None:
    entities = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbbb">]>'
    inner = "<w:body><w:p><w:r><w:t>before &a;&b; behind</w:t></w:r></w:p></w:body>"
    data = _repacked({"word/document.xml": f"{entities}<w:document {_NAMESPACE}>{inner}</w:document>".encode()})
    assert "bbbb" not in "".join(_lines(data))
    assert _shown(data)[0].startswith("before")


REFUSED: list[tuple[str, bytes, str]] = [
    ("tightly packed", _repacked({"word/big.xml": b"a" * 3_000_000}), "is packed suspiciously tightly (word/big.xml)"),
    (
        "many parts",
        _repacked({f"word/{number}.xml": b"" for number in range(2001)}),
        "has 2,019 parts; a DOCX file may have 2,000 here",
    ),
    ("no ZIP", b"PK\x03\x04" + b"x" * 100, "cannot be read as a ZIP or DOCX file: File is not a zip file"),
    ("no XML", _repacked({"word/document.xml": b"<w:document"}), "cannot be read as a DOCX file: "),
    ("font table without end", rb"{\rtf1{\fonttbl" + rb"\f1" * 30_000, "is damaged RTF: its font table has no end"),
    ("a PDF", b"%PDF-1.7 x", "is no text but a PDF file; save its text first"),
    ("one dispatch in RTF", rb"{\rtf1 It rained.}", "is no export of Nexis Uni, LexisNexis, Factiva or ProQuest; "),
]


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(data: bytes, reason: str) -> None:
    (error,) = read(Document("file", data))
    assert isinstance(error, InputError)
    assert error.reason.startswith(reason)


def test_a_zip_of_other_things_is_no_export() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("a.txt", "It rained.")
    assert not recognises("a.zip", stream.getvalue())


def test_more_than_an_export_can_be_is_refused_at_once() -> None:
    (error,) = read(Document("file", bytes(LIMIT_EXPORT_BYTES + 1)))
    assert str(error) == "file: is too large for an export of a news database: 64 MiB at most"


def test_declared_sizes_are_added_up_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.intake.databases.docx.LIMIT_UNPACKED", 1024 * 1024)
    data = _repacked({f"word/{number}.xml": bytes(range(256)) * 2000 for number in range(3)})
    (error,) = read(Document("file", data))
    assert str(error) == "file: is too large once it is unpacked: 1 MiB at most"


@pytest.mark.parametrize(
    "source",
    [
        as_rtf(nexis_uni([CAIRO], cover=False))[:-1] + rb"{\field{\*\fldinst{HYPERLINK \"a\"}}{\fldrslt b}}" * 3000,
        b"Length: 9 words\nBody\n" + b"\t" * 200_000 + b"x",
        b"LENGTH: 9 words\n" + b"(c) 2000\n\n" * 30_000 + b"x\n",
        b"ProQuest document ID: 1\nPublication title: D\n" + b"Document 1 of 2\n" * 20_000,
        b"Publication title: " + b" \t" * 100_000 + b"\nProQuest document ID: 1\n",
        b"<html>" + b"<div>" * 50_000 + b"End of Document",
        b"9 words\n1 May 2020\n" * 10_000,
        b"End of Document\n" * 20_000 + b"Length: 9 words\n",
    ],
    ids=["links", "tabs", "rights", "numbers", "blanks", "depth", "counts", "ends"],
)
def test_time_grows_with_the_length_only(source: bytes) -> None:
    started = time.process_time()
    for _ in read(Document("file", source)):
        pass
    assert time.process_time() - started < 4
