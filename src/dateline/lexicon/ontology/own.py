"""Load an ontology of the user's own from a folder.

    vocabulary.toml          types and contexts (see `vocabulary_file`)
    events/<type>.tsv        triggers of a type, one of its own or, where it extends PLOVER, one of PLOVER's
    classes.tsv              word classes, or more words for those of this package      (may be missing)
    modes.tsv                words that tell a mode where the trigger leaves it open    (may be missing)
    contexts.tsv             words that tell a context                                 (may be missing)
    events_negative.tsv      sentences that must not give a type; for bench/lexicon.py  (may be missing)

The tables have the columns of those in `dateline/lexicons/en`. Own rows are tried before PLOVER's: where one fits, it
reads the trigger. Whatever cannot be meant is a LexiconError that names file and line, and nothing is started.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import LexiconError
from dateline.lexicon.classes import word_classes
from dateline.lexicon.contexts import ContextPhrase, phrases_of
from dateline.lexicon.events import COLUMNS, EventRow, by_trigger, check_classes, parse_row
from dateline.lexicon.ontology.plover import mode_rows, plover
from dateline.lexicon.ontology.record import ModeRow, Ontology, types_like
from dateline.lexicon.ontology.rows import check_own_rows
from dateline.lexicon.ontology.vocabulary_file import FILE, Vocabulary, read_vocabulary
from dateline.lexicon.tables import Row, parse_table, table

NEGATIVE: Final = "events_negative"
_TABLES: Final = {
    "classes": ("class", "words"),
    "modes": ("event", "mode", "words", "where"),
    "contexts": ("context", "words"),
    NEGATIVE: ("sentence", "not"),
}
_MAY_BE_MISSING: Final = ("mark",)
_WHERE: Final = ("any", "instrument", "object")


def load(folder: Path) -> Ontology:
    """The ontology of a folder. Raises LexiconError."""
    if not folder.is_dir():
        raise LexiconError(str(folder), "is no folder; an ontology is a folder with vocabulary.toml in it")
    vocabulary = read_vocabulary(folder / FILE)
    _check_files(folder, vocabulary)
    base = plover()
    types, contexts = vocabulary.all_types(), vocabulary.all_contexts()
    own_classes = _own_table(folder, "classes")
    classes = word_classes([*table("classes"), *own_classes])
    own = _event_rows(folder, vocabulary)
    check_classes(own, classes)
    own = tuple(msgspec.structs.replace(row, place=_shown(folder, row.place)) for row in own)
    rows = (*own, *base.rows) if vocabulary.extends_plover else own
    return Ontology(
        codebook=vocabulary.name,
        types=types,
        contexts=contexts,
        rows=rows,
        classes=classes,
        mode_rows=_mode_rows(folder, vocabulary, base),
        context_words=_context_words(folder, vocabulary),
        rows_of=by_trigger(rows, classes),
        types_like=types_like(types),
    )


def negative_rows(folder: Path) -> tuple[Row, ...]:
    """The sentences that must not give a type, of `events_negative.tsv`. Raises LexiconError."""
    types = read_vocabulary(folder / FILE).all_types()
    rows = _own_table(folder, NEGATIVE)
    for row in rows:
        if row["not"] not in types:
            raise LexiconError(row.place, f"there is no type {row['not']!r} in {FILE}")
    return rows


def _check_files(folder: Path, vocabulary: Vocabulary) -> None:
    """A table that nobody would read is a slip of the pen: it is named, not passed over."""
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in _TABLES:
            known = ", ".join(f"{name}.tsv" for name in _TABLES)
            raise LexiconError(str(path), f"is no table of an ontology; known are {known} and events/<type>.tsv")
    types = {name.lower(): name for name in vocabulary.all_types()}
    for path in sorted((folder / "events").glob("*.tsv")):
        if path.stem not in types:
            raise LexiconError(str(path), f"there is no type {path.stem.upper()} in {FILE}")
    for name in vocabulary.types:
        if not (folder / "events" / f"{name.lower()}.tsv").is_file():
            raise LexiconError(str(folder / "events" / f"{name.lower()}.tsv"), f"is not there; {name} has no triggers")


def _event_rows(folder: Path, vocabulary: Vocabulary) -> tuple[EventRow, ...]:
    types = vocabulary.all_types()
    rows = tuple(
        parse_row(row, kind, own=True)
        for kind in types.values()
        for row in _read(folder / "events" / f"{kind.name.lower()}.tsv", COLUMNS)
    )
    check_own_rows(rows)
    return rows


def _mode_rows(folder: Path, vocabulary: Vocabulary, base: Ontology) -> dict[str, tuple[ModeRow, ...]]:
    types = vocabulary.all_types()
    rows = _own_table(folder, "modes")
    for row in rows:
        kind = types.get(row["event"])
        if kind is None:
            raise LexiconError(row.place, f"there is no type {row['event']!r} in {FILE}")
        if row["mode"] not in kind.modes:
            raise LexiconError(row.place, f"{kind.name} has no mode {row['mode']!r}; it has {_named(kind.modes)}")
        if row["where"] not in _WHERE:
            raise LexiconError(row.place, f"expected where {', '.join(_WHERE)}, found {row['where']!r}")
    own = mode_rows(msgspec.structs.replace(row, place=_shown(folder, row.place)) for row in rows)
    if not vocabulary.extends_plover:
        return own
    return {event: (*own.get(event, ()), *base.mode_rows.get(event, ())) for event in types}


def _context_words(folder: Path, vocabulary: Vocabulary) -> dict[str, tuple[ContextPhrase, ...]]:
    rows = _own_table(folder, "contexts")
    known = vocabulary.all_contexts()
    for row in rows:
        if row["context"] not in known:
            raise LexiconError(
                row.place, f"there is no context {row['context']!r} in {FILE}; there are {_named(known)}"
            )
    phrases_of(rows)  # its errors name the file as it was given
    shown = [msgspec.structs.replace(row, place=_shown(folder, row.place)) for row in rows]
    return phrases_of([*shown, *table("contexts")] if vocabulary.extends_plover else shown)


def _own_table(folder: Path, name: str) -> tuple[Row, ...]:
    return _read(folder / f"{name}.tsv", _TABLES[name])


def _read(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of a table that may be missing; its header must name the columns, in any order."""
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(str(path), f"cannot be read as UTF-8 ({error})") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            header = tuple(cell.strip() for cell in line.split("\t"))
            if sorted(set(header) - set(_MAY_BE_MISSING)) != sorted(columns):
                named = ", ".join(columns)
                raise LexiconError(f"{path}:{number}", f"expected a header with the columns {named}, parted by tabs")
            break
    return parse_table(text, str(path))


def _shown(folder: Path, place: str) -> str:
    """A row's place as reasons name it: from the folder's own name on, whatever way led there."""
    return f"{folder.resolve().name}/{Path(place).relative_to(folder).as_posix()}"


def _named(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
