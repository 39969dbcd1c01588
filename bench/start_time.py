"""How long the command takes to start: `--help`, `import dateline`, the first report of a cold start. In seconds.

    python bench/start_time.py

The least of several runs is printed, since everything else a machine does only adds to it. Bounds (docs/design.md):
help under 0.3 s, import under 0.2 s, first report under 2 s.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
from pathlib import Path

RUNS = 7
STORY = b"KHARTOUM, Oct. 26 (Nile Wire) - Chad and Sudan signed a border treaty in Khartoum on Tuesday.\n"
BOUNDS = {"dateline --help": 0.3, "import dateline": 0.2, "first report": 2.0}


def seconds(*command: str) -> float:
    """Wall time of one run of a command, from its start to its end."""
    started = time.perf_counter()
    subprocess.run(command, input=STORY, capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> int:
    """Print each time beside its bound; 1 if one is over."""
    dateline = str(Path(sysconfig.get_path("scripts"), "dateline"))
    bare = min(seconds(sys.executable, "-c", "pass") for _ in range(RUNS))
    times = {
        "dateline --help": min(seconds(dateline, "--help") for _ in range(RUNS)),
        "import dateline": min(seconds(sys.executable, "-c", "import dateline") for _ in range(RUNS)) - bare,
        "first report": min(seconds(dateline, "read", "-") for _ in range(3)),
    }
    for name, taken in times.items():
        print(f"{name:<16} {taken:6.3f} s   bound {BOUNDS[name]:.1f} s")
    return int(any(taken > BOUNDS[name] for name, taken in times.items()))


if __name__ == "__main__":
    sys.exit(main())
