"""Hatchling build hook: compiles the reference data, so that every wheel and editable install carries it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReferenceBuildHook(BuildHookInterface[Any]):
    """Runs `compile.py` before the files of a wheel are gathered; skipped where the file is newer than its tables."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into src/dateline/reference/reference.sqlite; pyproject.toml lists it as an artifact."""
        root = Path(self.root)
        out = root / "src" / "dateline" / "reference" / "reference.sqlite"
        if out.is_file() and out.stat().st_mtime > max(made.stat().st_mtime for made in _inputs(root)):
            return
        sys.path.insert(0, str(root / "reference"))
        from compile import compile_reference

        compile_reference(out)


def _inputs(root: Path) -> list[Path]:
    folder = root / "reference"
    shared = root / "src" / "dateline" / "reference"
    return [*folder.rglob("*.py"), *folder.glob("tables/*.csv"), shared / "normal.py", shared / "schema.py"]
