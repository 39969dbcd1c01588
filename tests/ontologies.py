"""Own ontologies in a folder, for tests: the files as texts, written where a test wants them.

>>> write(folder, vocabulary=STANDS_ALONE, **{"events/watch": "watch\\tV\\t\\tsubj\\tobj\\t"})  # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dateline.lexicon.ontology import Ontology, load

COLUMNS: Final = "trigger\tpos\tmode\tactor\trecipient\twhen\texample\tgives"

TYPES: Final = """
[types.WATCH]
gloss = "keeps an eye on something"
quad = 2
score = 1.5
modes = { night = 2.0 }

[types.HELP]
gloss = "gives what is needed"
behaves_as = "AID"
"""
STANDS_ALONE: Final = f'name = "own-1"\n{TYPES}'
EXTENDS: Final = f'name = "own-1"\nextends = "plover"\n{TYPES}'

WATCH: Final = "watch\tV\t\tsubj\tobj\t"
HELP: Final = "aid\tV\t\tsubj\tobj\tobj@"


def events(*rows: str) -> str:
    """A table of event rows with its header."""
    return "\n".join((COLUMNS, *rows)) + "\n"


def write(folder: Path, vocabulary: str = STANDS_ALONE, **tables: str) -> Path:
    """An ontology of WATCH and HELP; `tables` replace or add files ("events_watch" is events/watch.tsv)."""
    files = {"events_watch": events(WATCH), "events_help": events(HELP), **tables}
    (folder / "events").mkdir(parents=True, exist_ok=True)
    (folder / "vocabulary.toml").write_text(vocabulary, encoding="utf-8")
    for name, text in files.items():
        of_type = name.startswith("events_") and name != "events_negative"
        path = folder / "events" / f"{name[7:]}.tsv" if of_type else folder / f"{name}.tsv"
        path.write_text(text, encoding="utf-8")
    return folder


_DEEDS: Final = """name = "own-1"
[types.HELP]
gloss = "gives what is needed"
behaves_as = "AID"
[types.VOW]
gloss = "says that it will do something"
behaves_as = "AGREE"
"""
_HIT: Final = """[types.HIT]
gloss = "uses force"
behaves_as = "ASSAULT"
"""
VOW: Final = "vow\tV\t\tsubj\tto"


def deeds(folder: Path, **tables: str) -> Ontology:
    """An ontology of HELP, VOW and, where `tables` have it, HIT: the same whatever the shipped lexicon says."""
    write(folder, _DEEDS + (_HIT if "events_hit" in tables else ""), events_vow=events(VOW), **tables)
    (folder / "events" / "watch.tsv").unlink()
    return load(folder)
