"""What a run of the ledger is told, and what adding a dispatch gives back."""

from __future__ import annotations

from typing import Final

import msgspec

from dateline import vocabulary
from dateline.vocabulary import EventType


class Codes(msgspec.Struct, frozen=True):
    """The types, with modes and scores, and the contexts of an ontology: what corrections of its reports may say."""

    codebook: str
    types: dict[str, EventType]
    contexts: dict[str, str]


PLOVER: Final = Codes(vocabulary.CODEBOOK, vocabulary.EVENT_TYPES, vocabulary.CONTEXTS)


class Identity(msgspec.Struct, frozen=True):
    """What coded: the version of Dateline, hashes of model, lexicon and reference data, the codes (None: PLOVER's)."""

    coder: str
    model: str
    lexicon: str
    reference: str
    codes: Codes | None = None


class Added(msgspec.Struct, frozen=True):
    """What adding a dispatch did: its version among those of its article (1: the first) and how many reports it has."""

    dispatch: str
    version: int
    reports: int
