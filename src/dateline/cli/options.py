"""What the commands' arguments share: FILE..., --published, --jobs, output files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dateline.records import Interval

Command = TypeVar("Command", bound=Callable[..., Any])
Value = TypeVar("Value")


def published_interval(ctx: click.Context, param: click.Parameter, value: str | None) -> Interval | None:
    """The interval that --published names; wrong use where it names none."""
    if value is None:
        return None
    from dateline import intake

    return _understood(ctx, param, value, intake.published_interval)


def actors_file(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """The user's own rows, read once to say at the start what is wrong with them."""
    if value is None:
        return None
    from dateline.reference.own_rows import read_own_rows

    return _loaded_once(ctx, param, Path(value), read_own_rows)


def ontology_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """The user's own ontology, loaded once to say at the start what is wrong with it."""
    if value is None:
        return None
    from dateline.lexicon.ontology import load

    return _loaded_once(ctx, param, Path(value), load)


def _loaded_once(ctx: click.Context, param: click.Parameter, path: Path, load: Callable[[Path], object]) -> Path:
    """The path of what a user brings, if it can be loaded; wrong use where it cannot, with the loader's reason."""
    from dateline.errors import LexiconError, ReferenceError

    try:
        load(path)
    except (LexiconError, ReferenceError) as error:
        raise click.BadParameter(str(error), ctx, param) from error
    return path


def _understood(ctx: click.Context, param: click.Parameter, value: str, read: Callable[[str], Value]) -> Value:
    """What intake reads in a value; wrong use where it refuses it, with its reason."""
    from dateline.errors import InputError

    try:
        return read(value)
    except InputError as error:
        raise click.BadParameter(f"{error.name!r} {error.reason}", ctx, param) from error


def own_ontology(command: Command) -> Command:
    """--ontology DIR, for the commands that code events."""
    return click.option(
        "--ontology",
        callback=ontology_folder,
        metavar="DIR",
        help="Code by an ontology of your own, which adds to PLOVER or stands in its place: a folder with "
        "vocabulary.toml and its tables of words (docs/own-ontologies.md).",
    )(command)


def own_actors(command: Command) -> Command:
    """--actors FILE, for the commands that look for who is meant."""
    return click.option(
        "--actors",
        callback=actors_file,
        metavar="FILE",
        help="People and bodies of your own, known before the built-in ones: a CSV file, its columns shown by "
        "'dateline read --help'.",
    )(command)


def output_file(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """The file to write; wrong use where its directory is not there."""
    if value is None:
        return None
    path = Path(value)
    if path.is_dir():
        raise click.BadParameter(f"{path} is a directory", ctx, param)
    if not path.parent.is_dir():
        raise click.BadParameter(f"the directory {path.parent} is not there", ctx, param)
    return path


def files_and_reading(command: Command) -> Command:
    """FILE..., --published DATE and --jobs N, as every command takes them that reads many dispatches."""
    return click.argument("files", nargs=-1, required=True, metavar="FILE...")(
        _published(_columns(jobs_option(command)))
    )


def perhaps_files_and_reading(command: Command) -> Command:
    """The same for a command that can do without FILE."""
    return click.argument("files", nargs=-1, metavar="[FILE...]")(_published(_columns(jobs_option(command))))


def jobs_option(command: Command) -> Command:
    """--jobs N, for the commands that read many dispatches."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Read in N processes side by side. [as many as there are cores; one where there is little to read]",
    )(command)


def one_file_and_reading(command: Command) -> Command:
    """FILE and --published DATE, for a command that is about one dispatch."""
    return click.argument("file", metavar="FILE")(_published(_columns(command)))


def columns_map(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str] | None:
    """The map that --columns gives; wrong use where it cannot be read."""
    if value is None:
        return None
    from dateline import intake

    return _understood(ctx, param, value, intake.columns_given)


def _columns(command: Command) -> Command:
    return click.option(
        "--columns",
        callback=columns_map,
        metavar="FIELD=COLUMN,...",
        help="For CSV and JSON: which column holds which field, where the names do not tell, as in "
        "text=body,title=hed,published=day,outlet=source.name. Fields: text, title, published, outlet, url, author, "
        "language, id.",
    )(command)


def _published(command: Command) -> Command:
    return click.option(
        "--published",
        callback=published_interval,
        metavar="DATE",
        help="When the dispatches were published, for those that do not say so themselves: "
        "2025, 2025-01, 2025-01-18 or FROM/TO.",
    )(command)


def refuse_overwriting(output: Path | None, files: tuple[str, ...], option: str) -> None:
    """Wrong use if the file to write is one of those to read."""
    if output is None or not output.exists():
        return
    from dateline import intake

    paths = (source.path for source in intake.sources(files) if isinstance(source, intake.Source))
    if any(path is not None and path.exists() and output.samefile(path) for path in paths):
        raise click.UsageError(f"{option} {output}: this file is among those to be read")
