"""The exceptions of Dateline, in one small tree.

    DatelineError
    ├── InputError       a file or record that is no dispatch (raised at intake; the rest goes on)
    │   └── FetchError     an address that gave nothing, and whether it may later
    ├── LexiconError     a malformed lexicon row, with file:line (raised at load; start is refused)
    ├── ReferenceError   the compiled reference file is missing or of another version
    ├── ModelError       the language model's files are missing or do not fit together
    ├── LedgerError      a ledger file that cannot be opened, read or written as asked
    │   ├── AbsentError    the ledger holds nothing under an id
    │   │   └── MovedError   the event with this id was merged into another one
    │   └── QuestionError  a question that cannot be asked as it stands (words that full-text search cannot read)
    ├── ExtraError       something that an optional part is needed for, which is not installed
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


class FetchError(InputError):
    """An address that gave nothing; `name` is the address.

    `passing`: whether it may give something later (a server that is down, not a page that is gone). `wait`: seconds
    that the server asked to be left alone for, if it did.
    """

    def __init__(self, name: str, reason: str, *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(name, reason)
        self.passing = passing
        self.wait = wait


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


class AbsentError(LedgerError):
    """The ledger holds nothing, or more than one thing, under the id that was asked for."""


class MovedError(AbsentError):
    """The event `was` is none now: users merged it into the event `event`."""

    def __init__(self, path: str, was: str, event: str) -> None:
        super().__init__(path, f"holds {was} no more: it was merged into {event}")
        self.was = was
        self.event = event


class QuestionError(LedgerError):
    """A question that cannot be asked as it stands; `reason` says how to put it."""


class ExtraError(DatelineError):
    """An optional part of Dateline is not installed; `extra` is its name, `purpose` what it is needed for."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} need the optional part {extra!r}: pip install 'dateline[{extra}]'")
        self.extra = extra


class WiringError(DatelineError):
    """The stages of a pipeline do not fit together."""


class StageError(DatelineError):
    """A stage failed on one dispatch."""

    def __init__(self, stage: str, dispatch_id: str, cause: BaseException) -> None:
        super().__init__(f"stage {stage} failed on dispatch {dispatch_id}: {type(cause).__name__}: {cause}")
        self.stage = stage
        self.dispatch_id = dispatch_id
