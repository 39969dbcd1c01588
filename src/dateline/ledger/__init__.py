"""The ledger: one SQLite file that keeps every report, counts each happening once and never loses a correction.

    with Ledger.open(default_path(), write=True) as ledger: ...

The schema is told in docs/ledger.md; questions to a ledger are asked through `dateline.queries`.
"""

from dateline.ledger.corrections import FIELDS, Anchor, Correction
from dateline.ledger.file import default_path
from dateline.ledger.results import PLOVER, Added, Codes, Identity
from dateline.ledger.store import Ledger

__all__ = ["FIELDS", "PLOVER", "Added", "Anchor", "Codes", "Correction", "Identity", "Ledger", "default_path"]
