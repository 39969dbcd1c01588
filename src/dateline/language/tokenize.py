"""Text -> words, as the English Universal Dependencies treebanks cut them, with exact offsets.

A run of characters that are not white space (a chunk) is cut by one pattern, tried piece by piece from the left; how a
chunk is cut does not depend on its neighbours, except for "No." before a number. Nothing is ever changed or dropped:
words are in order, do not overlap, and together hold every character that is not white space.

Authority: UD English guidelines and the practice of EWT and GUM (training parts): hyphens are words of their own
("Iran - made", "20 - year") except after a prefix ("co-founder"), a currency sign and "%" are words, "cannot" is two.

>>> [text for _, _, text in words("Iran's $5m deal")]
['Iran', "'s", '$', '5', 'm', 'deal']
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.language.wordlists import words as words_of

# Longest chunk, in characters, that is cut with all care. Longer ones (no such word exists) are cut at anything that is
# no letter or digit, so that a hostile text costs linear time.
LONGEST_CHUNK = 400

# Marks and format characters that belong to a word but are no letters for `re`: combining accents, Indic and other
# vowel signs, soft hyphen, zero-width joiners and spaces, byte order mark.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f84\u1000-\u109f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u2060\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_W = rf"[\w{_MARKS}]"  # a character of a word
_L = r"[^\W\d_]"  # a letter
_APOSTROPHES = "'’ʼ＇"
_A = f"[{_APOSTROPHES}]"

# Abbreviations that keep their stop, beside initials ("J.") and dotted ones ("U.S.", "a.m."). Case counts.
ABBREVIATIONS = frozenset(words_of("title") + words_of("month") + words_of("abbreviation"))

_PREFIXES = "|".join(words_of("prefix"))
_SECOND_NAMES = "|".join(words_of("second_name"))
_UNITS = "|".join([*words_of("unit"), r"a\.m\.?", r"p\.m\.?"])
_ADDRESS_END = ".,;:!?)]}>\"'”’»…"

_PATTERN = re.compile(
    rf"""
      (?P<address> (?: (?:https?|ftp)://\S | www\.\w | mailto:\S ) \S* )
    | (?P<mail> [\w.+-]+ @ [\w-]+ (?: \.[\w-]+ )+ )
    | [@\#] {_L} {_W}*
    | \.{{2,}} | …+ | -{{2,}} | [?!]{{2,}} | (?P<run> [*_=~+<>] ) (?P=run)+ | ''|``|’’|‘‘
    | (?<=[\w.%&)\]"”#]) (?i: {_A}(?:s|re|ve|ll|d|m) ) (?! {_W} )
    | [:;=] -? [)(DP] (?! {_W} )
    | (?: US|HK|NZ|AU|CA|[ACS] ) \$
    | (?: (?<![\w)]) \+ )? \d+ (?: [-–] \d+ ){{2,}} (?! {_W} )           # telephone numbers and dates: 11-20-2000
    | \d{{3}} - \d{{4}} (?! {_W} )                                     # 345-9945
    | {_A} \d\ds? (?! {_W} )                                            # '72
    | (?P<number> (?: (?<![\w)]) \+ )? \d+ (?: [.,:/] \d+ )* )
      (?: (?! G ) (?P<unit> (?i:{_UNITS}) ) (?! {_W} ) | (?: (?<=0) {_A} s | {_W}+ (?: {_A} {_W}+ )* )? )
    | (?: {_L} \. )+ {_L} (?! {_W} ) \.?                                # U.S., a.m., U.S.A
    | (?: {_L} \. ){{2,}}
    | (?: Ph|Vice-Adm|Maj-Gen|Lt-Gen|Lt-Col|Gov't|Ass't ) \. (?: D\. )?
    | (?P<abbreviation> {_L}+ \. ) (?= [^.\w] | $ )
    | [A-HJ-Z] \. (?! \. )                                              # an initial
    | {_W}+ (?: [._] {_W}+ )* @ {_W}+
    | (?P<dotted> (?! [a-z]{{2,}} \. [A-Z][a-z] ) {_W}+ (?: \. {_W}+ )+ )
    | (?i: (?: {_PREFIXES} ) - {_W}+ ) (?: {_A} {_W}+ )*
    | [A-Z] [a-z]{{1,5}} - (?i: {_SECOND_NAMES} ) (?! {_W} )
    | [A-Z]+ (?: & [A-Z]+ )+ (?! [a-z] )
    | {_L} / {_L} (?! [\w/] )
    | (?P<word> {_W}+ (?: {_A} {_W}+ )* )
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN = re.compile(rf"{_W}+|.", re.DOTALL)

_CLITIC = re.compile(rf"(?i)(?:n{_A}t|{_A}(?:s|re|ve|ll|d|m))$")
_NO_APOSTROPHE = re.compile(r"(?i)(do|does|did|is|are|was|were|have|has|had|would|could|should|ca|wo|ai)(nt)")
_JOINED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "im": 1, "ive": 1, "thats": 4,
    "whats": 4, "lets": 3,
}  # fmt: skip
_NUMBER_NEXT = re.compile(r"\s*\d")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Words of `text[start:end]` as (start, end, text); offsets are characters of the whole text, half-open.

    Runs in time linear in the length of the text, whatever stands in it.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int, str]] = []
    behind = start
    for chunk in text[start:end].split():
        at = text.index(chunk, behind)
        behind = at + len(chunk)
        cuts = _cut(chunk) if len(chunk) <= LONGEST_CHUNK else _cut_plainly(chunk)
        if "No." in chunk:
            cuts = _answers(text, at, cuts)
        if len(cuts) == 1:  # most chunks are one word, and cuts leave nothing out
            found.append((at, behind, chunk))
        else:
            found += [(at + first, at + last, chunk[first:last]) for first, last in cuts]
    return found


