"""The two files that the build shares with the package, loaded alone: the package's dependencies are not there when a
wheel is built."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "src" / "dateline" / "reference"
TABLES = ROOT / "reference" / "tables"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"dateline_build_{name}", REFERENCE / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{REFERENCE / name}.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


normal = _load("normal")
schema = _load("schema")
