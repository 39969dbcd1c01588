"""Trees in the ClearNLP scheme, which spaCy's own English pipelines use, -> Universal Dependencies.

The scheme makes function words heads: a preposition of its object, "be" of its predicate; conjuncts hang on one
another in a chain. UD hangs function words on content words and every conjunct on the first. Each step below turns
one of these round, in an order in which no step needs what a later one does.

Authority: the UD guidelines and the practice of EWT; for the source, the ClearNLP guidelines (Choi and Palmer, 2012).

"The deal was signed by them in Paris": signed -agent-> by -pobj-> them becomes signed -obl:agent-> them -case-> by.
"""

from __future__ import annotations

from dateline.language.spacy.clearnlp import clauses, coordination, copulas, labels, phrases, prepositions, tags
from dateline.language.spacy.draft import Draft


def convert(draft: Draft) -> None:
    """Turn a draft's tree and tags into UD, in place."""
    prepositions.turn(draft)
    phrases.money(draft)
    copulas.turn(draft)
    clauses.turn(draft)
    phrases.fixed(draft)
    coordination.flatten(draft)
    labels.rename(draft)
    phrases.people(draft)
    tags.settle(draft)
