"""Pictures of every page of the desk, for docs/images: the examples in a ledger of their own, seen by Chromium.

    python bench/screenshots.py [--only map,pair]

Each is 1280 units wide, by day, with few colours so that it stays small; one by night and one as on a telephone. Needs
Chromium and the development libraries.
"""

from __future__ import annotations

import argparse
import base64
import os
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browsing import browser, desk_at  # noqa: E402
from dateline import queries, run  # noqa: E402
from dateline.cli import main as dateline  # noqa: E402
from dateline.ledger import Ledger  # noqa: E402
from dateline.queries import EventFilter  # noqa: E402

IMAGES = ROOT / "docs" / "images"
COLOURS = 128
_READ = """async (picture) => {
  const image = new Image(); image.src = "data:image/png;base64," + picture; await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), drawing = canvas.getContext("2d");
  drawing.drawImage(image, 0, 0);
  const read = drawing.getImageData(0, 0, image.width, image.height).data;
  let words = "";
  for (let at = 0; at < read.length; at += 32768) words += String.fromCharCode(...read.subarray(at, at + 32768));
  return [image.width, image.height, btoa(words)];
}"""
LARGEST = 150_000
"""Bytes of a picture."""

BY_DAY = {
    "brief": "/?since=2024-12-01",
    "events": "/events?place=MLI",
    "storylines": "/storylines",
    "agreements": "/agreements",
    "dispatches": "/dispatches",
    "map": "/map",
    "pair": "/pair?one=KEN&other=ETH&since=2025-01-01",
    "network": "/network",
    "watchlists": "/watchlists",
    "review": "/review",
    "search": "/search?q=curfew",
    "corrections": "/corrections",
    "ledger": "/ledger",
    "api": "/api",
    "help": "/help",
}


def filled(folder: Path) -> Path:
    """A ledger with the examples, two watchlists, of which one has news, and a correction."""
    path = folder / "examples.sqlite"
    os.chdir(ROOT)  # dispatches are called by the names under which they were given
    texts = sorted(Path("examples").glob("*.txt"))
    late = [text for text in texts if text.name.startswith("09")]
    dateline(["add", *(str(text) for text in texts if text not in late), "--ledger", str(path)])
    with Ledger.open(path, write=True) as ledger:
        run.keep_watchlist(ledger, "Mali", EventFilter(place="MLI"), "analyst")
        run.keep_watchlist(ledger, "Lake treaty", EventFilter(pair=("KEN", "ETH")), "analyst")
    dateline(["add", *map(str, late), "--ledger", str(path)])
    with Ledger.open(path, write=True) as ledger:
        (row, *_) = queries.events(ledger, EventFilter(place="Mocuba"))
        (each, *_) = queries.evidence(ledger, event=row.id)
        run.correct(ledger, "field", each.report.id, "analyst", "they said so", field="actors", value="MOZ REB")
    return path


def records(path: Path) -> dict[str, str]:
    """Pages of single records."""
    with Ledger.open(path) as ledger:
        attack, *_ = queries.events(ledger, EventFilter(place="Bandiagara", disputed=True))
        told = queries.evidence(ledger, event=attack.id)
        story, *_ = (row for row in queries.storylines(ledger) if row.id == attack.storyline)
        treaty = max(queries.agreements(ledger), key=lambda row: len(row.dispatches))
    return {
        "event": f"/events/{attack.id}",
        "dispatch": f"/dispatches/{told[0].reading.dispatch.id}",
        "storyline": f"/storylines/{story.id}",
        "agreement": f"/agreements/{treaty.accord}",
        "watchlist": "/watchlists/w-1",
    }


def take(chromium: Any, address: str, name: str, page: str, *, scheme: str = "light", width: int = 1280) -> None:
    """One picture of the first screen of a page."""
    height = 1000 if width > 600 else 900
    context = chromium.new_context(base_url=address, color_scheme=scheme, viewport={"width": width, "height": height})
    shown = context.new_page()
    shown.goto(page)
    shown.locator("svg.drawing").first.scroll_into_view_if_needed() if name in ("map", "network") else None
    target = IMAGES / f"desk-{name}.png"
    picture = shown.screenshot()
    context.close()
    target.write_bytes(small(pixels(chromium, picture)))
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}  {size:,} bytes{'  TOO LARGE' if size > LARGEST else ''}")


def pixels(chromium: Any, picture: bytes) -> np.ndarray:
    """A picture as rows of red, green, blue: the browser reads what it has drawn."""
    blank = chromium.new_page()
    width, height, read = blank.evaluate(_READ, base64.b64encode(picture).decode())
    blank.close()
    return np.frombuffer(base64.b64decode(read), np.uint8).reshape(height, width, 4)[:, :, :3]


def small(rows: np.ndarray) -> bytes:
    """A PNG with a palette (W3C PNG, colour type 3): the most frequent colours, and those that are furthest from any
    of them, which few dots of a drawing bear. Any other becomes the nearest."""
    height, width, _ = rows.shape
    packed = rows.astype(np.int64) @ (65_536, 256, 1)
    found, where, often = np.unique(packed, return_inverse=True, return_counts=True)
    parts = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    palette = parts[np.argsort(-often, kind="stable")[: COLOURS // 2]]
    away = ((parts[:, None, :] - palette[None]) ** 2).sum(axis=2).min(axis=1)
    while len(palette) < COLOURS and away.max() > 0:
        far = parts[away.argmax()]
        palette = np.concatenate([palette, far[None]])
        away = np.minimum(away, ((parts - far) ** 2).sum(axis=1))
    nearest = ((parts[:, None, :] - palette[None]) ** 2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    indices = nearest[where].reshape(height, width)
    lines = np.concatenate([np.zeros((height, 1), np.uint8), indices], axis=1).tobytes()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
    colours = chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    return b"\x89PNG\r\n\x1a\n" + head + colours + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def main() -> None:
    """Take them all, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="names of pictures, with commas between them")
    only = set(filter(None, parser.parse_args().only.split(",")))
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = filled(Path(folder))
        pages = BY_DAY | records(path)
        with desk_at(path) as address, browser() as chromium:
            for name, page in pages.items():
                if not only or name in only:
                    take(chromium, address, name, page)
            if not only or "night" in only:
                take(chromium, address, "night", pages["event"], scheme="dark")
            if not only or "narrow" in only:
                take(chromium, address, "narrow", pages["events"], width=420)


if __name__ == "__main__":
    main()
