"""`dateline read` on exports of news databases: every layout in every carrier, and what is said of those with gaps."""

from __future__ import annotations

import json
from pathlib import Path

import press_exports as exports
from installed import dateline, needs_command
from press_exports import ACCRA, CAIRO, Paragraphs

pytestmark = [needs_command]

_FACTIVA = [story._replace(day="18 January 2025") for story in (CAIRO, ACCRA)]
_PROQUEST = [story._replace(day="Jan 18, 2025") for story in (CAIRO, ACCRA)]
LAYOUTS: dict[str, Paragraphs] = {
    "nexis": exports.nexis_uni([CAIRO, ACCRA]),
    "lexisnexis": exports.lexisnexis([CAIRO, ACCRA]),
    "older": exports.lexisnexis_older([CAIRO, ACCRA]),
    "factiva": exports.factiva(_FACTIVA),
    "coded": exports.factiva_coded(_FACTIVA),
    "proquest": exports.proquest(_PROQUEST),
    "newer": exports.proquest_newer(_PROQUEST),
}
ENDINGS = {"text": "txt", "rtf": "rtf", "docx": "docx", "html": "html"}


def _read(folder: Path, *arguments: str) -> tuple[int, list[dict[str, object]], str]:
    """Exit code, reports and messages of a run."""
    result = dateline(folder, "read", "--format", "jsonl", *arguments)
    reports = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return result.returncode, reports, result.stderr.decode()


def test_a_folder_of_every_kind_of_export(tmp_path: Path) -> None:
    wanted = set()
    for layout, paragraphs in LAYOUTS.items():
        for carrier, ending in ENDINGS.items():
            name = f"{layout}.{ending}"
            (tmp_path / name).write_bytes(exports.carried(carrier, paragraphs))
            wanted |= {f"./{name}#{number}" for number in (1, 2)}
    code, reports, messages = _read(tmp_path, ".")
    assert code == 0, messages
    assert {Path(str(_cited(report)["citation"])) for report in reports} == {Path(each) for each in wanted}
    for report in reports:
        cited = _cited(report)
        assert cited["publication"] == "Northland Daily"
        assert cited["language"] == "en"
        assert cited["published"] == {"from": "2025-01-18", "to": "2025-01-18", "precision": "day"}
        assert cited["title"] in (CAIRO.title, ACCRA.title)
    days = {report["date"] for report in reports if report["text"] == CAIRO.paragraphs[0]}
    assert days == {"2025-01-17"}


def test_what_is_missing_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    gapped = exports.nexis_uni([CAIRO, ACCRA._replace(paragraphs=())], told=3)
    (tmp_path / "gapped.rtf").write_bytes(exports.carried("rtf", gapped))
    code, reports, messages = _read(tmp_path, "gapped.rtf")
    assert code == 1
    assert {_cited(report)["title"] for report in reports} == {CAIRO.title}
    assert "gapped.rtf#2: has no body (“Harbour workers end their strike”)" in messages
    assert "gapped.rtf: says that it holds 3 documents, but 2 documents were found" in messages


def _cited(report: dict[str, object]) -> dict[str, object]:
    cited = report["cite_info"]
    assert isinstance(cited, dict)
    return cited
