"""What the shipped model must hold to, whatever it has learned. Skipped where its files have not been made yet."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dateline.language import load, model, split
from dateline.records import Span

TRAINING = Path(__file__).parents[3] / "training" / "pieces.py"

pytestmark = pytest.mark.skipif(not (model.FOLDER / "model.onnx").exists(), reason="run `make model` first")

ONE = "Rebels seized Goma on Monday, officials said.\n\n“We will not leave,” said Gen. Sultani Makenga."
TWO = "Iran’s parliament didn't ratify the 20-year treaty with Russia."


@pytest.fixture(scope="module")
def reader() -> model.LanguageModel:
    return load()


def test_words_and_sentences_are_those_of_split(reader: model.LanguageModel) -> None:
    spans = [Span(0, 45), Span(45, 45), Span(46, len(ONE))]
    read = reader.read(ONE, spans)
    expected = [split(ONE, span) for span in spans]
    assert [[[Span(t.start, t.end) for t in s.tokens] for s in sentences] for sentences in read] == expected
    assert all(ONE[token.start : token.end] == token.text for part in read for s in part for token in s.tokens)


def test_every_sentence_is_a_tree_and_names_lie_in_it(reader: model.LanguageModel) -> None:
    for sentence in reader.read(ONE, [Span(0, len(ONE))])[0]:
        roots = [token for token in sentence.tokens if token.head < 0]
        assert [token.deprel for token in roots] == ["root"]
        assert all(token.deprel != "root" for token in sentence.tokens if token.head >= 0)
        assert all(0 <= name.start < name.end <= len(sentence.tokens) for name in sentence.names)
        assert all(-3 <= token.factuality <= 3 for token in sentence.tokens)


def test_a_dispatch_reads_the_same_whatever_was_read_before(reader: model.LanguageModel) -> None:
    alone = load().read(ONE, [Span(0, len(ONE))])
    reader.read(TWO * 40, [Span(0, len(TWO) * 40)])
    assert reader.read(ONE, [Span(0, len(ONE))]) == alone


def test_nothing(reader: model.LanguageModel) -> None:
    assert reader.read("", []) == ()
    assert reader.read(" \n", [Span(0, 2)]) == ((),)
    assert reader.parse([]) == ()
    assert reader.parse([[]])[0].tokens == ()


def test_a_sentence_beyond_the_reach_of_the_model_is_read_in_windows(reader: model.LanguageModel) -> None:
    words = ["The", "army", ",", "which", "had", "left", ",", "came", "back", "and"] * 60
    [sentence] = reader.parse([words])
    assert [token.text for token in sentence.tokens] == words
    assert [token.deprel for token in sentence.tokens].count("root") == 1
    assert sum(token.head < 0 for token in sentence.tokens) == 1


@pytest.mark.parametrize("word", ["x" * 100_000, "\u200b", "\ufffd\ufffd", "習近平", "👩‍👩‍👧"])
def test_strange_words_are_read(reader: model.LanguageModel, word: str) -> None:
    [sentence] = reader.parse([["He", "saw", word, "."]])
    assert [token.text for token in sentence.tokens] == ["He", "saw", word, "."]


@pytest.mark.skipif(not TRAINING.exists(), reason="the training code is not here")
def test_shapes_and_plain_words_are_those_of_training() -> None:
    spec = importlib.util.spec_from_file_location("training_pieces", TRAINING)
    assert spec is not None and spec.loader is not None
    pieces = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pieces)
    words = [
        "a",
        "A",
        "The",
        "U.S.",
        "USA",
        "McCain",
        "iPhone",
        "5",
        "5th",
        "F-16",
        ".",
        "...",
        "’",
        "’s",
        "習近平",
        "x" * 200,
    ]
    assert [model.shape(word) for word in words] == [pieces.shape(word) for word in words]
    assert [model.plain(word, pieces.LONGEST_WORD) for word in words] == [pieces.plain(word) for word in words]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Sincerely,\nMaria Kent maria.kent@example.org The annual report is attached", "The"),
        ("Photo: A. Kent The bridge at Goma was destroyed on Monday.", "The"),
        ("The vote was close! nobody slept that night.", "nobody"),
    ],
)
def test_the_network_says_where_a_sentence_starts_that_no_rule_finds(
    reader: model.LanguageModel, text: str, second: str
) -> None:
    assert len(split(text, Span(0, len(text)))) == 1
    [sentences] = reader.read(text, [Span(0, len(text))])
    assert second in [sentence.tokens[0].text for sentence in sentences[1:]]


def test_a_sentence_that_is_one_stays_one(reader: model.LanguageModel) -> None:
    for text in (
        "The Ministry of Defence of Ukraine said Russian Foreign Minister Sergei Lavrov had left Geneva.",
        "Iran, which had signed the pact, and Iraq, which had not, met in Muscat and talked until night fell.",
        "“Where is the aid?” asked the mayor.",
        "The Hague-based court ruled (5-2) that U.S. and E.U. officials must act.",
    ):
        assert len(reader.read(text, [Span(0, len(text))])[0]) == 1
