"""Where records go: standard output or a file, as whole lines, in UTF-8."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from rich.text import Text


class ReaderGoneError(Exception):
    """Whoever read standard output closed it ("dateline read ... | head")."""


class Output:
    """An open place for records. What belongs to one dispatch is written and flushed at once."""

    def __init__(self, path: Path | None, *, styled: bool = False) -> None:
        self._styled = styled and path is None
        try:
            self._file: BinaryIO | None = path.open("wb") if path is not None else None
        except OSError as error:
            raise click.UsageError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error

    def __enter__(self) -> Output:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def styled(self) -> bool:
        """Whether text is shown with underlines and colours."""
        return self._styled

    def write(self, lines: bytes) -> None:
        """Whole lines, as they are."""
        stream = self._file if self._file is not None else sys.stdout.buffer
        try:
            stream.write(lines)
            stream.flush()
        except BrokenPipeError as error:  # click would turn this into exit code 1, which means that a dispatch failed
            raise ReaderGoneError from error

    def show(self, text: Text) -> None:
        """Text and a line end, with its styles where they show."""
        if not self._styled:
            lines = "\n".join(line.rstrip() for line in text.plain.split("\n"))
            self.write(f"{lines}\n".encode("utf-8", "replace"))
            return
        from rich.console import Console

        drawn = io.StringIO()
        console = Console(file=drawn, force_terminal=True, soft_wrap=True, highlight=False, emoji=False, markup=False)
        console.print(text)
        self.write(drawn.getvalue().encode("utf-8", "replace"))
