"""Whatever the text: words are in order, do not overlap, lie inside the span and cover every non-space character."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.language import split
from dateline.records import Span

MARKS = ["\n", "\n\n", " ", "\u200b", "\u0301", "\ufeff", '"', "”", "“", "'", "$", ".", "...", "?!", "-", "—", "(", ")"]
FORMS = [
    "Mr.",
    "U.S.",
    "said",
    "’s",
    "n't",
    "No.",
    "5",
    "http://a.b/",
    "a@b.c",
    "[1]",
    "Jan.",
    "J.",
    "The",
    "cannot",
    "1-2-3",
]
PIECES = st.sampled_from([*MARKS, *FORMS])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@given(text=TEXTS, cut=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_words_partition_what_is_not_space(text: str, cut: tuple[float, float]) -> None:
    start, end = sorted(int(part * len(text)) for part in cut)
    sentences = split(text, Span(start, end))
    found = [word for sentence in sentences for word in sentence]
    assert all(sentences)
    assert all(start <= word.start < word.end <= end for word in found)
    assert all(one.end <= next_.start for one, next_ in pairwise(found))
    covered = {at for word in found for at in range(word.start, word.end)}
    assert covered == {at for at in range(start, end) if not text[at].isspace()}
