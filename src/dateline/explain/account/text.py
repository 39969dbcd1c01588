"""An account -> what `dateline explain` shows: the sentence, what was found in it, and a verdict on every trigger word.

line 2

     Peru and Chile signed a pact in Lima on Friday and may sign a second one.
                    ^^^^^^                                  ----

     who    Peru         Peru                                                  countries:144
     when   Friday       2025-02-14 (day)                                   time.weekdayname

     signed      coded: SUPPORT  Peru + Chile → —  ...
     sign        not coded: only possible or asked: “may”

Marked are the words that were looked at: coded ones with ^, all others with -.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from dateline.explain.account.build import Account, Fact, Row, Word
from dateline.explain.account.wording import quoted
from dateline.explain.lines import QUAD_STYLES, safe, wrapped
from dateline.explain.text import INDENT, entry_lines
from dateline.explain.wording import interval_words
from dateline.records import Reason

NEAREST: Final = 3
"""Rows of a refused word that are shown unless all are asked for: what an editor of the lexicon looks at first."""

_STYLES: Final = {"reported": "green", "taken-in": "cyan", "dropped": "yellow", "unread": "yellow"}
_REFUSED: Final = ("taken-in", "dropped", "unread")
_DEEPER: Final = 4


def accounts_text(
    accounts: Iterable[Account], *, width: int = 100, styled: bool = False, every_row: bool = False
) -> Text:
    """Several accounts, one below the other."""
    blocks = [account_text(one, width=width, styled=styled, every_row=every_row) for one in accounts]
    return Text("\n\n").join(blocks)


def account_text(account: Account, *, width: int = 100, styled: bool = False, every_row: bool = False) -> Text:
    """One account, at most `width` cells wide; `styled` underlines, else marks stand below the words."""
    room = width - INDENT
    lines = [_heading(account, width), Text()]
    if account.unread is not None:
        lines += _plain(" ".join(account.text.split()), room, "dim")
        lines += [Text(), *_plain(f"This is {account.unread}.", room)]
        return _joined(lines)
    lines += _sentence(account, room, styled=styled)
    if account.facts:
        lines += [Text(), *_section("Found in it"), *_facts(account.facts, room)]
    coded = [word for word in account.words if word.entry is not None]
    refused = [word for word in account.words if word.outcome in _REFUSED and not word.is_cue]
    aside = [word for word in account.words if word.entry is None and word not in refused]
    lines += [Text(), *(_section("Coded") if coded else _plain(_nothing(account), room, "bold"))]
    for number, word in enumerate(coded):
        assert word.entry is not None
        lines += [Text()] * bool(number)
        lines += entry_lines(word.entry, width, styled=styled)
        lines += _others(word, room) if every_row else ()
    if refused or aside:
        lines += [Text(), *_section("Looked at, and not coded")]
    for number, word in enumerate((*refused, *aside)):
        apart = 0 < number <= len(refused)  # what is no trigger anyway stands together
        lines += [*([Text()] if apart else []), *_refused(word, room, every_row=every_row)]
    if account.strangers:
        told = ", ".join(words if words == lemma else f"{words} ({lemma})" for words, lemma in account.strangers)
        lines += [Text(), *_plain(f"Verbs that the lexicon does not know: {told}", room, "dim")]
    return _joined(lines)


def _nothing(account: Account) -> str:
    if not account.words:
        return "Nothing here is a trigger: the lexicon knows no word of this sentence as telling of an event."
    return "Nothing is coded here."


def _joined(lines: Iterable[Text]) -> Text:
    return Text("\n").join(lines)


def _heading(account: Account, width: int) -> Text:
    lines = f"line {account.line}" if account.line == account.last_line else f"lines {account.line}–{account.last_line}"
    column = f", column {account.column}" if account.column > 1 else ""
    facts = [safe(account.citation), lines + column, account.kind.replace("_", " ")]
    if account.written.first or account.written.last:
        facts.append(f"written {interval_words(account.written)}")
    rule = f"── {' · '.join(facts)} "
    return Text(f"{rule}{'─' * max(width - cell_len(rule), 3)}", "bold")


def _section(title: str) -> list[Text]:
    return [Text(f"   {title}", "bold"), Text()]


def _plain(words: str, room: int, style: str = "") -> list[Text]:
    return [_indented(Text(safe(words)[start:end], style)) for start, end in wrapped(safe(words), room)]


def _sentence(account: Account, room: int, *, styled: bool) -> Iterator[Text]:
    """The sentence with the words that were looked at: underlined, or ^ and - below them."""
    text = safe(account.text)
    origin = account.span.start
    for start, end in wrapped(text, room):
        line, below = Text(text[start:end]), [" "] * (end - start)
        for word in account.words:
            first, last = max(word.span.start - origin, start) - start, min(word.span.end - origin, end) - start
            if first >= last:
                continue
            if styled:
                line.stylize(_word_style(word), first, last)
            sign = "^" if word.entry is not None else "-"
            below[first:last] = sign * (last - first)
        yield _indented(line)
        if not styled and any(sign != " " for sign in below):
            marks = "".join(sign * cell_len(letter) for sign, letter in zip(below, text[start:end], strict=True))
            yield _indented(Text(marks.rstrip()))


def _word_style(word: Word) -> str:
    if word.entry is not None:
        return f"bold underline {QUAD_STYLES[word.entry.quad]}"
    return "underline" if word.outcome in _REFUSED and not word.is_cue else "underline dim"


def _facts(facts: Iterable[Fact], room: int) -> Iterator[Text]:
    """Each finding with its words, what they mean, and the row or rule that says so."""
    facts = list(facts)
    column = min(max(cell_len(fact.words) for fact in facts), max(room // 3, 16)) + 2
    for fact in facts:
        words = " ".join(safe(fact.words).split())
        if cell_len(words) > column - 2:
            words = f"{words[: column - 4]} …"
        label = Text.assemble((f"{fact.about:<7}", "dim"), (words, "underline"), " " * max(column - cell_len(words), 1))
        told = (quoted(reason.note) for reason in fact.reasons if reason.note and fact.about != "says")
        notes = "; ".join(dict.fromkeys(told))
        yield from _with_origin(label, fact.means, _origin(fact.reasons), room, more=f" — {notes}" if notes else "")


def _origin(reasons: Iterable[Reason]) -> str:
    """The row that decided last; where no row did, the rule."""
    known = list(reasons)
    rows = [reason.row for reason in known if reason.row]
    return rows[-1] if rows else known[-1].rule if known else ""


def _with_origin(label: Text, words: str, origin: str, room: int, style: str = "", *, more: str = "") -> Iterator[Text]:
    """Words after a label, and more of less weight, broken where they are long, with their origin at the right edge
    of the last line."""
    margin = label.cell_len
    whole = Text(safe(words), style).append(safe(more), "dim")
    words = whole.plain
    pieces = wrapped(words, max(room - margin - cell_len(origin) - 2, 24)) or [(0, 0)]
    for number, (start, end) in enumerate(pieces):
        line = label.copy() if number == 0 else Text(" " * margin)
        line.append_text(whole[start:end])
        if number == len(pieces) - 1 and origin:
            line.append(" " * max(room - line.cell_len - cell_len(origin), 2))
            line.append(safe(origin), "dim cyan")
        yield _indented(line)


def _refused(word: Word, room: int, *, every_row: bool) -> Iterator[Text]:
    """A word that gave no report: the verdict, how it was read, and the rows that came nearest."""
    head = Text.assemble((safe(word.words), "bold"), "  ")
    yield from _with_origin(head, word.verdict, "", room, _STYLES.get(word.outcome, "dim"))
    deeper = Text(" " * _DEEPER)
    if word.row is not None:
        yield from _with_origin(deeper, f"read as {word.read_as}: {word.parties}", word.row, room)
    if word.filled and not word.is_cue:
        filled = "; ".join(f"{role} {' and '.join(f'“{one}”' for one in words)}" for role, words in word.filled)
        yield from _with_origin(deeper, filled, "", room, "dim")
    for note in word.notes:
        if note.note and quoted(note.note) not in word.verdict:
            yield from _with_origin(deeper, quoted(note.note), note.row or note.rule, room, "dim")
    if (word.outcome == "unread" and not word.is_cue) or every_row:
        yield from _rows(word.rows, room, every_row=every_row)


def _others(word: Word, room: int) -> Iterator[Text]:
    """The other rows of a coded word."""
    if word.rows:
        yield _indented(Text(f"other rows of “{safe(word.words)}”", "dim"))
        yield from _rows(word.rows, room, every_row=True)


def _rows(rows: tuple[Row, ...], room: int, *, every_row: bool) -> Iterator[Text]:
    shown = rows if every_row else rows[:NEAREST]
    for row in shown:
        yield from _with_origin(Text(" " * _DEEPER), row.event, row.place, room, more=f" {row.why}")
    if len(rows) > len(shown):
        more = len(rows) - len(shown)
        yield _indented(Text(f"{' ' * _DEEPER}{more} more row{'s' if more > 1 else ''}: --all-rows shows them", "dim"))


def _indented(line: Text) -> Text:
    return Text.assemble(" " * INDENT, line)
