"""How long the command takes to start: `--help`, `import dateline`, the first report of a cold start. In seconds.

    python bench/start_time.py

By the clock, and in processor time, which hardly depends on what else the machine does; bounds are held against the
latter. The least of several runs is printed, since everything else a machine does only adds to it. Bounds
(docs/design.md): help under 0.3 s, import under 0.2 s, first report under 2 s.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

RUNS = 7
STORY = b"KHARTOUM, Oct. 26 (Nile Wire) - Chad and Sudan signed a border treaty in Khartoum on Tuesday.\n"
BOUNDS = {"dateline --help": 0.3, "import dateline": 0.2, "first report": 2.0}


def seconds(*command: str) -> tuple[float, float]:
    """One run of a command, from its start to its end: by the clock, and of processor time."""
    started, before = time.perf_counter(), _processor()
    subprocess.run(command, input=STORY, capture_output=True, check=True)
    return time.perf_counter() - started, _processor() - before


def least(runs: int, *command: str) -> tuple[float, float]:
    """The least of several runs, of each time by itself."""
    clock, processor = zip(*(seconds(*command) for _ in range(runs)), strict=True)
    return min(clock), min(processor)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print each time beside its bound; 1 if one is over."""
    dateline = str(Path(sysconfig.get_path("scripts"), "dateline"))
    bare = least(RUNS, sys.executable, "-c", "pass")
    imported = least(RUNS, sys.executable, "-c", "import dateline")
    times = {
        "dateline --help": least(RUNS, dateline, "--help"),
        "import dateline": (imported[0] - bare[0], imported[1] - bare[1]),
        "first report": least(3, dateline, "read", "-"),
    }
    for name, (clock, processor) in times.items():
        print(
            f"{name:<16} {clock:6.3f} s by the clock {processor:6.3f} s of processor time   bound {BOUNDS[name]:.1f} s"
        )
    return int(any(processor > BOUNDS[name] for name, (_, processor) in times.items()))


if __name__ == "__main__":
    sys.exit(main())
