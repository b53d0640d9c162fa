"""Teams that have set out, for whatever is to be measured with them."""

import httpx

from tests.playing import Phone
from tests.serving import Server

OF_ONE_NETWORK = 500
NETWORKS = (f"127.0.{number}.1" for number in range(1, 256))
"""This machine's own, a new one each time: the server limits how many join from one."""


def started(server: Server, many: int) -> list[Phone]:
    """Runs that have checked in nowhere, of phones in as many networks as joining needs."""
    phones: list[Phone] = []
    while len(phones) < many:
        phones += _joined(server, next(NETWORKS), min(OF_ONE_NETWORK, many - len(phones)))
    return phones


def _joined(server: Server, network: str, many: int) -> list[Phone]:
    transport = httpx.HTTPTransport(local_address=network)
    with httpx.Client(base_url=server.url, timeout=30, transport=transport) as client:
        code = Phone(client).games()[0]["code"]
        phones = [Phone(client) for _ in range(many)]
        for phone in phones:
            assert phone.start(code).status_code == 201
            client.cookies.clear()
    return phones
