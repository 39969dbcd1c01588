"""One run: what the user named -> intake -> pipeline -> outcomes, in input order.

for outcome in read(["a.txt", "wire/"], Options()):
    match outcome:
        case Reading(): ...    # read
        case Failure(): ...    # what failed, where and why; the rest goes on
"""

from dateline.run.outcomes import Failure, Options, Outcome, Progress, Reader, Tally
from dateline.run.reading import anatomy_reader, pipeline_reader, read

__all__ = ["Failure", "Options", "Outcome", "Progress", "Reader", "Tally", "anatomy_reader", "pipeline_reader", "read"]
