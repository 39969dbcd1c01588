"""Stand-ins for the pipeline, for tests of what surrounds it: no model, no reference data.

`echo_reader()` makes a reader that answers at once: a dispatch whose text holds "RAISE" fails in the stage "coding",
one that holds "DIE" ends its process, every other one gives a reading with one report.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import readings
from dateline.errors import ModelError, StageError
from dateline.records import Dispatch, Reading, Section


class EchoReader:
    """Reads a dispatch as a single body section in which something is "said"."""

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading; StageError where the text asks for it."""
        if "RAISE" in dispatch.text:
            raise StageError("coding", dispatch.id, ValueError("asked for"))
        if "DIE" in dispatch.text:
            os._exit(3)
        text = dispatch.text
        word = text.split()[0]
        one = readings.report(text, text.strip(), word, "SUPPORT", sequence=1, section=0)
        return Reading(dispatch, sections=(Section("body", 0, len(text)),), reports=(one,), trail=("echo",))


class SeedReader:
    """Answers every dispatch with one of the readings made by hand."""

    def read(self, dispatch: Dispatch) -> Reading:
        """The story for treaty.txt, the short item for everything else."""
        return readings.treaty() if dispatch.citation.endswith("treaty.txt") else readings.harbour()


def echo_reader() -> EchoReader:
    """A reader that needs nothing."""
    return EchoReader()


class DyingReader(EchoReader):
    """Ends its process where a dispatch says so: always ("DIE"), or the first time ("KILL ONCE file", which it makes);
    sleeps for a minute at "SLEEP"."""

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading, if there is to be one."""
        if dispatch.text.startswith("KILL ONCE "):
            mark = Path(dispatch.text.removeprefix("KILL ONCE "))
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if dispatch.text == "SLEEP":
            time.sleep(60)
        return super().read(dispatch)


def dying_reader() -> DyingReader:
    """A reader whose process may die."""
    return DyingReader()


def no_reader() -> EchoReader:
    """A pipeline that cannot be built."""
    raise ModelError("the model is not there")
