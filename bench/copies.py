"""Syndication measured: made-up reprints of our own texts are found, independent accounts of one story are not copies.

python bench/copies.py [--misses] [--seed 1]

From every story of examples/, bench/gold/varied and bench/gold/fresh with four paragraphs or more, reprints are made:
cut at the end, at the start or anywhere (half of the words stay), paragraphs swapped, quotations turned round, a new
lede, headline, byline, dateline and notice, paragraphs added, typography changed, words touched up, and several at
once. All texts, reprints and the accounts of bench/gold/accounts.txt go through structure and one index, as a ledger
has it; then every pair that shares a key is judged. Prints recall by kind of change, and every pair called a copy that
is none.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from dateline import pipeline
from dateline.merging.copies import Trace, copied, keys, trace
from dateline.records import Dispatch, Reading

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDERS = ("examples", "bench/gold/varied", "bench/gold/fresh")
ACCOUNTS = REPOSITORY / "bench/gold/accounts.txt"
KNOWN = frozenset({frozenset({"03-lake-treaty-signed", "04-lake-treaty-signed-reprint"})})
"""Pairs of our texts that are copies of each other, by the names of their files."""

HEADLINES = (
    "What we know so far",
    "A day of decisions, and of doubts",
    "Nobody in the region expected this, residents say",
    "Officials speak out as details emerge",
)
LEDES = (
    "Reaction was swift on Thursday, and few of those who spoke to this newspaper had expected so much so soon.",
    "For weeks nobody in the capital would say it aloud; now it is on everybody's lips, from market to ministry.",
    "Readers of this page will remember the warnings of last spring, which were waved away as the talk of pessimists.",
)
ADDED = (
    "Our correspondent was unable to reach the ministry for a comment before this edition went to press.",
    "The embassy in our country said it was following the matter and had no advice for travellers at present.",
    "Trade between the two regions has grown by a tenth a year, according to figures of the chamber of commerce.",
    "Analysts expect the matter to be raised when parliament returns from its summer recess in September.",
)
NOTICES = (
    "Copyright 2025 The Ridgeway Gazette. All rights reserved.",
    "This article was first published by an agency and is reprinted with permission.",
    "(c) 2025 Lowland Media Group",
)
TOUCHES = (
    ("said", "told reporters"), ("percent", "per cent"), ("about", "around"), ("some", "about"), ("more than", "over"),
    ("killed", "slain"), ("officials", "authorities"), ("two", "2"), ("three", "3"), ("Tuesday", "on Tuesday evening"),
    ("on Monday", "Monday"), ("on Friday", "Friday"), ("government", "administration"), ("after", "following"),
    ("which", "that"), ("has", "had"), ("but", "yet"), ("last week", "a week ago"),
)  # fmt: skip
Paragraphs = list[str]


class Text(msgspec.Struct, frozen=True):
    """A text of the bench: its name, the story that it tells, the text it was made from and the kind of change."""

    name: str
    text: str
    origin: str | None = None
    change: str = ""


def main() -> int:
    """Make, read, judge, print; 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    built = pipeline.build_anatomy()
    originals = [Text(path.stem, path.read_text("utf-8")) for path in paths()]
    reprints: list[Text] = []
    for text in originals:
        reprints += made_from(text, built.read(dispatch(text)), random.Random(f"{chosen.seed} {text.name}"))
    independent = list(accounts())
    traces = {text.name: trace(built.read(dispatch(text))) for text in (*originals, *reprints, *independent)}
    texts = {text.name: text for text in (*originals, *reprints, *independent)}
    found = {frozenset(pair) for pair in judged(traces)}
    recall = tell_recall(reprints, found, show=chosen.misses)
    wrong = [pair for pair in sorted(map(sorted, found)) if not are_copies(*(texts[name] for name in pair))]
    pairs = sum(len(list(itertools.combinations(group, 2))) for group in stories(independent).values())
    print(f"{pairs} pairs of independent accounts; called copies and none: {len(wrong)}")
    for pair in wrong:
        print("  ", " | ".join(pair))
    return int(recall < 0.98 or bool(wrong))


def paths() -> Iterator[Path]:
    """The files of our own texts."""
    for folder in FOLDERS:
        yield from sorted((REPOSITORY / folder).glob("*.txt"))


def accounts() -> Iterator[Text]:
    """The independent accounts; their names begin with the story's."""
    blocks = re.split(r"^=== ", ACCOUNTS.read_text("utf-8"), flags=re.MULTILINE)[1:]
    for number, block in enumerate(blocks):
        head, _, text = block.partition("\n")
        yield Text(f"{head} {number}", text)


