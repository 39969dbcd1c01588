"""Text -> words. Each row: a text and its words, joined by one space; offsets are checked against the text."""

from __future__ import annotations

import pytest

from dateline.language.tokenize import words

CASES = [
    # contractions and possessives
    ("They don't know.", "They do n't know ."),
    ("They don’t know.", "They do n’t know ."),
    ("Russia's army, Putin’s war", "Russia 's army , Putin ’s war"),
    ("the rebels' camp", "the rebels ' camp"),
    ("They'd've gone; we'll see, I'm here", "They 'd 've gone ; we 'll see , I 'm here"),
    ("It cannot last", "It can not last"),
    ("We dont care", "We do nt care"),
    ("O'Brien of Sha'lan at 5 o'clock", "O'Brien of Sha'lan at 5 o'clock"),
    ("the U.S.'s aim", "the U.S. 's aim"),
    # hyphens
    ("Iran-made drones", "Iran - made drones"),
    ("a 20-year treaty", "a 20 - year treaty"),
    ("a 35-year-old man", "a 35 - year - old man"),
    ("al-Qaeda and al-Shabab", "al - Qaeda and al - Shabab"),
    ("co-founder of an anti-government e-mail list", "co-founder of an anti-government e-mail list"),
    ("mid-2004, post-war", "mid-2004 , post-war"),
    ("Kim Jong-un met Ban Ki-moon", "Kim Jong-un met Ban Ki-moon"),
    ("U.S.-led forces", "U.S. - led forces"),
    ("the 2003-2004 budget, 5-10 men", "the 2003 - 2004 budget , 5 - 10 men"),
    ("call 713-853-3989 or 345-9945", "call 713-853-3989 or 345-9945"),
    ("an F-16 and AK-47s", "an F - 16 and AK - 47s"),
    ("talks -- and war — went on", "talks -- and war — went on"),
    # abbreviations and initials
    ("Adm. J. Smith of Washington, D.C., met Gen. Lee.", "Adm. J. Smith of Washington , D.C. , met Gen. Lee ."),
    ("in the U.S. on Jan. 6 at 5 p.m.", "in the U.S. on Jan. 6 at 5 p.m."),
    ("J.K. Rowling and H.R. McMaster", "J.K. Rowling and H.R. McMaster"),
    ("Acme Inc., etc.", "Acme Inc. , etc."),
    ('No. 5 fled. No. He said "No."', 'No. 5 fled . No . He said " No . "'),
    ("than I. It ended", "than I . It ended"),
    ("It ended.", "It ended ."),
    # money and numbers
    ("$5m, €3.5 billion, US$20", "$ 5 m , € 3.5 billion , US$ 20"),
    ("up 3.5% to 1,200", "up 3.5 % to 1,200"),
    ("at 5pm, 20km away, 10:30", "at 5 pm , 20 km away , 10:30"),
    ("a 5G network, 65K men", "a 5G network , 65 K men"),
    ("9/11 and 11/28/2000", "9/11 and 11/28/2000"),
    ("the 1990s, the 60's, '72 and the 21st", "the 1990s , the 60's , '72 and the 21st"),
    ("and/or TEHRAN/MOSCOW", "and / or TEHRAN / MOSCOW"),
    # marks
    ("“We agreed,” he said.", "“ We agreed , ” he said ."),
    ("Well...what?! Yes…", "Well ... what ?! Yes …"),
    ("(see [12])", "( see [ 12 ] )"),
    ("AT&T, B&B", "AT&T , B&B"),
    # addresses
    ("see https://example.org/a_b?c=1.", "see https://example.org/a_b?c=1 ."),
    ("(www.example.com)", "( www.example.com )"),
    ("write to a.b@example.org, please", "write to a.b@example.org , please"),
    ("@Ryan said #MeToo", "@Ryan said #MeToo"),
    # any script
    ("Зеленський та 習近平 в Києві.", "Зеленський та 習近平 в Києві ."),
    ("nai\u0308ve caf\u00e9, हिन्दी", "nai\u0308ve caf\u00e9 , हिन्दी"),
    ("one\u00a0two\u2009three\n four", "one two three four"),
    ("", ""),
    (" \n\t ", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words(text: str, expected: str) -> None:
    found = words(text)
    assert " ".join(word for _, _, word in found) == expected
    assert all(text[start:end] == word for start, end, word in found)


def test_offsets_are_those_of_the_whole_text() -> None:
    assert words("Skip this. Iran's", 11, 17) == [(11, 15, "Iran"), (15, 17, "'s")]
    assert words("Skip this. Iran's", 0, 4) == [(0, 4, "Skip")]


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a." * 300_000, "1-" * 300_000, "a@" * 300_000, "'s" * 300_000])
def test_a_megabyte_without_spaces_is_cut_and_nothing_is_lost(text: str) -> None:
    assert "".join(word for _, _, word in words(text)) == text
