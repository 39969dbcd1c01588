"""Whatever the text, in any script and of any length: no crash, exact offsets, whole trees, the same in any company."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import LanguageModel, load, split
from dateline.language.model import FOLDER
from dateline.records import Sentence, Span

pytestmark = pytest.mark.skipif(not (FOLDER / "model.onnx").exists(), reason="run `make model` first")

SENTENCES = [
    "Rebels seized Goma on Monday, officials said.",
    "“We will not leave,” said Gen. Sultani Makenga",
    "Iran’s parliament did not ratify the 20-year treaty with Russia.",
    "GENEVA (Reuters) — Talks stall",
    "He said that she said that they had said nothing, and that nobody who was there would say more about it.",
    "中国外交部发言人说。",
    "Президент подписал договор!",
    "قال المتحدث إن الاتفاق وُقّع",
    "👩‍👩‍👧 e\u0301 \u200b \u202e x",
    "a" * 300,
    "1 2 3 " * 80,
]
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from([*SENTENCES, "\n", "\n\n", " ", "\t", ". "]), max_size=8).map("".join),
)


@pytest.fixture(scope="module")
def reader() -> LanguageModel:
    return load()


def check_tree(sentence: Sentence) -> None:
    """One root, and every word leads to it."""
    heads = [token.head for token in sentence.tokens]
    assert [token.deprel for token in sentence.tokens if token.head < 0] == ["root"]
    for word in range(len(heads)):
        steps = 0
        while heads[word] >= 0 and steps <= len(heads):
            word, steps = heads[word], steps + 1
        assert steps <= len(heads)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, cut=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_any_text_is_read_whole(reader: LanguageModel, text: str, cut: tuple[float, float]) -> None:
    start, end = sorted(int(part * len(text)) for part in cut)
    [sentences] = reader.read(text, [Span(start, end)])
    tokens = [token for sentence in sentences for token in sentence.tokens]
    words = [word for sentence in split(text, Span(start, end)) for word in sentence]
    assert [Span(token.start, token.end) for token in tokens] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(before.end <= after.start for before, after in pairwise(sentences))
    for sentence in sentences:
        check_tree(sentence)
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        assert all(0 <= name.start < name.end <= len(sentence.tokens) for name in sentence.names)
        assert all(-3 <= token.factuality <= 3 for token in sentence.tokens)


@settings(max_examples=40, deadline=None)
@given(chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=30), seed=st.integers())
def test_a_sentence_reads_the_same_in_any_company(reader: LanguageModel, chosen: list[str], seed: int) -> None:
    words = [[text[word.start : word.end] for word in split(text, Span(0, len(text)))[0]] for text in chosen]
    order = list(range(len(words)))
    random.Random(seed).shuffle(order)
    together = reader.parse(words)
    shuffled = reader.parse([words[i] for i in order])
    assert [shuffled[place] for place in sorted(range(len(order)), key=order.__getitem__)] == list(together)
    assert reader.parse(words[:1])[0] == together[0]


def test_a_text_without_a_stop_is_read_in_pieces_within_reach(reader: LanguageModel) -> None:
    text = "north and south " * 1_500 + "x" * 200_000
    [sentences] = reader.read(text, [Span(0, len(text))])
    assert sum(len(sentence.tokens) for sentence in sentences) == 4_501
