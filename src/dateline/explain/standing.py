"""How a report stands: told as done, told by a source, only planned, doubtful, denied, or background.

A brief keeps these apart, so that nobody counts a plan as a deed. One report has one standing: whether the act came
about at all weighs more than when, and when more than who says so.

>>> [group.title for group in GROUPS][:2]
['What happened', 'What a source says happened']
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from dateline.records import Report

Standing = Literal["happened", "claimed", "hedged", "planned", "denied", "background"]


class Group(msgspec.Struct, frozen=True):
    """A standing with its heading, its short label and what it means."""

    standing: Standing
    title: str
    label: str
    gloss: str


GROUPS: Final = (
    Group("happened", "What happened", "told as fact", "the dispatch itself says that it happened"),
    Group("claimed", "What a source says happened", "claimed", "a source quoted in the dispatch says that it happened"),
    Group("hedged", "Doubtful", "hedged", "told with doubt: reportedly, may have, is believed to"),
    Group("planned", "Planned, promised or conditional", "planned", "lies ahead of the dispatch, or hangs on an if"),
    Group("denied", "Denied, refused or called off", "denied", "did not happen, or is told as denied"),
    Group("background", "Background", "background", "over before the news of this dispatch began"),
)


def standing(report: Report) -> Standing:
    """The one standing of a report, from its auxiliary modes and its stance."""
    if "negation" in report.aux or report.stance == "denied":
        return "denied"
    if "hypothetical" in report.aux or "future" in report.aux:
        return "planned"
    if "historical" in report.aux:
        return "background"
    if report.stance == "hedged":
        return "hedged"
    return "claimed" if report.stance == "claimed" else "happened"
