"""Calls of other people's parsers on bytes from outside, which may raise whatever they like."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import TypeVar

from dateline.errors import DatelineError, InputError

Result = TypeVar("Result")


def attempted(name: str, kind: str, call: Callable[[], Result]) -> Result:
    """What the call gives; whatever it raises becomes an InputError that says so."""
    try:
        return call()
    except (DatelineError, ImportError):
        raise
    except Exception as error:  # a parser of another house on any bytes: this dispatch only
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(name, f"cannot be read as {kind}: {reason}") from error


@cache
def version_of(library: str) -> str:
    """The installed version of a library."""
    return version(library)
