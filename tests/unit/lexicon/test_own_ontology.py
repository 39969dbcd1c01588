"""An ontology of the user's own: what it adds or replaces, and every slip named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.ontology import load, negative_rows, plover
from dateline.vocabulary import CONTEXTS, EVENT_TYPES, EventType
from ontologies import COLUMNS, EXTENDS, HELP, STANDS_ALONE, TYPES, WATCH, events, write


def test_one_that_stands_alone_has_its_own_types_and_rows_only(tmp_path: Path) -> None:
    own = load(write(tmp_path / "mine"))
    assert own.codebook == "own-1"
    assert own.types == {
        "WATCH": EventType("WATCH", 2, 1.5, "keeps an eye on something", {"night": 2.0}),
        "HELP": EventType("HELP", 2, 10.0, "gives what is needed", {}, "AID"),
    }
    assert own.contexts == {}
    assert [(row.place, row.event, row.own) for row in own.rows] == [
        ("mine/events/watch.tsv:2", "WATCH", True),
        ("mine/events/help.tsv:2", "HELP", True),
    ]
    assert own.type_like("AID") == "HELP"
    assert own.type_like("AGREE") is None
    assert own.behaviour("WATCH") == ""


def test_one_that_extends_plover_has_its_types_rows_and_contexts_as_well(tmp_path: Path) -> None:
    shipped = plover()
    vocabulary = f'{EXTENDS}\n[contexts]\nharbour = "ports and ships"\n'
    contexts = "context\twords\nharbour\tquay|dry dock\n"
    own = load(write(tmp_path, vocabulary, contexts=contexts, events_agree=events("shake\tV\t\tsubj\twith\tobj=hand")))
    assert set(own.types) == {*EVENT_TYPES, "WATCH", "HELP"}
    assert own.contexts == {**CONTEXTS, "harbour": "ports and ships"}
    assert len(own.rows) == len(shipped.rows) + 3
    assert own.rows_of["shake", "VERB"][0].event == "AGREE"
    assert own.rows_of["aid", "VERB"][0].event == "HELP", "own rows come first"
    assert own.type_like("AID") == "AID", "of several types the one of that name"
    assert {"quay", "dry"} <= set(own.context_words)


def test_plover_is_untouched_by_another_ontology_in_the_same_process(tmp_path: Path) -> None:
    before = (plover().types.copy(), plover().rows, plover().classes.copy())
    classes = "class\twords\naccord\thandshake\n"
    own = load(write(tmp_path, EXTENDS, classes=classes))
    assert "handshake" in own.classes["accord"]
    assert (plover().types, plover().rows, plover().classes) == before
    assert "handshake" not in plover().classes["accord"]
    assert plover().codebook == "plover-2.0"


def test_a_class_may_be_widened_and_may_include_another(tmp_path: Path) -> None:
    classes = "class\twords\nwatched\tbridge|=accord\nwatched\ttower\n"
    own = load(write(tmp_path, classes=classes, events_watch=events("watch\tV\t\tsubj\tobj\tobj:watched")))
    assert {"bridge", "tower", "treaty"} <= own.classes["watched"]


def test_sentences_that_must_not_give_a_type_are_read_apart(tmp_path: Path) -> None:
    folder = write(tmp_path, events_negative="sentence\tnot\nThe cat watched a bird.\tWATCH\n")
    assert [row.cells for row in negative_rows(folder)] == [{"sentence": "The cat watched a bird.", "not": "WATCH"}]
    (folder / "events_negative.tsv").write_text("sentence\tnot\nThe cat watched a bird.\tSEE\n")
    with pytest.raises(LexiconError, match=r"events_negative\.tsv:2: there is no type 'SEE' in vocabulary\.toml"):
        negative_rows(folder)


VOCABULARIES = [
    ("extends = ", r":1: is no TOML"),
    ('name = "a"\n\n[types.WATCH\n', r":3: is no TOML"),
    (TYPES, r":1: expected name = "),
    (f'name = "a b"\n{TYPES}', r":1: expected name = "),
    (f'name = "a"\nextends = "cameo"\n{TYPES}', r':2: expected extends = "plover" or no such line, found \'cameo\''),
    ('name = "a"\n', r":1: has no types"),
    ('name = "a"\n\n[types]\nwatch = 1\n', r":4: expected a type named in capitals"),
    ('name = "a"\n\n[types.WATCH]\ngloss = "x"\n', r":3: WATCH needs a quad, one of 1 verbal cooperation, .*None"),
    ('name = "a"\n\n[types.WATCH]\ngloss = "x"\nquad = 5\n', r":5: WATCH needs a quad, .*found 5"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nquad = [2]\n', r":4: WATCH needs a quad, .*found \[2\]"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nquad = 2.0\n', r":4: WATCH needs a quad, .*found 2\.0"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nquad = 2\nscore = nan\n', r":5: WATCH needs a score .*found nan"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nbehaves_as = ["AID"]\n', r":4: expected a PLOVER type, one of AGREE, "),
    ('name = ["a"]\nextends = ["plover"]\n', r":1: expected name = "),
    ('name = "a"\nextends = ["plover"]\n', r':2: expected extends = "plover"'),
    ('name = "a"\ntypes = 3\n', r":2: expected a table \[types\]"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nquad = 2\nscore = 11\n', r":5: WATCH needs a score .*found 11"),
    ('name = "a"\n[types.WATCH]\nquad = 2\nscore = 1\n', r":2: WATCH needs a gloss"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nbehaves_as = "STARE"\n', r":4: expected a PLOVER type, one of AGREE, "),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\ncolour = "red"\n', r":4: knows no 'colour' here; expected gloss, quad"),
    ('name = "a"\n[types.WATCH]\ngloss = "x"\nquad = 2\nscore = 1\nmodes = { night = "dark" }\n', r":6: mode night"),
    (
        'name = "a"\n[types.WATCH]\ngloss = "x"\nquad = 2\nscore = 1\n[types.WATCH.modes]\nday = 1\nNight = 2\n',
        r":8: e",
    ),
    ('name = "a"\nextends = "plover"\n[types.AGREE]\ngloss = "x"\nquad = 1\nscore = 1\n', r":3: PLOVER has AGREE"),
    ('name = "a"\nextends = "plover"\n[contexts]\nmilitary = "x"\n', r":4: PLOVER has military already"),
    (f'{STANDS_ALONE}\n[contexts]\nharbour = ""\n', r":14: expected harbour = "),
]


@pytest.mark.parametrize(("vocabulary", "message"), VOCABULARIES)
def test_a_slip_in_the_vocabulary_is_named_with_its_line(tmp_path: Path, vocabulary: str, message: str) -> None:
    with pytest.raises(LexiconError, match=rf"vocabulary\.toml{message}"):
        load(write(tmp_path, vocabulary))


TABLES = [
    ({"events_watch": "trigger\tpos\nwatch\tV\n"}, r"events/watch\.tsv:1: expected a header with the columns trigger"),
    ({"events_watch": "# note\n\ntrigger pos mode\n"}, r"events/watch\.tsv:3: expected a header"),
    ({"events_watch": events("watch\tQ\t\tsubj\tobj")}, r"events/watch\.tsv:2: expected pos V, N, A or X"),
    ({"events_watch": events("watch\tV\tday\tsubj\tobj")}, r"events/watch\.tsv:2: WATCH has no mode 'day'; it has n"),
    ({"events_help": events("aid\tV\tday\tsubj\tobj")}, r"events/help\.tsv:2: HELP has no mode 'day'; it has none"),
    ({"events_watch": events(WATCH, "eye\tV\t\tsubj\tobj\tobj:birds")}, r"watch\.tsv:3: no word class 'birds'"),
    ({"events_watch": events("watch\tV\t\tsujb\tobj")}, r"watch\.tsv:2: there is no role 'sujb'; expected one of"),
    ({"events_watch": events("watch\tV\t\tsubj\tobj\tvia@ ojb@")}, r"watch\.tsv:2: there is no role 'ojb'"),
    ({"events_watch": events("watch\tV\t\tsubj\tobj\tobj:")}, r"watch\.tsv:2: expected role:value"),
    ({"events_watch": events("watch\tV\t\tsubj\tobj\t\tGuards watch.")}, r"watch\.tsv:2: an example needs what it"),
    ({"events_watch": events("watch\tV\t\tsubj\tobj\t\tGuards watch.\tTCD")}, r'watch\.tsv:2: expected gives "ACTOR'),
    ({"events_watch": events(WATCH, WATCH)}, r"watch\.tsv:3: has trigger and conditions of .*watch\.tsv:2 once more"),
    ({"events_watch": events("watch\tV\t\t\t\t\t\t\textra")}, r"watch\.tsv:2: expected at most 8 cells"),
    ({"events_stare": events(WATCH)}, r"events/stare\.tsv: there is no type STARE in vocabulary\.toml"),
    ({"moods": "a\tb\n"}, r"moods\.tsv: is no table of an ontology; known are classes\.tsv, modes\.tsv"),
    ({"classes": "class\twords\nbirds\t=beasts\n"}, r"classes\.tsv:2: includes the word class 'beasts'"),
    ({"modes": "event\tmode\twords\twhere\nSTARE\tnight\tdark\tany\n"}, r"modes\.tsv:2: there is no type 'STARE'"),
    ({"modes": "event\tmode\twords\twhere\nWATCH\tday\tsun\tany\n"}, r"modes\.tsv:2: WATCH has no mode 'day'"),
    ({"modes": "event\tmode\twords\twhere\nWATCH\tnight\tdark\tsky\n"}, r"modes\.tsv:2: expected where any, in"),
    ({"contexts": "context\twords\nharbour\tquay\n"}, r"contexts\.tsv:2: there is no context 'harbour'"),
]


@pytest.mark.parametrize(("tables", "message"), TABLES)
def test_a_slip_in_a_table_is_named_with_its_line(tmp_path: Path, tables: dict[str, str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load(write(tmp_path, **tables))


def test_a_folder_without_its_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"is no folder; an ontology is a folder with vocabulary\.toml in it"):
        load(tmp_path / "gone")
    with pytest.raises(LexiconError, match=r"vocabulary\.toml: is not there; an ontology needs this file"):
        load(tmp_path)
    folder = write(tmp_path)
    (folder / "events" / "help.tsv").unlink()
    with pytest.raises(LexiconError, match=r"help\.tsv: is not there; HELP has no triggers"):
        load(folder)


def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "events" / "help.tsv").write_bytes(f"{COLUMNS}\n{HELP}".encode("utf-16"))
    with pytest.raises(LexiconError, match=r"help\.tsv: cannot be read as UTF-8"):
        load(folder)
