"""The application: gate, pages, answers, files, and what is shown where something goes wrong.

app = create_app(Path("ledger.sqlite"))     # uvicorn.run(app, host="127.0.0.1")
"""

from __future__ import annotations

import getpass
from functools import partial
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.staticfiles import StaticFiles

from dateline import __version__
from dateline.explain import CountryName
from dateline.web import api, pages
from dateline.web.api.schemas import components
from dateline.web.desk import LOOPBACK, Desk
from dateline.web.guard import Guard
from dateline.web.mishaps import answer_mishaps

STATIC: Final = Path(__file__).parent / "static"

_ABOUT: Final = """Everything that the ledger's pages show, as JSON; lists also as JSON Lines and CSV (`format`).

A list holds at most `limit` rows and says in `next` with which `after` the following ones are asked for; no row is out
of reach. Where `format` is `jsonl` or `csv` and no `limit` is given, the whole list is sent. Offsets are characters,
half-open, of the dispatch's text; days are ISO 8601."""


def create_app(
    ledger_path: Path,
    token: str | None = None,
    read_only: bool = False,
    *,
    hosts: tuple[str, ...] = LOOPBACK,
    country_name: CountryName | None = None,
    author: str | None = None,
) -> FastAPI:
    """A desk over the ledger at `ledger_path`.

    `token`: what visitors must show, None where only this machine can ask; `hosts`: names under which the desk answers;
    `country_name`: how countries are called, by default as the reference data has them; `author`: whose corrections
    those of its forms are, where they name nobody. Raises LedgerError where there is no such ledger.
    """
    desk = Desk(ledger_path, token, read_only, hosts, country_name or _country_name(), author or _user())
    desk.ledger().close()  # what is wrong with it is said now, not to the first visitor
    app = FastAPI(
        title="Dateline", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )  # fmt: skip
    app.state.desk = desk
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in (*api.ROUTERS, *pages.ROUTERS):
        app.include_router(router)
    app.add_middleware(Guard, desk=desk)
    answer_mishaps(app)
    app.openapi = partial(_openapi, app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The description of the API, with the schemas of the records themselves."""
    if app.openapi_schema is None:
        described = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes,
        )  # fmt: skip
        described.setdefault("components", {}).setdefault("schemas", {}).update(components())
        app.openapi_schema = described
    return app.openapi_schema


def _country_name() -> CountryName:
    from dateline import reference

    names = reference.load()
    return lambda code: names.country_name(code) or code


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name, as in some containers
        return "the desk"
