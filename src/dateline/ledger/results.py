"""What a run of the ledger is told, and what adding a dispatch gives back."""

from __future__ import annotations

import msgspec


class Identity(msgspec.Struct, frozen=True):
    """What coded: the version of Dateline and the hashes of model, lexicon and reference data."""

    coder: str
    model: str
    lexicon: str
    reference: str


class Added(msgspec.Struct, frozen=True):
    """What adding a dispatch did: its version among those of its article (1: the first) and how many reports it has."""

    dispatch: str
    version: int
    reports: int
