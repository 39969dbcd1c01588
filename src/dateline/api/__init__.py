"""The Python door: read texts, ask a ledger, get polars frames. `import dateline` offers it all.

    read(text)          one text -> its Reading, with reports and agreements
    read_files(paths)   files and directories -> their readings, one after the other
    report_records      a reading -> its reports as plain dictionaries ("dateline-report-1")
    frame               readings -> a frame, a row a report
    open(path)          a ledger -> a LedgerView: events, reports, storylines, agreements, search, export

What each gives is told in docs/python.md, which a test runs.

Errors: a DatelineError of `dateline.errors`; ValueError and TypeError for arguments that are none. Frames need the
extra `frames` (ExtraError).

Threads: `read` may be called from any thread; texts are read one at a time (`read_files` with `jobs` reads in several
processes). A LedgerView belongs to the thread that opened it; open one for each thread.
"""

from dateline.api.asking import Filters, LedgerView, open
from dateline.api.reading import frame, read, read_files, report_records
from dateline.api.results import Added

__all__ = ["Added", "Filters", "LedgerView", "frame", "open", "read", "read_files", "report_records"]
