"""Every page that a phone can read, at every stage of a walk; and all that is kept."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import sqlalchemy as sa

from tests.playing import Phone, fix
from tests.reading import Page, Reader
from web.site import Site
from web.store.database import Database
from web.store.tables import metadata

STRANGE = ("/nothing", "/runs/nobodys", "/join?code=ZZZZZZZ", "/q/AAAAAAAAAAAAAAAA")
COUNTERS = {"allowance", "opening"}
_ALL = {
    table.name: sa.select(table)
    for table in metadata.sorted_tables
    if table.name not in COUNTERS
}


def codes_of(site: Site) -> dict[str, str]:
    """The short codes at Perille's checkpoints."""
    return {place.checkpoint: place.short_code for place in site.books["perille"].places}


def posters_of(site: Site) -> list[str]:
    """The addresses behind Perille's QR codes."""
    return [f"/q/{place.token}" for place in site.books["perille"].places]


def everything_kept(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for what only counts: how often something was asked for."""
    with database.reading() as connection:
        return {name: sorted(connection.all(rows)) for name, rows in _ALL.items()}


def linked(reader: Reader, begin: Iterable[str]) -> Iterator[Page]:
    """Read these pages and all that their links lead to, one of each kind of question."""
    waiting, seen = deque(begin), set()
    while waiting:
        address = waiting.popleft()
        if (kind := _kind(address)) in seen or not address.startswith("/"):
            continue
        seen.add(kind)
        page = reader.read(address)
        waiting += page.links
        yield page


def walk(reader: Reader, site: Site) -> Iterator[str]:
    """Set out and play to the end; give the addresses of the news after each step.

    The first checkpoint brings every kind of news that a walk has.
    """
    run = reader.set_out().address.split("/")[2]
    phone = phone_of(reader, run)
    yield f"/runs/{run}"
    codes = codes_of(site)
    avain = {"challenge": "asema/avain"}
    for wish in (
        {"kind": "check-in", "code": "NOSUCH"},
        {"kind": "check-in", "checkpoint": "asema", "fix": fix(61.7, 27.3)},
        {"kind": "check-in", "checkpoint": "asema", "fix": fix(61.687818, 27.277969, 90)},
        {"kind": "check-in", "code": codes["asema"]},
        {"kind": "take-hint", **avain},
        {"kind": "answer", "value": "juna", **avain},
        {"kind": "answer", "value": "kieli", **avain},
    ):
        yield _news(run, phone.send(wish).json)
    while (wish := phone.next_wish(codes)) is not None:
        yield _news(run, phone.send(wish).json)


def every_page(reader: Reader, site: Site) -> list[Page]:
    """All pages, from the front page to the end of the story, and those of what went wrong."""
    pages = list(linked(reader, ("/", *posters_of(site), *STRANGE)))
    news = walk(reader, site)
    begin = next(news)
    pages += linked(reader, (begin, f"{begin}/code?why=no-position&checkpoint=asema"))
    pages += [reader.read(address) for address in news]
    return pages + list(linked(reader, (begin, *posters_of(site))))


def phone_of(reader: Reader, run: str) -> Phone:
    """The HTTP interface for the phone that the reader holds."""
    client = reader.client.application.test_client(use_cookies=False)
    token = reader.client.get_cookie("seikkailu").value
    phone = Phone(client, run=run, token=token)
    phone.view = client.get(f"/api/runs/{run}", headers=phone.headers).json
    return phone


def _news(run: str, answer: Any) -> str:
    return f"/runs/{run}/entries/{answer['results'][0]['seq']}"


def _kind(address: str) -> tuple[str, tuple[str, ...]]:
    parts = urlsplit(address)
    return parts.path, tuple(name for name, _ in parse_qsl(parts.query))
