"""The rows of a word asked together give what each of their conditions gives by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon.events import Condition, EventRow, Slot
from dateline.lexicon.questions import made_ready

CLASSES = {"arms": frozenset({"gun", "jet", "shell"}), "seats": frozenset({"chair", "jet"}), "none": frozenset[str]()}
CLASSES_OF = {"gun": ("arms",), "shell": ("arms",), "chair": ("seats",), "jet": ("arms", "seats")}
WORDS = ("gun", "jet", "shell", "chair", "river", "arms")

CONDITIONS = st.one_of(
    st.builds(
        Condition,
        st.just("obj"),
        st.sampled_from(["lemma", "not-lemma"]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(
        Condition,
        st.just("obj"),
        st.sampled_from(["class", "not-class"]),
        st.lists(st.sampled_from([*CLASSES, "nowhere"]), min_size=1, max_size=3).map(tuple),
    ),
)


def row(conditions: list[Condition]) -> EventRow:
    return EventRow("own.tsv:1", "move", None, "VERB", "AID", None, Slot(()), Slot(()), tuple(conditions), "", "")


def holds(condition: Condition, lemmas: frozenset[str]) -> bool:
    """What a condition on the words in a role means."""
    wanted = set(condition.values)
    if condition.test.endswith("class"):
        wanted = {word for name in condition.values for word in CLASSES.get(name, ())}
    return lemmas.isdisjoint(wanted) == condition.test.startswith("not")


@given(
    st.lists(st.lists(CONDITIONS, min_size=1, max_size=3), min_size=1, max_size=4),
    st.frozensets(st.sampled_from(WORDS)),
)
def test_a_row_fails_where_one_of_its_conditions_does(rows: list[list[Condition]], lemmas: frozenset[str]) -> None:
    ready = made_ready([row(conditions) for conditions in rows])
    failed = ready.roles["obj"].failed(lemmas, CLASSES_OF)
    for one, conditions in zip(ready.rows, rows, strict=True):
        assert bool(one.bits & failed) != all(holds(condition, lemmas) for condition in conditions)