def _answers(text: str, at: int, cuts: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """ "No." is an abbreviation only before a number; elsewhere it is an answer and its stop a word."""
    result: list[tuple[int, int]] = []
    for first, last in cuts:
        if text[at + first : at + last] == "No." and not _NUMBER_NEXT.match(text, at + last):
            result += [(first, last - 1), (last - 1, last)]
        else:
            result.append((first, last))
    return tuple(result)


def _cut_plainly(chunk: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _PLAIN.finditer(chunk))


@lru_cache(maxsize=65536)
def _cut(chunk: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the words inside one chunk; remembered, since words repeat."""
    if chunk.isalpha() and chunk.lower() not in _JOINED and not _NO_APOSTROPHE.fullmatch(chunk):
        return ((0, len(chunk)),)
    cuts: list[tuple[int, int]] = []
    at = 0
    while at < len(chunk):
        match = _PATTERN.match(chunk, at)
        assert match is not None  # the last alternative takes any character
        end = match.end()
        if match["address"] is not None:
            end = at + len(match["address"].rstrip(_ADDRESS_END)) or end
        elif match["unit"] is not None:
            cuts.append((at, match.end("number")))
            at = match.start("unit")
        elif match["abbreviation"] is not None and match["abbreviation"][:-1] not in ABBREVIATIONS:
            end -= 1
            if end - at == 1 and chunk[at].isupper() and chunk[at] != "I":
                end += 1
        if match["word"] is not None or match["abbreviation"] is not None or match["dotted"] is not None:
            cuts.extend(_clitics(chunk, at, end))
        else:
            cuts.append((at, end))
        at = end
    return tuple(cuts)


def _clitics(chunk: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what leans on a word: "don't", "Iran's", "they'd've", "cannot"."""
    tail: list[tuple[int, int]] = []
    while (match := _CLITIC.search(chunk, start, end)) and match.start() > start:
        tail.insert(0, (match.start(), end))
        end = match.start()
    lower = chunk[start:end].lower()
    if lower in _JOINED:
        middle = start + _JOINED[lower]
        return [(start, middle), (middle, end), *tail]
    if joined := _NO_APOSTROPHE.fullmatch(chunk, start, end):
        return [joined.span(1), joined.span(2), *tail]
    return [(start, end), *tail]
