"""Places against GeoVirus (toponyms in Wikinews): finding them and putting them on the map.

    python bench/places.py [--misses N]

Reads `gold/geovirus` and `tools/score_geo.py` under `../shared` or `$DATELINE_SHARED`; writes predictions under
`build/bench` and prints what the scorer prints, then what the reference data would allow: the share of gold names of
which any entry lies within 161 km (no choice can do better).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from dateline import language
from dateline.records import Dispatch, Reading, Section
from dateline.reference import Reference, load
from dateline.stages import annotate, places

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
BUILD = Path(__file__).resolve().parents[1] / "build" / "bench"
NEAR_KM = 161


def predict(documents: list[dict], reference: Reference) -> list[dict]:
    """The toponyms of each document in the scorer's form."""
    stages = (annotate.stage(language.load()), places.stage(reference))
    predictions = []
    for document in documents:
        text = document["text"]
        reading = Reading(Dispatch(document["id"], text, document["id"]), sections=(Section("body", 0, len(text)),))
        for stage in stages:
            reading = stage.run(reading)
        toponyms = [
            {"start": each.start, "end": each.end, "name": each.name, "lat": each.lat, "lon": each.lon}
            for each in reading.places
        ]
        predictions.append({"id": document["id"], "toponyms": toponyms})
    return predictions


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    a, b, c, d = map(math.radians, (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def bound(documents: list[dict], reference: Reference, misses: int) -> None:
    """Print the share of gold names that the reference data could place, and the names that fail most."""
    total, failing = 0, Counter[str]()
    for toponym in (each for document in documents for each in document["toponyms"] if each.get("lat") is not None):
        total += 1
        here = (toponym["lat"], toponym["lon"])
        points = ((e.lat, e.lon) for e in reference.places(toponym["name"]) if e.lat is not None and e.lon is not None)
        if not any(kilometres(here, point) <= NEAR_KM for point in points):
            failing[toponym["name"]] += 1
    print(f"the reference data allow {1 - failing.total() / total:.3f} of {total} names within {NEAR_KM} km")
    for name, count in failing.most_common(misses):
        print(f"  {count:4d} {name}")


def main() -> int:
    """Predict, score and bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args()
    gold = SHARED / "gold" / "geovirus" / "documents.jsonl"
    if not gold.is_file():
        print(f"no reference set at {gold}: set DATELINE_SHARED")
        return 2
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    reference = load()
    BUILD.mkdir(parents=True, exist_ok=True)
    target = BUILD / "places.geovirus.jsonl"
    lines = [json.dumps(each) + "\n" for each in predict(documents, reference)]
    target.write_text("".join(lines), encoding="utf-8")
    scorer = SHARED / "tools" / "score_geo.py"
    subprocess.run([sys.executable, str(scorer), str(gold), str(target)], check=True)
    bound(documents, reference, chosen.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
