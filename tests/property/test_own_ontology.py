"""Whatever stands in the files of an ontology, it is loaded or refused by name: no other exception gets out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import LexiconError
from dateline.explain.account import asked_at, asked_for
from dateline.lexicon.ontology import Ontology, load
from ontologies import EXTENDS, HELP, STANDS_ALONE, WATCH, events, write

FILES = {
    "vocabulary.toml": f'{STANDS_ALONE}\n[contexts]\nharbour = "ports and ships"\n',
    "events/watch.tsv": events(WATCH, "eye\tV\tnight\tsubj+with,by\tobj\tobj:seen -with\tChad eyed Niger.\tTCD > NER"),
    "events/help.tsv": events(HELP),
    "classes.tsv": "class\twords\nseen\tbridge|=accord\n",
    "modes.tsv": "event\tmode\twords\twhere\nWATCH\tnight\tdark\tany\n",
    "contexts.tsv": "context\twords\nharbour\tquay|dry dock\n",
}
SIGNS = st.text(st.sampled_from("\t\n=|:@!-+,[]{}\"'#. aAzZ09_é\x00\u2028"), max_size=6)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(sorted(FILES)), where=st.floats(0, 1), cut=st.integers(0, 12), put=SIGNS)
def test_a_damaged_file_is_loaded_or_refused_by_name(name: str, where: float, cut: int, put: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = write(Path(temporary) / "mine", FILES["vocabulary.toml"])
        for other, text in FILES.items():
            (folder / other).write_text(text, encoding="utf-8")
        text = FILES[name]
        start = int(where * len(text))
        (folder / name).write_text(text[:start] + put + text[start + cut :], encoding="utf-8", newline="")
        try:
            assert isinstance(load(folder), Ontology)
        except LexiconError as error:
            assert error.place.startswith(str(folder))


@settings(max_examples=40, deadline=None)
@given(vocabulary=st.one_of(st.text(max_size=80), st.builds("{}\n{}".format, st.just(EXTENDS), st.text(max_size=40))))
def test_any_text_as_vocabulary_is_loaded_or_refused_by_name(vocabulary: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = write(Path(temporary) / "mine")
        (folder / "vocabulary.toml").write_text(vocabulary, encoding="utf-8", errors="replace", newline="")
        try:
            assert isinstance(load(folder), Ontology)
        except LexiconError as error:
            assert error.place.startswith(str(folder / "vocabulary.toml"))


@given(st.text(st.sampled_from("ab \n\r\x0b\u2028é"), max_size=30))
def test_every_line_of_a_text_can_be_asked_for(text: str) -> None:
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        asked = asked_at(text, number)
        assert asked is not None
        assert text[asked.span.start : asked.span.end] == line
        for column in range(1, len(line) + 1):
            place = asked_at(text, number, column)
            assert place is not None
            assert text[place.span.start : place.span.end] == line[column - 1]
    assert asked_at(text, len(lines) + 1) is None or not lines


@given(st.text("abc \n", max_size=30), st.text("abc ", min_size=1, max_size=6))
def test_words_that_are_found_stand_there(text: str, words: str) -> None:
    found = asked_for(text, words)
    for asked in found:
        assert text[asked.span.start : asked.span.end].split() == words.split()
    assert bool(found) == bool(words.split() and " ".join(words.split()) in " ".join(text.split()))