def stories(independent: Sequence[Text]) -> dict[str, list[str]]:
    """Names of accounts by story."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in independent:
        found[text.name.split()[0]].append(text.name)
    return found


def dispatch(text: Text) -> Dispatch:
    """A text as intake has it."""
    return Dispatch(id=text.name, text=text.text, citation=text.name)


def judged(traces: dict[str, Trace]) -> Iterator[tuple[str, str]]:
    """The pairs that share a key and are copies."""
    by_key: dict[str, list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for name, one in traces.items():
        near = {other for key in keys(one) for other in by_key[key]}
        for other in near - {name}:
            seen.add((other, name))
        for key in keys(one):
            by_key[key].append(name)
    for other, name in sorted(seen):
        if copied(traces[other], traces[name]) is not None:
            yield other, name


def are_copies(one: Text, other: Text) -> bool:
    """Whether two texts were made from one, or are known to be copies."""
    first, second = one.origin or one.name, other.origin or other.name
    return first == second or frozenset({first, second}) in KNOWN


def tell_recall(reprints: Sequence[Text], found: set[frozenset[str]], *, show: bool) -> float:
    """Print how many reprints were found, by change; the share of all."""
    right, all_of = Counter[str](), Counter[str]()
    for text in reprints:
        all_of[text.change] += 1
        hit = frozenset({text.name, text.origin or ""}) in found
        right[text.change] += hit
        if show and not hit:
            print("missed:", text.name)
    for change, count in all_of.items():
        print(f"{change:24}{right[change]:>5} of {count:>4}")
    recall = right.total() / all_of.total()
    print(f"{'reprints found':24}{right.total():>5} of {all_of.total():>4}   recall {recall:.4f}")
    return recall


# --- reprints --------------------------------------------------------------------------------------------------------


def made_from(text: Text, reading: Reading, chance: random.Random) -> Iterator[Text]:
    """The reprints of one text; none of one that is no story of four paragraphs."""
    bodies = [section for section in reading.sections if section.kind == "body"]
    paragraphs = [" ".join(text.text[section.start : section.end].split()) for section in bodies]
    if len(paragraphs) < 4 or sum(len(each.split()) for each in paragraphs) < 80:
        return
    for change, (make, dress) in CHANGES.items():
        yield Text(f"{text.name} / {change}", dress(make(list(paragraphs), chance), chance), text.name, change)


def cut_end(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Half of the words stay, from the start."""
    return paragraphs[: _half(paragraphs)]


def cut_start(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Half of the words stay, from the end."""
    return cut_end(paragraphs[::-1], chance)[::-1]


def cut_anywhere(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Half of the words stay, here and there, in order."""
    order = chance.sample(range(len(paragraphs)), len(paragraphs))
    kept = order[: _half([paragraphs[at] for at in order])]
    return [paragraphs[at] for at in sorted(kept)]


def swap(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Another order."""
    return chance.sample(paragraphs, len(paragraphs))


def new_lede(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Another first paragraph."""
    return [chance.choice(LEDES), *paragraphs[1:]]


def add(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Two more paragraphs."""
    for added in chance.sample(ADDED, 2):
        paragraphs.insert(chance.randint(1, len(paragraphs)), added)
    return paragraphs


def same(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """No change."""
    return paragraphs


def turn_quotes(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """'"...," X said.' becomes 'X said: "..."'."""
    quote = re.compile(r"[\"“]([^\"“”]+),[\"”] (said [^.,]+|[^.,\"“]+ said)\.")
    return [quote.sub(lambda found: f"{found[2]}: “{found[1]}.”", each) for each in paragraphs]


def touch_up(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Other words for common ones."""
    for old, new in TOUCHES:
        paragraphs = [re.sub(rf"\b{old}\b", new, each, count=1) for each in paragraphs]
    return paragraphs


def typography(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Quotation marks, apostrophes, dashes, dots, spaces and accents as another system sets them."""
    curly = any("“" in each or "’" in each for each in paragraphs)
    marks = (
        (("“", '"'), ("”", '"'), ("’", "'"), ("–", "--"), ("—", "--"), ("é", "e"), ("ü", "u"))
        if curly
        else ((" '", " ‘"), ("'", "’"), (' "', " “"), ('"', "”"), (" - ", " – "), ("...", "…"), ("fi", "ﬁ"))
    )
    for old, new in marks:
        paragraphs = [each.replace(old, new) for each in paragraphs]
    return [each.replace(", ", ",\u00a0", 1) for each in paragraphs]


def several(
    *makes: Callable[[Paragraphs, random.Random], Paragraphs],
) -> Callable[[Paragraphs, random.Random], Paragraphs]:
    """One change after the other."""

    def make(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        for each in makes:
            paragraphs = each(paragraphs, chance)
        return paragraphs

    return make


def plain(paragraphs: Paragraphs, chance: random.Random) -> str:
    """Nothing but the story."""
    return "\n\n".join(paragraphs) + "\n"


def dressed(paragraphs: Paragraphs, chance: random.Random) -> str:
    """Another headline, byline, dateline and notice."""
    head = f"{chance.choice(HEADLINES)}\n\nBy Joan Averell\nThe Ridgeway Gazette\nFriday, 14 November 2025\n\n"
    return head + "LONDON (Ridgeway Gazette) -- " + "\n\n".join(paragraphs) + f"\n\n{chance.choice(NOTICES)}\n"


def wrapped(paragraphs: Paragraphs, chance: random.Random) -> str:
    """Lines of 64 characters, as wires send them."""
    return "\n\n".join(textwrap.fill(each, 64) for each in paragraphs) + f"\n\n{chance.choice(NOTICES)}\n"


def _half(paragraphs: Sequence[str]) -> int:
    """Paragraphs from the start that hold half of the words at the least."""
    lengths = [len(each.split()) for each in paragraphs]
    sums = itertools.accumulate(lengths)
    return next(at for at, words in enumerate(sums, start=1) if 2 * words >= sum(lengths))


CHANGES = {
    "cut at the end": (cut_end, plain),
    "cut at the start": (cut_start, plain),
    "cut anywhere": (cut_anywhere, dressed),
    "swapped": (swap, plain),
    "new lede": (new_lede, dressed),
    "new headline and notice": (same, dressed),
    "added": (add, dressed),
    "quotations turned": (turn_quotes, plain),
    "touched up": (touch_up, plain),
    "typography": (typography, wrapped),
    "cut, new lede": (several(cut_anywhere, new_lede), dressed),
    "cut, added": (several(cut_end, add), dressed),
    "swapped, added, touched": (several(swap, add, touch_up), dressed),
    "cut, turned, typography": (several(cut_anywhere, turn_quotes, typography), wrapped),
}

if __name__ == "__main__":
    sys.exit(main())
