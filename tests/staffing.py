"""Staff for tests: somebody who has taken an invite up, with a browser of their own."""

from urllib.parse import urlsplit

from flask import Flask

from tests.reading import Reader
from web import games, staffing
from web.site import Site
from web.staffing import Duty, Role

KIOSK_AT = "asema"


def duty(site: Site, role: Role) -> Duty:
    """What an invite of that role is for: a host looks after Perille's first checkpoint."""
    if role is not Role.HOST:
        return Duty(role)
    return Duty(role, games.game_of_adventure(site, "perille").code, KIOSK_AT)


def invite_to(site: Site, what: Duty) -> str:
    """The path of a fresh invite's link."""
    return urlsplit(staffing.invite(site, what, site.clock())).path


def come_in(app: Flask, site: Site, what: Duty | Role) -> Reader:
    """A browser in which an invite was taken up."""
    reader = Reader(app.test_client())
    path = invite_to(site, duty(site, what) if isinstance(what, Role) else what)
    page = reader.send(reader.read(path).form(path))
    assert page.heading == "Ohjaamo"
    return reader
