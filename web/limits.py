"""Limits: how often somebody may join, or guess, before it has to wait a little.

Counts stand in the database, so that they hold over all processes, under keyed hashes: no
address is kept. A network may do much, since a whole class comes from one; a phone less. Who
guesses wrong too often waits, and is never locked out.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final

from flask import request

from web.clock import to_ms
from web.guards import device_token
from web.site import Site
from web.store import allowances
from web.store.allowances import Allowance
from web.store.connection import Connection

SPAN_MS: Final = 10 * 60 * 1000
MOST_WAIT_S: Final = 600


@dataclass(frozen=True, slots=True)
class Limit:
    """How much is allowed in ten minutes, to a phone that is known and to a network."""

    name: str
    of_device: int
    of_network: int


JOINING: Final = Limit("joining", 20, 600)
WRONG_JOIN_CODE: Final = Limit("join-code", 10, 200)
WRONG_RESUME_CODE: Final = Limit("resume-code", 10, 200)
WRONG_INVITE: Final = Limit("invite", 10, 100)
WRONG_CODE: Final = Limit("code", 10, 0)
"""Codes at checkpoints: whoever types one has a run, and so counts by its phone alone."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a phone that is known, from a network."""

    device: str | None
    network: str | None = None


class TooOften(RuntimeError):
    """Something asked for more often than is allowed."""

    def __init__(self, wait_s: int) -> None:
        """`wait_s` is how long until it is allowed again."""
        super().__init__(f"wait {wait_s} s")
        self.wait_s = wait_s


def asker() -> Asker:
    """Who asks now."""
    return Asker(device_token(), network_of(request.remote_addr))


def network_of(address: str | None) -> str | None:
    """The network of an address: its /24, or /56 of the longer ones."""
    if not address:
        return None
    prefix = 24 if ip_address(address).version == 4 else 56
    return str(ip_network(f"{address}/{prefix}", strict=False))


def allow(site: Site, limit: Limit, asking: Asker) -> None:
    """Count something that is limited. Raises TooOften where it was too much."""
    now_ms = to_ms(site.clock())

    def work(connection: Connection) -> None:
        _check(connection, site, limit, asking)
        for one in _allowances(site, limit, asking):
            allowances.use(connection, one, now_ms)

    site.database.write(work)


def check(site: Site, limit: Limit, asking: Asker) -> None:
    """See before a guess whether one is allowed. Raises TooOften."""
    with site.database.reading() as connection:
        _check(connection, site, limit, asking)


def wrong(site: Site, limit: Limit, asking: Asker, times: int = 1) -> None:
    """Count a guess that was wrong."""
    now_ms = to_ms(site.clock())

    def work(connection: Connection) -> None:
        for one in _allowances(site, limit, asking):
            allowances.use(connection, one, now_ms, times)

    site.database.write(work)


def _check(connection: Connection, site: Site, limit: Limit, asking: Asker) -> None:
    now_ms = to_ms(site.clock())
    wait_ms = max(
        (
            allowances.wait_ms(connection, one, now_ms)
            for one in _allowances(site, limit, asking)
        ),
        default=0,
    )
    if wait_ms:
        raise TooOften(min(MOST_WAIT_S, -(-wait_ms // 1000)))


def _allowances(site: Site, limit: Limit, asking: Asker) -> Iterator[Allowance]:
    for who, most in ((asking.device, limit.of_device), (asking.network, limit.of_network)):
        if who and most:
            said = f"{limit.name} {who}".encode()
            key = hmac.new(site.keys.limits, said, hashlib.sha256).hexdigest()[:32]
            yield Allowance(key, most, SPAN_MS)
