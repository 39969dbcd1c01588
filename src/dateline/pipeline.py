"""The one ordered list of stages, its check, and the loop for one dispatch.

A missing layer is named before any text is read: a stage that reads what no earlier stage adds is a WiringError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from dateline import reference
from dateline.errors import DatelineError, StageError, WiringError
from dateline.language import Language, load
from dateline.lexicon.ontology import load as load_ontology
from dateline.lexicon.ontology import plover
from dateline.records import Dispatch, Reading, Stage
from dateline.stages import actors, agreements, annotate, attribution, coding, dates, dating, places, structure

GIVEN = frozenset({"dispatch"})


class Pipeline(msgspec.Struct, frozen=True):
    """Stages in order. `read` is a pure function of the dispatch and of the resources the stages were made with."""

    stages: tuple[Stage, ...]

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading of one dispatch. Raises StageError naming the stage and the dispatch."""
        reading = Reading(dispatch)
        for stage in self.stages:
            reading = _run(stage, reading)
        return reading

    def read_all(self, dispatches: Sequence[Dispatch]) -> list[Reading | DatelineError]:
        """What `read` gives or raises for each dispatch; cheaper than one after the other."""
        found: list[Reading | DatelineError] = [Reading(dispatch) for dispatch in dispatches]
        for stage in self.stages:
            going = [index for index, each in enumerate(found) if isinstance(each, Reading)]
            before = [each for each in found if isinstance(each, Reading)]
            for index, after in zip(going, _run_all(stage, before), strict=True):
                found[index] = after
        return found


def _run(stage: Stage, reading: Reading) -> Reading:
    try:
        return _marked(stage, stage.run(reading))
    except DatelineError:
        raise
    except Exception as error:
        raise StageError(stage.name, reading.dispatch.id, error) from error


def _run_all(stage: Stage, readings: Sequence[Reading]) -> Iterator[Reading | DatelineError]:
    """The readings after a stage; where it fails for all of them together, each is given to it alone."""
    together: list[Reading] | None = None
    if stage.run_all is not None and len(readings) > 1:
        with suppress(Exception):
            together = stage.run_all(readings)
    if together is not None:
        yield from (_marked(stage, reading) for reading in together)
        return
    for reading in readings:
        try:
            yield _run(stage, reading)
        except DatelineError as error:
            yield error


def _marked(stage: Stage, reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, trail=(*reading.trail, stage.name))


def check(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages, if each reads only what is given or was added before. Raises WiringError, naming stage and layer."""
    known = set(GIVEN)
    fields = set(Reading.__struct_fields__)
    for stage in stages:
        for layer in (*stage.reads, *stage.adds):
            if layer not in fields:
                raise WiringError(f"stage {stage.name} names a layer {layer!r} that a reading does not have")
        for layer in stage.reads:
            if layer not in known:
                raise WiringError(f"stage {stage.name} reads {layer!r}, which no stage before it adds")
        known.update(stage.adds)
    return tuple(stages)


def build_anatomy(reference_file: Path | None = None) -> Pipeline:
    """The first two stages alone: how a dispatch is built and when it was written. Needs no language model.

    Raises ReferenceError where the reference data cannot be used.
    """
    return Pipeline(check(_anatomy(reference.load(reference_file))))


def _anatomy(known: reference.Reference) -> list[Stage]:
    return [structure.stage(structure.lookup_from(known)), dating.stage()]


def build(
    threads: int = 1,
    reference_file: Path | None = None,
    language: Language | None = None,
    own_actors: Path | None = None,
    own_ontology: Path | None = None,
) -> Pipeline:
    """The pipeline: English, PLOVER unless another ontology is named. Loads the language model and reference data once.

    `language` stands in the place of the model of this installation (`dateline.language.from_spacy`); `threads` says
    nothing then; `own_actors` is a CSV file of the user's own people and bodies, laid before the reference data;
    `own_ontology` a folder with types and triggers (`lexicon.ontology.load`). Raises ModelError, ReferenceError or
    LexiconError where their files cannot be used.
    """
    ontology = load_ontology(own_ontology) if own_ontology else plover()
    known = reference.load(reference_file, own_actors)
    model = language or load(threads)
    return Pipeline(
        check(
            [
                *_anatomy(known),
                annotate.stage(model),
                dates.stage(),
                places.stage(known),
                actors.stage(known),
                attribution.stage(),
                coding.stage(ontology),
                agreements.stage(ontology),
            ]
        )
    )
