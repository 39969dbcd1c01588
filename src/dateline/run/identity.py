"""What codes, as hashes: a ledger's runs say with which model, lexicon and reference data they were made.

identity().coder  ->  "dateline 0.1.0"
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from dateline import __version__
from dateline.ledger import Identity

PACKAGE = Path(__file__).parent.parent


def identity(*own: Path | None) -> Identity:
    """The identity of this installation; `own` are the user's own rows and ontology, which count as lexicon."""
    lexicon = [PACKAGE / "lexicons", *(path for path in own if path is not None)]
    return Identity(
        coder=f"dateline {__version__}",
        model=_hash([PACKAGE / "language" / "model"]),
        lexicon=_hash(lexicon),
        reference=_hash([PACKAGE / "reference" / "reference.sqlite"]),
    )


def _hash(paths: Iterable[Path]) -> str:
    """16 hexadecimal digits (BLAKE2b) over the names and bytes of all files below these paths, in order of name."""
    digest = hashlib.blake2b(digest_size=8)
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in files:
            if "__pycache__" in file.parts or not file.is_file():
                continue
            digest.update(file.name.encode("utf-8", "surrogatepass") + b"\0")
            digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()
