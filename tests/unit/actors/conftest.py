"""A story of hand-annotated sentences, read through the stages places and actors; no model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import annotated
from dateline.records import Reading
from dateline.reference import Reference, load
from dateline.stages import actors, places

Story = Callable[..., Reading]

COMPILED = Path(__file__).resolve().parents[3] / "src" / "dateline" / "reference" / "reference.sqlite"
SENTENCES = annotated.load(Path(__file__).with_name("sentences.txt"))


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The compiled reference data; `make reference` builds them."""
    if not COMPILED.is_file():
        pytest.skip("the reference data are not built (make reference)")
    return load()


@pytest.fixture(scope="session")
def story(reference: Reference) -> Story:
    """Reads sentences of sentences.txt as one story: `story("Chad objected.", published="2024-12-01")`.

    `digest`: sentences that follow, each a digest item of its own. `dateline`: (name, country) pairs.
    """
    find_places, find_actors = places.stage(reference), actors.stage(reference)

    def read(
        *texts: str,
        published: str = "2024-12-01",
        dateline: tuple[tuple[str, str | None], ...] = (),
        digest: tuple[str, ...] = (),
        title: str = "",
    ) -> Reading:
        body = [(text, SENTENCES[text]) for text in texts]
        items = [[(text, SENTENCES[text])] for text in digest]
        head = [[(title, SENTENCES[title])]] if title else []
        paragraphs = [*head, *([body] if body else []), *items]
        kinds = (*("title" for _ in head), *(("body",) if body else ()), *("digest" for _ in items))
        reading = annotated.reading(*paragraphs, published=published, kinds=kinds, dateline=dateline)
        return find_actors.run(find_places.run(reading))

    return read
