"""Words as data: load and check the tables under `dateline/lexicons`.

A table is a tab-separated file with a header row; lines that start with `#` and empty lines are comments. A row knows
its place ("events.tsv:12"), so that a reason can name it. A malformed row is a LexiconError with file and line.
"""

from __future__ import annotations

from dateline.lexicon.tables import Row, table, words

__all__ = ["Row", "table", "words"]
