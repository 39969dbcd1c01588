"""Feeds -> articles -> the ledger, once or for as long as one likes.

    for step in watch(read_settings(path), ledger, State.load(path), Watching(once=True)):
        match step:
            case Asking(): ...      # a feed is being asked
            case Read(): ...        # one of its articles was read, known already, or failed
            case Rested(): ...      # the feed is done for this round
            case Idle(): ...        # nothing to do until then

More in docs/watch.md.
"""

from dateline.run.watching.gathering import Gathered, Gatherer
from dateline.run.watching.settings import FeedSettings, Settings, read_settings
from dateline.run.watching.state import FeedState, State, state_path
from dateline.run.watching.steps import Asking, Idle, Read, Rested, Step
from dateline.run.watching.watcher import Watching, watch

__all__ = [
    "Asking",
    "FeedSettings",
    "FeedState",
    "Gathered",
    "Gatherer",
    "Idle",
    "Read",
    "Rested",
    "Settings",
    "State",
    "Step",
    "Watching",
    "read_settings",
    "state_path",
    "watch",
]
