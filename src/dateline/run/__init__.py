"""One run: what the user named -> intake -> pipeline -> outcomes, in input order.

for outcome in read(["a.txt", "wire/"], Options()):
    match outcome:
        case Reading(): ...    # read
        case Failure(): ...    # what failed, where and why; the rest goes on
"""

from dateline.run.adding import add
from dateline.run.identity import identity
from dateline.run.outcomes import Failure, Known, Options, Outcome, Progress, Reader, Tally
from dateline.run.reading import anatomy_reader, pipeline_reader, read
from dateline.run.recoding import recode

__all__ = [
    "Failure",
    "Known",
    "Options",
    "Outcome",
    "Progress",
    "Reader",
    "Tally",
    "add",
    "anatomy_reader",
    "identity",
    "pipeline_reader",
    "read",
    "recode",
]
