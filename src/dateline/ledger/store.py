"""The ledger as the rest of Dateline uses it: runs, what is added, what failed, what is corrected and forgotten.

Each dispatch comes in one transaction with everything that follows from it: a killed run leaves whole dispatches, and
the next one goes on where it stopped. Adding the same content twice changes nothing; the same article with other words
is a new version, and what only the old version told no longer counts.

    with Ledger.open(path, write=True) as ledger:
        run = ledger.begin_run("add", identity)
        ledger.add(reading, run)
        ledger.end_run(run)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import msgspec

from dateline import merging
from dateline.errors import AbsentError
from dateline.ledger import accords, linking, lookups, outlets, relinking, runs, stories
from dateline.ledger.corrections import Anchor, Correction, check, corrected, keep, kept, standing
from dateline.ledger.file import connect, snapshot, transaction
from dateline.ledger.results import Added, Codes, Identity
from dateline.ledger.rows import (
    dispatch_row,
    item_of,
    party_rows,
    reading_from,
    report_from,
    report_row,
    section_rows,
    text_hash,
)
from dateline.merging.copies import Outlets
from dateline.merging.told import retold
from dateline.records import Dispatch, Reading, Report


class Ledger:
    """An open ledger file. To be used by one thread; any number of processes may read while one writes."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> Ledger:
        """The ledger at `path`; made where it is missing, if it is to be written. Raises LedgerError."""
        return cls(path, connect(path, write=write))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """Questions asked inside see the ledger as it was at the first of them."""
        return snapshot(self.connection)

    # --- runs --------------------------------------------------------------------------------------------------------

    def begin_run(self, command: str, identity: Identity) -> int:
        """The number of a run that begins now; a recoding that the same coder left unfinished goes on."""
        return runs.begin(self.connection, command, identity)

    def codes(self, run: int) -> Codes:
        """The types and contexts of the ontology by which a run coded."""
        return runs.codes(self.connection, run)

    def outlets(self) -> Outlets:
        """The outlets that are known here: ours, and before them those of its user."""
        return outlets.known(self.connection)

    def use_outlets(self, path: Path) -> bool:
        """Know outlets by the rows of a user's CSV file from now on, in the place of those given before, and count the
        voices of every event anew; whether anything changed. Raises LexiconError."""
        with transaction(self.connection):
            if not outlets.use(self.connection, path):
                return False
            every = self.connection.execute("SELECT id FROM events").fetchall()
            linking.write_events(self.connection, (id for (id,) in every))
            return True

    def end_run(self, run: int) -> None:
        """Mark a run as ended; one that was killed stays open."""
        with transaction(self.connection):
            stories.refresh(self.connection)
            accords.gather(self.connection)
            runs.end(self.connection, run)

    # --- dispatches --------------------------------------------------------------------------------------------------

    def uncoded(self, run: int) -> list[tuple[str, str]]:
        """Id and citation of every dispatch that a recoding has still to read, in the order in which they came."""
        return runs.uncoded(self.connection, run)

    def has(self, dispatch: str) -> bool:
        """Whether a dispatch with this id is here, in its present or an earlier version."""
        return self.connection.execute("SELECT 1 FROM dispatches WHERE id = ?", (dispatch,)).fetchone() is not None

    def dispatches(self) -> list[tuple[str, str]]:
        """Id and citation of every dispatch in its present version, in the order in which they came."""
        rows = self.connection.execute("SELECT id, citation FROM dispatches WHERE current = 1 ORDER BY number")
        return [(row["id"], row["citation"]) for row in rows]

    def dispatch(self, id: str) -> Dispatch:
        """A dispatch as it came. Raises AbsentError where there is none."""
        row = self.connection.execute("SELECT reading, text FROM dispatches WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise AbsentError(str(self.path), f"holds no dispatch {id}")
        return reading_from(row["reading"], row["text"]).dispatch

    def add(self, reading: Reading, run: int) -> Added | None:
        """Keep a reading with its reports, and merge these into events. None where the dispatch is here already."""
        with transaction(self.connection):
            if self.has(reading.dispatch.id):
                return None
            version, touched = self._retire(item_of(reading.dispatch))
            row = dispatch_row(reading)
            row |= {"version": version, "current": 1, "run": run}
            _insert(self.connection, "dispatches", row)
            self.connection.executemany("INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?, ?)", section_rows(reading))
            corrections = standing(self.corrections())
            self._put(reading.reports, reading, run, corrections)
            stories.put(self.connection, reading)
            accords.put(self.connection, reading)
            self._settle(touched | self._weave(reading.dispatch.id, corrections))
            self.connection.execute("DELETE FROM failures WHERE name = ?", (reading.dispatch.citation,))
            return Added(reading.dispatch.id, version, len(reading.reports))

    def fail(self, name: str, reason: str, run: int, stage: str | None = None, dispatch: str | None = None) -> None:
        """Keep what could not be read; a later success under the same name takes it away."""
        self.connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)", (name, reason, stage, dispatch, run)
        )

    def mended(self, name: str) -> None:
        """Take a name off the failures: what stood under it could be had after all."""
        self.connection.execute("DELETE FROM failures WHERE name = ?", (name,))

    def forget(self, dispatch: str) -> None:
        """Take a dispatch out with everything that was in it, and every trace of its words out of the file.

        Raises AbsentError where there is no such dispatch.
        """
        with transaction(self.connection):
            row = self.connection.execute("SELECT text_hash FROM dispatches WHERE id = ?", (dispatch,)).fetchone()
            if row is None:
                raise AbsentError(str(self.path), f"holds no dispatch {dispatch}")
            touched = linking.unlink(self.connection, self._report_ids(dispatch))
            touched |= stories.remove(self.connection, dispatch)
            accords.loosen(self.connection, dispatch)
            self.connection.execute("DELETE FROM dispatches WHERE id = ?", (dispatch,))
            self.connection.execute("DELETE FROM failures WHERE dispatch = ?", (dispatch,))
            if not self.connection.execute(
                "SELECT 1 FROM dispatches WHERE text_hash = ?", (row["text_hash"],)
            ).fetchone():
                self.connection.execute("DELETE FROM corrections WHERE text_hash = ?", (row["text_hash"],))
            self.connection.execute("INSERT INTO words(words) VALUES ('optimize')")
            self._settle(touched)
            stories.refresh(self.connection)
        relinking.discard(self.path)
        self.connection.execute("VACUUM")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # --- reports -----------------------------------------------------------------------------------------------------

    def recode(self, reading: Reading, run: int) -> tuple[int, int]:
        """Put a new reading of a dispatch that is here in the place of the old one: how many reports went and came.

        Reports that come out the same stay as they are, the others find their events like those of a new dispatch. Only
        `relink` makes events as they would be if all had been read so from the start.
        """
        with transaction(self.connection):
            present = "SELECT id, coded FROM reports WHERE dispatch = ? AND until_run IS NULL"
            old = dict(self.connection.execute(present, (reading.dispatch.id,)).fetchall())
            new = {report.id: report for report in reading.reports}
            coded = {key: report_row(report, reading)["record"] for key, report in new.items()}
            gone = [key for key, before in old.items() if coded.get(key) != before]
            come = [key for key in new if key not in old or key in gone]
            touched = linking.unlink(self.connection, gone)
            self.connection.executemany(
                "UPDATE reports SET until_run = ? WHERE id = ? AND until_run IS NULL", [(run, key) for key in gone]
            )
            corrections = standing(self.corrections())
            row = dispatch_row(reading) | {"coded_run": run}
            kept = ("title", "outlet", "author", "published_first", "published_last", "reading", "coded_run")
            self.connection.execute(
                f"UPDATE dispatches SET {_settings(kept)} WHERE id = ?",
                (*(row[name] for name in kept), reading.dispatch.id),
            )
            lookups.retell(self.connection, reading.dispatch.id)
            self._put([new[key] for key in come], reading, run, corrections)
            touched |= stories.put(self.connection, reading)
            accords.put(self.connection, reading)
            self._settle(touched | self._weave(reading.dispatch.id, corrections))
            return len(gone), len(come)

    def relink(self, told: relinking.Told | None = None) -> None:
        """Make copies, events and storylines anew, in the order in which the dispatches came; `told` hears how far it
        is. A run that was killed in it goes on where it was."""
        relinking.relink(self.path, self.connection, _weave_all, told)

    # --- corrections -------------------------------------------------------------------------------------------------

    def corrections(self) -> list[Correction]:
        """All of them, in the order in which they were made, undone ones too."""
        return kept(self.connection)

    def correct(self, correction: Correction) -> int:
        """Keep a correction and let it take effect; its number."""
        with transaction(self.connection):
            number = keep(self.connection, correction, runs.now())
            self._replay(correction.anchor.text_hash)
            return number

    def anchor(self, report: str) -> Anchor:
        """What a correction of this report is anchored to. Raises AbsentError where there is no such report."""
        row = self.connection.execute(
            "SELECT d.text_hash, r.trigger_start, r.trigger_end, r.coded FROM reports r"
            " JOIN dispatches d ON d.id = r.dispatch WHERE r.id = ? AND r.until_run IS NULL",
            (report,),
        ).fetchone()
        if row is None:
            raise AbsentError(str(self.path), f"holds no report {report}")
        coded = report_from(row["coded"])
        return Anchor(row["text_hash"], row["trigger_start"], row["trigger_end"], coded.event)

    def check(self, report: str, field: str, value: str) -> None:
        """Raises ValueError with a plain sentence where a value cannot stand in a field of this report: types, modes
        and contexts are those of the ontology that its dispatch was read by."""
        row = self.connection.execute(
            "SELECT r.type, coalesce(d.coded_run, d.run) AS run FROM reports r JOIN dispatches d ON d.id = r.dispatch"
            " WHERE r.id = ? AND r.until_run IS NULL",
            (report,),
        ).fetchone()
        if row is None:
            raise AbsentError(str(self.path), f"holds no report {report}")
        check(field, value, self.codes(row["run"]), row["type"])

    def orphaned(self) -> list[Correction]:
        """Corrections that stand but whose report the coder no longer makes, or whose dispatch is gone."""
        return [each for each in standing(self.corrections()) if self._reports_of(each.anchor) == []]

    # --- inside ------------------------------------------------------------------------------------------------------

    def _retire(self, item: str) -> tuple[int, set[str]]:
        """The version that comes next, and the events that lose what only the version before told."""
        row = self.connection.execute(
            "SELECT id, version FROM dispatches WHERE item = ? ORDER BY version DESC", (item,)
        ).fetchone()
        if row is None:
            return 1, set()
        self.connection.execute("UPDATE dispatches SET current = 0 WHERE item = ?", (item,))
        touched = linking.unlink(self.connection, self._report_ids(row["id"]))
        accords.loosen(self.connection, row["id"])
        return row["version"] + 1, touched | stories.remove(self.connection, row["id"])

    def _put(self, reports: Iterable[Report], reading: Reading, run: int, corrections: list[Correction]) -> None:
        """Insert reports as coded and as corrected, with their parties."""
        hashed = text_hash(reading.dispatch.text)
        codes = self.codes(run)
        accords = {report: each.id for each in reversed(reading.agreements) for report in each.reports}
        for coded in reports:
            report, row = _corrected_row(coded, reading, _of(corrections, hashed, coded), codes)
            row |= {
                "since_run": run,
                "coded": report_row(coded, reading)["record"],
                "unit": stories.unit_of(report, reading),
                "told": msgspec.json.encode(merging.told(report, reading, agreement=accords.get(coded.id))).decode(),
            }
            number = _insert(self.connection, "reports", row)
            self._put_parties(number, report)

    def _put_parties(self, number: int, report: Report) -> None:
        self.connection.executemany("INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?, ?, ?)", party_rows(number, report))

    def _weave(self, dispatch: str, corrections: list[Correction]) -> set[str]:
        """Find copies, merge the reports and place the stories of a dispatch; the events that are to be written."""
        touched = stories.find_copies(self.connection, dispatch)
        touched |= self._link(dispatch, corrections)
        stories.place(self.connection, dispatch)
        return touched

    def _link(self, dispatch: str, corrections: list[Correction]) -> set[str]:
        """Merge the reports of a dispatch, in order; the events that are to be written."""
        bonds = linking.Bonds(self.connection, corrections)
        rows = self.connection.execute(
            "SELECT id, told FROM reports WHERE dispatch = ? AND until_run IS NULL AND dropped = 0 AND event IS NULL"
            " ORDER BY number",
            (dispatch,),
        ).fetchall()
        touched: set[str] = set()
        for row in rows:
            touched |= linking.link(self.connection, row["id"], linking.told_from(row["told"]), bonds)
        return touched

    def _replay(self, hashed: str) -> None:
        """Let the corrections of a text take effect on its reports, and on the events that these stand in."""
        corrections = standing(self.corrections())
        touched: set[str] = set()
        dispatches = self.connection.execute(
            "SELECT id, reading, text, coalesce(coded_run, run) AS run FROM dispatches"
            " WHERE text_hash = ? AND current = 1 ORDER BY number",
            (hashed,),
        ).fetchall()
        for dispatch in dispatches:
            codes = self.codes(dispatch["run"])
            reading = reading_from(dispatch["reading"], dispatch["text"])
            touched |= linking.unlink(self.connection, self._report_ids(dispatch["id"]))
            for row in self.connection.execute(
                "SELECT number, coded, told FROM reports WHERE dispatch = ? AND until_run IS NULL", (dispatch["id"],)
            ).fetchall():
                coded = report_from(row["coded"])
                self._correct_row(row, reading, coded, _of(corrections, hashed, coded), codes)
        for dispatch in dispatches:
            touched |= self._link(dispatch["id"], corrections)
        touched |= linking.Bonds(self.connection, corrections).unite_all()
        self._settle(touched)

    def _settle(self, events: set[str]) -> None:
        """Write what these events are now, and gather the agreements that hang on them."""
        linking.write_events(self.connection, events)
        accords.gather(self.connection, events)

    def _correct_row(
        self, row: sqlite3.Row, reading: Reading, coded: Report, mine: list[Correction], codes: Codes
    ) -> None:
        report, columns = _corrected_row(coded, reading, mine, codes)
        told = retold(linking.told_from(row["told"]), merging.told(report, reading))
        columns["told"] = msgspec.json.encode(told).decode()
        self.connection.execute(
            f"UPDATE reports SET {_settings(columns)} WHERE number = ?",
            (*columns.values(), row["number"]),
        )
        self.connection.execute("DELETE FROM parties WHERE report = ?", (row["number"],))
        self._put_parties(row["number"], report)

    def _report_ids(self, dispatch: str) -> list[str]:
        rows = self.connection.execute(
            "SELECT id FROM reports WHERE dispatch = ? AND until_run IS NULL ORDER BY number", (dispatch,)
        )
        return [row["id"] for row in rows]

    def _reports_of(self, anchor: Anchor) -> list[str]:
        rows = self.connection.execute(
            "SELECT r.id FROM reports r JOIN dispatches d ON d.id = r.dispatch WHERE d.text_hash = ?"
            " AND r.trigger_start = ? AND r.trigger_end = ? AND r.until_run IS NULL AND d.current = 1",
            (anchor.text_hash, anchor.start, anchor.end),
        )
        return [row["id"] for row in rows]


