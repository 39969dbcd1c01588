"""`dateline serve`: the ledger as pages in a browser, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dateline.cli.ledger.options import ledger_file

if TYPE_CHECKING:
    from socket import socket

    from fastapi import FastAPI

PORT: Final = 8750
"""Nothing in IANA's registry of services asks for it."""

_SHORTEST_TOKEN: Final = 16
"""Characters of a token that cannot be tried out over a network."""

_NEW_TOKEN: Final = "new"
_NEEDED: Final = ("fastapi", "jinja2", "python_multipart", "uvicorn")


@click.command(short_help="Open the ledger as pages in a browser, on this machine.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, metavar="N", help=f"[{PORT}; 0: any free one]")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.option("--read-only", is_flag=True, help="Without the forms that correct.")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Answer on another address; needs --token.")
@click.option(
    "--token",
    envvar="DATELINE_TOKEN",
    metavar="WORDS",
    help=f"Ask visitors for this token, {_SHORTEST_TOKEN} characters or more; 'new' makes one. [$DATELINE_TOKEN]",
)
@click.option("--name", "names", multiple=True, metavar="NAME", help="Answer to this host name too, such as a proxy's.")
@ledger_file
def serve(
    ledger_path: Path | None,
    port: int,
    opens: bool,
    read_only: bool,
    host: str,
    token: str | None,
    names: tuple[str, ...],
) -> int:
    """Open the ledger as pages: what is new, events with every word behind them, dispatches,
    storylines, agreements, search; forms to correct; an API under /api/v1. No page asks anything
    of another machine, and only this machine can ask for pages. Ctrl-C ends it at once.

    "dateline add" may go on writing into the ledger meanwhile.

    \b
    Examples:
      dateline serve --open
      dateline serve --ledger sahel.sqlite --port 8800 --read-only
      dateline serve --host 0.0.0.0 --token new
          for others in your network; they come by the link that is printed. What they send and
          get can be read on its way: put a proxy with TLS before it, or use a tunnel

    Needs the extra: pip install 'dateline[desk]'
    """
    import secrets

    from dateline.cli.session import tell
    from dateline.ledger import default_path

    if token == _NEW_TOKEN:
        token = secrets.token_urlsafe(24)
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise click.UsageError(f"--token is shorter than {_SHORTEST_TOKEN} characters; '--token new' makes a good one")
    if token is None and not _is_loopback(host):
        raise click.UsageError(f"--host {host}: others could reach the ledger; give --token too ('--token new')")
    _need_the_extra()
    from dateline.web import create_app

    path = ledger_path or default_path()
    app = create_app(path, token, read_only, hosts=_hosts(host, names))
    listener = _listener(host, port)
    here, elsewhere = _addresses(host, listener.getsockname()[1], token)
    tell(f"{path} is open at {here}")
    if elsewhere is not None:
        tell(f"for others: {elsewhere}")
    tell("Ctrl-C closes it")
    if opens:
        import webbrowser

        webbrowser.open(here)
    _serve(app, listener)
    tell("closed")
    return 0


def _need_the_extra() -> None:
    """Wrong use where one of the libraries that pages need is not there."""
    from importlib import import_module

    for name in _NEEDED:
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            said = f"'dateline serve' needs {error.name}, which is not installed: pip install 'dateline[desk]'"
            raise click.UsageError(said) from error


def _addresses(host: str, port: int, token: str | None) -> tuple[str, str | None]:
    """Where the desk is open for this machine, and for others where that is another address; with the login link."""
    from socket import gethostname
    from urllib.parse import quote

    def address(name: str) -> str:
        login = f"?token={quote(token, safe='')}" if token else ""
        return f"http://{f'[{name}]' if ':' in name else name}:{port}/{login}"

    return (address("127.0.0.1"), address(gethostname())) if _is_any(host) else (address(host), None)


def _hosts(host: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names under which the desk answers: its own address, this machine's, and those given."""
    from socket import gethostname

    from dateline.web.desk import LOOPBACK
    from dateline.web.guard import ANY_HOST

    own = (ANY_HOST, gethostname().lower()) if _is_any(host) else (host.lower(),)
    return (*LOOPBACK, *own, *(name.lower() for name in names))


def _listener(host: str, port: int) -> socket:
    """A socket that listens; wrong use where the address cannot be had."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        said = (error.strerror or str(error)).lower()
        raise click.UsageError(f"cannot listen on {host}, port {port}: {said}; --port takes another one") from error
    return listener


def _serve(app: FastAPI, listener: socket) -> None:
    """Answer until Ctrl-C, and then at once: nothing that is being read can be lost."""
    import uvicorn

    # No log of requests: the login link holds the token.
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1, lifespan="off"
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_any(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
