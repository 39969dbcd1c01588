"""Look-ups too big to read by eye: countries, offices and who held them, bodies, armed groups, role nouns, places.

reference = load()
reference.demonym("Iranian") == "IRN"
[entry.name for entry in reference.office_holder("USA", "president", date(2025, 1, 17))] == ["Joe Biden"]
"""

from dateline.reference.data import Reference, load
from dateline.reference.entries import Entry, Kind
from dateline.reference.sentence import SentenceNames, sentence_names
from dateline.reference.terms import Tenure, holds_office

__all__ = ["Entry", "Kind", "Reference", "SentenceNames", "Tenure", "holds_office", "load", "sentence_names"]
