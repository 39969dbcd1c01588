"""Where the reference sets lie: `$DATELINE_SHARED`, else `../shared` beside the checkout. Tests skip without it."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason=f"the reference sets are not at {SHARED} (set DATELINE_SHARED)"
)


def tool(name: str) -> ModuleType:
    """A scorer of the reference sets, as a module."""
    path = SHARED / "tools" / f"{name}.py"
    specification = importlib.util.spec_from_file_location(name, path)
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.path.insert(0, str(path.parent))
    specification.loader.exec_module(module)
    return module
