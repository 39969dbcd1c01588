"""How common words are: in how many documents of the treebanks a lemma stands (`dateline/storylines/background.tsv`).

python -m training.background [--corpora ../shared/corpora] [--least 2]

Counts alone are kept, no text. Documents: English Web Treebank and the permissively licensed genres of GUM, training
and development parts.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
TABLE = REPOSITORY / "src/dateline/storylines/background.tsv"
FILES = ("ud_english_ewt/en_ewt-ud-{}.conllu.gz", "gum_permissive/en_gum-perm-{}.conllu.gz")
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=REPOSITORY.parent / "shared" / "corpora")
    parser.add_argument("--least", type=int, default=2, help="documents from which a lemma gets a row")
    chosen = parser.parse_args()
    total, counts = 0, Counter[str]()
    for file in FILES:
        for part in ("train", "dev"):
            for lemmas in documents(chosen.corpora / file.format(part)):
                total += 1
                counts.update(lemmas)
    rows = sorted((lemma, count) for lemma, count in counts.items() if count >= chosen.least and "\t" not in lemma)
    with TABLE.open("w", encoding="utf-8") as table:
        table.write(
            "# In how many documents a lemma stands: English Web Treebank and GUM's permissive genres, made by\n"
        )
        table.write("# training/background.py. The first row is the number of documents.\n")
        table.write(f"\t{total}\n")
        table.writelines(f"{lemma}\t{count}\n" for lemma, count in rows)
    print(f"{total} documents, {len(rows)} lemmas, {TABLE.stat().st_size} bytes")


def documents(path: Path) -> Iterator[set[str]]:
    """The lemmas of content words of each document, in lower case."""
    lemmas: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and lemmas:
                yield lemmas
                lemmas = set()
            cells = line.split("\t")
            if cells[0].isdigit() and cells[3] in CONTENT:
                lemmas.add(cells[2].lower())
    if lemmas:
        yield lemmas


if __name__ == "__main__":
    main()
