"""Marked-up text (the body of a feed's item, a cell of a table) -> paragraphs, an empty line between each two.

>>> plain_paragraphs("<p>Talks <b>ended</b>.</p><p>Ministers left.<br/>Rain fell.</p>")
'Talks ended.\\n\\nMinisters left.\\n\\nRain fell.'
"""

from __future__ import annotations

import re
from typing import Any, Final

from dateline.intake.metadata import whole_characters

_BLOCKS: Final = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table td th tr ul".split()
)
_UNREAD: Final = frozenset("script style noscript template iframe object svg figure form button".split())
_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|img|table)\b[^<>]{0,500}>", re.I
)
_ENTITY: Final = re.compile(r"&(?:amp|quot|lt|gt|nbsp|[lr][sd]quo|[mn]dash|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)


def is_marked_up(text: str) -> bool:
    """Whether a text holds elements of HTML."""
    return _TAG.search(text) is not None


def has_entities(text: str) -> bool:
    """Whether a text writes characters as HTML does (&quot;)."""
    return _ENTITY.search(text) is not None


def plain_paragraphs(text: str) -> str:
    """The paragraphs of a stretch of HTML; scripts, pictures and forms left out."""
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(whole_characters(text), create_parent="div")
    except (etree.LxmlError, ValueError):
        return text
    pieces: list[str] = []
    _gather(tree, pieces)
    paragraphs = (" ".join(paragraph.split()) for paragraph in "".join(pieces).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _gather(tree: Any, pieces: list[str]) -> None:
    """The text of a tree in order, "\\n\\n" at every bound of a block. Without recursion: trees may be deep."""
    steps: list[tuple[Any, bool]] = [(tree, True)]
    while steps:
        element, entering = steps.pop()
        name = element.tag if isinstance(element.tag, str) else "script"
        if name in _BLOCKS:
            pieces.append("\n\n")
        if entering and name not in _UNREAD:
            pieces.append(_one_line(element.text))
            steps.append((element, False))
            steps.extend((child, True) for child in reversed(element))
            continue
        pieces.append(_one_line(element.tail) if element is not tree else "")


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
