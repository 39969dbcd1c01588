"""How long each page and each answer of `dateline serve` takes on a big ledger: milliseconds at the server.

    python bench/desk.py [--reports 200000] [--ledger FILE] [--repeat 3] [--no-writer]

The ledger is made up (bench/many.py: two thousand dispatches added, and multiplied); with --ledger it is kept there
and used again, and any other ledger can be measured too, though what is asked fits the made-up one. For each address:

cold     the file taken out of the system's memory before the question (a disk is read; in memory as warm)
warm     the middle of `--repeat` further questions; processor: of these, what this process spent, the rest is waiting
         for others on the machine
writing  the middle of as many while another process adds dispatches

Prints the slowest of each kind, and ends with 1 where a warm one takes longer than --at-most milliseconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from fastapi.testclient import TestClient

import many
from dateline import queries, run
from dateline.ledger import Ledger
from dateline.queries import EventFilter
from dateline.web.app import create_app

WATCHED = ("made-up talks", EventFilter(party="KEN GOV", types=("CONSULT",)))


def main() -> int:
    """Make or open the ledger, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument("--ledger", type=Path, help="made there if it is missing; else in a folder that goes")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--at-most", type=float, default=300, help="milliseconds of a warm answer")
    parser.add_argument("--only", default="", help="addresses that hold these characters")
    parser.add_argument("--no-writer", action="store_true", help="nothing is added, or changed in the file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.ledger or Path(folder) / "ledger.sqlite"
        if not path.exists():
            many.make(path, arguments.reports, told=lambda words: print(words, file=sys.stderr, flush=True))
        return measure(path, arguments)


def measure(path: Path, arguments: argparse.Namespace) -> int:
    """Ask every address; the exit code."""
    prepare(path)
    with Ledger.open(path) as ledger:
        counts = queries.stats(ledger)
        asked = [address for address in addresses(ledger) if arguments.only in address]
    print(f"{counts.reports:,} reports, {counts.happenings + counts.campaigns:,} events, {counts.dispatches:,} "
          f"dispatches, {counts.bytes / 1e6:,.0f} MB; made up: blocks of dispatches, multiplied")  # fmt: skip
    guest = TestClient(create_app(path, hosts=("testserver",)), follow_redirects=False)
    guest.get("/help")  # templates and tables are loaded once, whatever is asked first
    took = {address: [cold(guest, path, address), *warm(guest, address, arguments.repeat)] for address in asked}
    if not arguments.no_writer:
        stop = multiprocessing.Event()
        writer = multiprocessing.Process(target=write, args=(path, stop))
        writer.start()
        for address in asked:
            took[address].append(warm(guest, address, arguments.repeat)[0])
        stop.set()
        writer.join()
    kinds = ("cold", "warm", "processor", "writing")[: 3 if arguments.no_writer else 4]
    print("".join(f"{kind:>10}" for kind in kinds), "  ms")
    for address, values in took.items():
        print(f"{''.join(f'{value:10.0f}' for value in values)}   {address}")
    slowest = {kind: max((values[at], address) for address, values in took.items()) for at, kind in enumerate(kinds)}
    for kind, (milliseconds, address) in slowest.items():
        print(f"slowest, {kind}: {milliseconds:.0f} ms, {address}")
    return int(slowest["warm"][0] > arguments.at_most)


def prepare(path: Path) -> None:
    """Bring the file to the present version, and save a question."""
    with Ledger.open(path, write=True) as ledger:
        name, wanted = WATCHED
        if all(row.name != name for row in queries.watchlists(ledger)):
            run.keep_watchlist(ledger, name, wanted, "bench")


def addresses(ledger: Ledger) -> list[str]:
    """Every page of the menu and every list of the API, as visitors ask for them, with one record of each kind."""
    last = queries.last_day(ledger)
    newest = queries.events(ledger, EventFilter(order="newest", at_least=2, limit=2))
    event = newest[0]
    second = queries.place_of(newest[1], "newest")
    dispatch = queries.dispatches(ledger, queries.DispatchFilter(limit=1))[0]
    story = next(row for row in queries.storylines(ledger))
    accord = queries.agreements(ledger)[-1].accord
    report = queries.event(ledger, event.id).links[0].report
    month = last.replace(day=1) if last else ""
    since = f"since={month}"
    from dateline.web.paging import cursor

    after = f"after={cursor(second)}"
    api = "/api/v1"
    return [
        "/", f"/?since={last}", "/events", f"/events?{after}", "/events?order=told", "/events?order=oldest",
        "/events?party=KEN", "/events?actor=KEN+MIL", "/events?party=GOV", "/events?party=nobody+at+all",
        "/events?one=KEN&other=ETH", "/events?type=CONSULT", "/events?place=KEN", "/events?place=Corcora",
        f"/events?{since}", "/events?until=2020-02-01", "/events?status=planned", "/events?kind=campaign",
        "/events?at_least=2", "/events?disputed=1", f"/events?party=KEN&type=ASSAULT&{since}",
        f"/events/{event.id}", f"/dispatches/{dispatch.id}", f"/reports/{report}", f"/find?id={event.id}",
        "/dispatches", "/dispatches?outlet=Delta+Post", f"/dispatches?{since}", "/dispatches?until=2020-02-01",
        "/storylines", "/storylines?all=1", f"/storylines?{since}", f"/storylines/{story.id}",
        "/agreements", f"/agreements/{accord}", "/search?q=killing", "/search?q=Corcora", "/search?q=talks+number+77",
        "/pair", "/pair?one=KEN&other=ETH", "/map", f"/map?{since}", "/map?party=KEN", "/network", f"/network?{since}",
        "/network?party=KEN", "/watchlists", "/watchlists/w-1", "/watchlists/w-1.atom", "/review",
        "/ledger", "/failures", "/corrections", "/help",
        f"{api}/events", f"{api}/events?order=newest&limit=1000", f"{api}/events?party=KEN", f"{api}/events/{event.id}",
        f"{api}/timeline?one=KEN&other=ETH", f"{api}/reports", f"{api}/reports?type=CONSULT", f"{api}/reports?{since}",
        f"{api}/reports/{report}", f"{api}/dispatches", f"{api}/dispatches/{dispatch.id}", f"{api}/storylines",
        f"{api}/storylines/{story.id}", f"{api}/agreements", f"{api}/agreements/{accord}", f"{api}/search?q=killing",
        f"{api}/stats", f"{api}/failures", f"{api}/ties", f"{api}/ties?{since}", f"{api}/places", f"{api}/watchlists",
        f"{api}/watchlists/w-1/matches", f"{api}/review",
    ]  # fmt: skip


def cold(guest: TestClient, path: Path, address: str) -> float:
    """Milliseconds of the first answer, the file out of the system's memory."""
    for end in ("", "-wal"):
        file = path.with_name(path.name + end)
        if file.exists():
            with file.open("rb") as opened:
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return once(guest, address)


def warm(guest: TestClient, address: str, repeat: int) -> tuple[float, float]:
    """Milliseconds, the middle of several; and of the processor."""
    spent, busy = [], []
    for _ in range(repeat):
        started = time.process_time()
        spent.append(once(guest, address))
        busy.append(1000 * (time.process_time() - started))
    return statistics.median(spent), statistics.median(busy)


def once(guest: TestClient, address: str) -> float:
    """Milliseconds of one answer."""
    started = time.perf_counter()
    answer = guest.get(address)
    spent = 1000 * (time.perf_counter() - started)
    if answer.status_code not in (200, 303):
        raise SystemExit(f"{address} -> {answer.status_code}: {answer.text[:200]}")
    return spent


def write(path: Path, stop: Signal) -> None:
    """Add dispatches until told to stop."""
    with Ledger.open(path, write=True) as ledger:
        started = ledger.begin_run("add", many.IDENTITY)
        number = queries.stats(ledger).versions  # after the last of the made-up days
        while not stop.is_set():
            ledger.add(many.varied(number), started)
            number += 1


if __name__ == "__main__":
    sys.exit(main())
