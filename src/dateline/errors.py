"""The exceptions of Dateline, in one small tree.

    DatelineError
    ├── InputError       a file or record that is no dispatch (raised at intake; the rest goes on)
    ├── LexiconError     a malformed lexicon row, with file:line (raised at load; start is refused)
    ├── ReferenceError   the compiled reference file is missing or of another version
    ├── ModelError       the language model's files are missing or do not fit together
    ├── LedgerError      a ledger file that cannot be opened, read or written as asked
    ├── WiringError      a pipeline whose stages do not fit together (raised at construction)
    └── StageError       a stage failed on one dispatch (recorded with dispatch id and stage; the rest goes on)

Every message says what failed, where, what was expected and what to do. Doubt is data, never an exception.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose."""


class InputError(DatelineError):
    """Input that is no dispatch.

    `name` is the path or record as the user gave it, `reason` a plain sentence part ("is empty").
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class LexiconError(DatelineError):
    """A lexicon row that cannot be used; `place` is "file:line"."""

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"{place}: {expected}")
        self.place = place


class ReferenceError(DatelineError):
    """The compiled reference data cannot be used."""


class ModelError(DatelineError):
    """The language model's files cannot be used."""


class LedgerError(DatelineError):
    """A ledger file that cannot be used as asked; `path` is the file, `reason` a plain sentence part."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class WiringError(DatelineError):
    """The stages of a pipeline do not fit together."""


class StageError(DatelineError):
    """A stage failed on one dispatch."""

    def __init__(self, stage: str, dispatch_id: str, cause: BaseException) -> None:
        super().__init__(f"stage {stage} failed on dispatch {dispatch_id}: {type(cause).__name__}: {cause}")
        self.stage = stage
        self.dispatch_id = dispatch_id
