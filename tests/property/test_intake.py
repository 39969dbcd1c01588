"""Whatever bytes come in: never a crash, never a dispatch lost or doubled, never a character changed."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.intake import decode, dispatches, published_interval, sources
from dateline.records import Dispatch

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20
)
CONTENTS = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.text(max_size=200).map(lambda text: text.encode("utf-16", "replace")),
    st.sampled_from([b"Calm in Lima.", b"", b"\x89PNG\r\n\x1a\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80"]),
)


@given(CONTENTS)
def test_any_bytes_are_text_or_refused_with_a_reason(data: bytes) -> None:
    try:
        decoded = decode("any.txt", data)
    except InputError as refusal:
        assert refusal.name == "any.txt"
        assert refusal.reason
    else:
        assert any(character.isalpha() for character in decoded.text)


@given(st.text(min_size=1, max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_that_is_read_is_read_as_it_was(text: str, encoding: str) -> None:
    if text.startswith("\ufeff"):
        return
    try:
        decoded = decode("any.txt", text.encode(encoding))
    except (InputError, UnicodeEncodeError):
        return
    assert decoded.text == text


@given(st.dictionaries(NAMES, CONTENTS, max_size=8), st.lists(st.integers(0, 9), max_size=6))
def test_every_file_has_one_outcome(contents: dict[str, bytes], again: list[int]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        paths = []
        for number, (name, data) in enumerate(contents.items()):
            path = Path(directory, f"{number} {name[:10]}.txt")
            path.write_bytes(data)
            paths.append(str(path))
        named_again = [paths[index] for index in again if index < len(paths)]
        found = list(dispatches(sources([*named_again, directory, *named_again])))
        told = [one.name if isinstance(one, InputError) else one.citation for one in found]
        assert sorted(told) == sorted(paths or [directory])


@given(st.lists(st.sampled_from(["a.txt", "b.txt", ".", "./a.txt", "c", "", "-"]), max_size=6))
def test_any_arguments_give_each_file_at_most_once(arguments: list[str]) -> None:
    found = sources(arguments)
    paths = [source.path for source in found if not isinstance(source, InputError)]
    assert len(paths) == len(set(paths))


@given(st.text(max_size=25))
def test_any_date_is_an_interval_or_refused(given_date: str) -> None:
    try:
        interval = published_interval(given_date)
    except InputError:
        return
    assert interval.first is not None
    assert interval.last is not None
    assert interval.first <= interval.last


@given(st.binary(min_size=1, max_size=60))
def test_the_same_bytes_are_the_same_dispatch(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as directory:
        for folder in ("one", "two"):
            Path(directory, folder).mkdir()
            Path(directory, folder, "a.txt").write_bytes(data)
        first, second = dispatches(sources([directory]))
        if isinstance(first, Dispatch) and isinstance(second, Dispatch):
            assert first.id == second.id
        else:
            assert isinstance(first, InputError)
            assert isinstance(second, InputError)
