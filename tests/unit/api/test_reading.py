"""Readings as dictionaries and frames, and what is refused before any model is loaded."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dateline
from dateline.api.reading import SharedReader
from dateline.api.results import Published, interval_of
from dateline.errors import InputError
from dateline.explain import report_line
from dateline.records import Dispatch, Reading
from readings import harbour, treaty


def test_a_record_is_what_read_prints() -> None:
    reading = treaty()
    assert dateline.report_records(reading) == [json.loads(report_line(report, reading)) for report in reading.reports]


def test_a_frame_has_a_row_a_report() -> None:
    pytest.importorskip("polars")
    several = dateline.frame([treaty(), harbour()])
    assert several["report_id"].to_list() == [
        report.id for reading in (treaty(), harbour()) for report in reading.reports
    ]
    assert dateline.frame(harbour()).rows() == several.tail(len(harbour().reports)).rows()
    assert several["event_id"].null_count() == several.height


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2025-02", dt.date(2025, 2, 1), dt.date(2025, 2, 28)),
        (dt.date(2025, 2, 3), dt.date(2025, 2, 3), dt.date(2025, 2, 3)),
    ],
)
def test_days_may_be_words_or_dates(given: Published, first: dt.date, last: dt.date) -> None:
    found = interval_of(given)
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert interval_of(found) is found


def test_what_is_no_dispatch_is_refused() -> None:
    with pytest.raises(InputError, match="is empty"):
        dateline.read("")
    with pytest.raises(InputError, match="is no date"):
        dateline.read("Talks ended.", published="soon")


def test_a_file_that_cannot_be_read_is_raised_or_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    with pytest.raises(InputError, match="is not there"):
        list(dateline.read_files(gone))
    told: list[tuple[str, str]] = []
    assert list(dateline.read_files([gone], on_failure=lambda *failure: told.append(failure))) == []
    assert told == [(str(gone), "is not there")]


def test_importing_costs_nothing() -> None:
    asked = "import sys, dateline; print(sorted({'msgspec', 'polars', 'sqlite3', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout == b"[]\n"


def test_what_is_offered_is_listed_and_nothing_else() -> None:
    assert {"open", "read", "read_files", "frame", "report_records", "LedgerView"} <= set(dir(dateline))
    for name in dateline._OFFERED:
        assert getattr(dateline, name).__module__.startswith("dateline.api")
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        dateline.reed  # type: ignore[attr-defined] # noqa: B018


def test_one_thread_reads_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline is built once, however many threads ask first, and never read by two."""
    built: list[str] = []
    inside = threading.Lock()

    class Pipeline:
        def read(self, dispatch: Dispatch) -> Reading:
            assert inside.acquire(blocking=False)
            time.sleep(0.005)
            inside.release()
            return Reading(dispatch)

    def build(threads: int) -> Pipeline:
        built.append("built")
        return Pipeline()

    monkeypatch.setattr("dateline.pipeline.build", build)
    reader = SharedReader()
    with ThreadPoolExecutor(8) as pool:
        texts = [f"text {number}" for number in range(16)]
        found = pool.map(lambda text: reader.read(Dispatch(text, text, text)), texts)
        assert [reading.dispatch.id for reading in found] == texts
    assert built == ["built"]
