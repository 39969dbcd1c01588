"""Words with their part of speech -> lemmas."""

from __future__ import annotations

import pytest

from dateline.language.lemmas import lemma

CASES = [
    # irregular verbs
    ("was", "AUX", "VBD", "be"),
    ("was", "VERB", "VBD", "be"),
    ("n't", "PART", "RB", "not"),
    ("n’t", "PART", "RB", "not"),
    ("'ll", "AUX", "MD", "will"),
    ("struck", "VERB", "VBD", "strike"),
    ("left", "VERB", "VBD", "leave"),
    ("left", "ADJ", "JJ", "left"),
    ("met", "VERB", "VBN", "meet"),
    ("found", "VERB", "VBD", "find"),
    ("found", "VERB", "VB", "found"),
    ("overthrew", "VERB", "VBD", "overthrow"),
    ("withdrawn", "VERB", "VBN", "withdraw"),
    # regular verbs
    ("attacked", "VERB", "VBN", "attack"),
    ("seized", "VERB", "VBD", "seize"),
    ("accused", "VERB", "VBD", "accuse"),
    ("bombing", "VERB", "VBG", "bomb"),
    ("kidnapped", "VERB", "VBD", "kidnap"),
    ("shelling", "VERB", "VBG", "shell"),
    ("patrolling", "VERB", "VBG", "patrol"),
    ("cancelled", "VERB", "VBD", "cancel"),
    ("agreed", "VERB", "VBD", "agree"),
    ("fleeing", "VERB", "VBG", "flee"),
    ("dying", "VERB", "VBG", "die"),
    ("denies", "VERB", "VBZ", "deny"),
    ("crosses", "VERB", "VBZ", "cross"),
    ("vetoes", "VERB", "VBZ", "veto"),
    ("redeployed", "VERB", "VBD", "redeploy"),
    # nouns
    ("ministers", "NOUN", "NNS", "minister"),
    ("women", "NOUN", "NNS", "woman"),
    ("policemen", "NOUN", "NNS", "policeman"),
    ("countries", "NOUN", "NNS", "country"),
    ("meeting", "NOUN", "NN", "meeting"),
    ("meetings", "NOUN", "NNS", "meeting"),
    ("media", "NOUN", "NNS", "media"),
    ("clerics", "NOUN", "NNS", "cleric"),
    ("politics", "NOUN", "NNS", "politics"),
    ("NGOs", "NOUN", "NNS", "NGO"),
    ("1990s", "NOUN", "NNS", "1990s"),
    # others
    ("Moscow", "PROPN", "NNP", "Moscow"),
    ("Nations", "PROPN", "NNPS", "Nations"),
    ("better", "ADJ", "JJR", "good"),
    ("better", "ADV", "RBR", "well"),
    ("heavier", "ADJ", "JJR", "heavy"),
    ("biggest", "ADJ", "JJS", "big"),
    ("latest", "ADJ", "JJS", "late"),
    ("Deadly", "ADJ", "JJ", "deadly"),
    ("these", "DET", "DT", "this"),
    ("them", "PRON", "PRP", "they"),
    ("her", "PRON", "PRP", "she"),
    ("her", "PRON", "PRP$", "her"),
]


@pytest.mark.parametrize(("form", "upos", "xpos", "expected"), CASES)
def test_lemma(form: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(form, upos, xpos) == expected


@pytest.mark.parametrize(("form", "upos", "expected"), [("struck", "VERB", "strike"), ("talks", "NOUN", "talk")])
def test_without_a_penn_tag(form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos) == expected
