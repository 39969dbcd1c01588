"""The installed command, for tests that run it as a user does; and whether anything can be read here.

What is refused at intake needs neither the model nor the reference data; `needs_pipeline` skips without these.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.errors import DatelineError

COMMAND = shutil.which("dateline", path=sysconfig.get_path("scripts")) or shutil.which("dateline") or ""


def _why_nothing_can_be_read() -> str | None:
    """What the pipeline lacks, in its own words; None where it is complete."""
    try:
        pipeline.build()
    except (DatelineError, ImportError) as error:
        return f"nothing can be read here: {error}"
    return None


WHY_NOT = _why_nothing_can_be_read()

needs_command = pytest.mark.skipif(not COMMAND, reason="the command dateline is not installed in this environment")
needs_pipeline = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")


def dateline(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command's result in a folder."""
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [COMMAND, *arguments], cwd=folder, input=given, capture_output=True, timeout=120, env=environment, check=False
    )
