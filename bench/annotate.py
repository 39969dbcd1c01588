"""Print sentences as the rows that the coder's tests are made of; check every head by hand before you keep them.

    python bench/annotate.py "Rebels attacked the base." ...

One block a sentence: `# text`, empty `# parties` and `# gives` lines to fill in, then form, lemma, upos, xpos, head,
relation (heads count from 1, 0 is the root).
"""

from __future__ import annotations

import sys

from dateline import language
from dateline.records import Span


def main() -> None:
    """Annotate the sentences given as arguments."""
    model = language.load()
    for text in sys.argv[1:]:
        for sentence in model.read(text, [Span(0, len(text))])[0]:
            print(f"# text = {text[sentence.start : sentence.end]}\n# parties =\n# gives =")
            for token in sentence.tokens:
                cells = (token.text, token.lemma, token.upos, token.xpos, str(token.head + 1), token.deprel)
                print("\t".join(cells))
            print()


if __name__ == "__main__":
    main()
