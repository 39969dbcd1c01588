"""What codes, as hashes: a ledger's runs say with which model, lexicon and reference data they were made.

identity().coder  ->  "dateline 0.1.0"
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from dateline import __version__
from dateline.ledger import Codes, Identity

PACKAGE = Path(__file__).parent.parent


def identity(own_actors: Path | None = None, own_ontology: Path | None = None) -> Identity:
    """The identity of this installation; the user's own rows and ontology count as lexicon. Raises LexiconError."""
    from dateline.lexicon.ontology import load  # questions to a ledger need no words

    lexicon = [PACKAGE / "lexicons", *(path for path in (own_actors, own_ontology) if path is not None)]
    ontology = load(own_ontology) if own_ontology else None
    return Identity(
        coder=f"dateline {__version__}",
        model=_hash([PACKAGE / "language" / "model"]),
        lexicon=_hash(lexicon),
        reference=_hash([PACKAGE / "reference" / "reference.sqlite"]),
        codes=Codes(ontology.codebook, ontology.types, ontology.contexts) if ontology else None,
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
