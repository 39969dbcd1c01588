"""What a layout is: how to know it, and how to take the articles out of its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article
from dateline.intake.databases.lines import Line, Pages


class Layout(msgspec.Struct, frozen=True):
    """`name`: as an extractor says it. `marks`: whether lines are of this layout. `articles`: what they hold."""

    name: str
    marks: Callable[[Sequence[Line]], bool]
    articles: Callable[[Pages], Iterator[Article | InputError]]