def _weave_all(connection: sqlite3.Connection, dispatches: Iterable[str]) -> set[str]:
    """Weave dispatches into a ledger without events of theirs; the events that are to be written."""
    ledger = Ledger(Path(), connection)
    corrections = standing(ledger.corrections())
    return {event for dispatch in dispatches for event in ledger._weave(dispatch, corrections)}


def _of(corrections: Iterable[Correction], hashed: str, report: Report) -> list[Correction]:
    """Those of the standing corrections that are anchored to a report of the text with this hash."""
    trigger = report.triggers[0]
    anchor = Anchor(hashed, trigger.start, trigger.end, report.event)
    return [each for each in corrections if each.anchor == anchor]


def _corrected_row(
    coded: Report, reading: Reading, mine: list[Correction], codes: Codes
) -> tuple[Report, dict[str, object]]:
    """A report with its corrections in force, and the columns that follow from both."""
    report = corrected(coded, mine, codes)
    kinds = {each.kind for each in mine}
    marks = {"dropped": int("drop" in kinds), "confirmed": int("confirm" in kinds)}
    return report, report_row(report, reading) | marks


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    names = ", ".join(f'"{name}"' for name in row)  # "end" is a word of SQL
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    return int(cursor.lastrowid or 0)


def _settings(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}" = ?' for name in names)
