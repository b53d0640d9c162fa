"""What staff see on the tour of accessibility: invites, cards of paper teams, a kiosk."""

from collections.abc import Iterator

from flask.testing import FlaskClient
from playwright.sync_api import Page

from tests.browser.access_house import House, View
from tests.reading import Reader
from tests.staffing import duty, invite_to
from web.guards import STAFF_COOKIE
from web.staffing import Duty, Role


def staff_views(town: House) -> Iterator[View]:
    """What an organiser, a host and a terminal see."""
    code = town.game("perille")
    client = town.client()
    organiser = came_in(town, client, Role.ORGANISER)
    host = came_in(town, town.client(), Role.HOST)
    desk = Reader(client)
    paper = f"/staff/games/{code}/paper"
    card = desk.send(desk.read(paper).form("/paper"), name="Sinkkiämpärit", size="4", card="1")
    done = desk.send(desk.read(paper).form("/paper"), name="Viety", size="4", card="1")
    entered = desk.send(done.form(done.address), **{"been:asema": "1"})
    assert entered.address != done.address or entered.status == 200

    yield View(
        "staff come",
        "an invite",
        f"{town.url}{invite_to(town.site, duty(town.site, Role.HOST))}",
    )
    yield View("problem", "no staff", f"{town.url}/staff")
    for state, path in {
        "staff home": "/staff",
        "staff people": "/staff/people",
        "paper teams": paper,
        "paper card": card.address,
        "paper card, entered": entered.address,
    }.items():
        yield View(state, "as it opens", f"{town.url}{path}", organiser)
    yield View("staff people", "a link was made", f"{town.url}/staff/people", organiser,
               pressed("main form:has(#place) .sign"))  # fmt: skip
    yield View("paper card", "with mistakes", f"{town.url}{card.address}", organiser,
               written("input[name^='time:']", "puoli"))  # fmt: skip
    yield View("staff home", "a host's", f"{town.url}/staff", host)
    yield View("kiosk", "as it opens", f"{town.url}/kiosk", host)
    yield View("kiosk", "a wrong code", f"{town.url}/kiosk", host,
               written("#resume-code", "AAAAAAAAAA"))  # fmt: skip
    team = town.team(code)
    yield View("kiosk", "a team is there", f"{town.url}/kiosk", host,
               written("#resume-code", team.phone.resume_code))  # fmt: skip


def came_in(town: House, client: FlaskClient, what: Duty | Role) -> dict[str, str]:
    """Take an invite up; the cookie of who came in."""
    reader = Reader(client)
    path = invite_to(town.site, duty(town.site, what) if isinstance(what, Role) else what)
    reader.send(reader.read(path).form(path))
    return {STAFF_COOKIE: client.get_cookie(STAFF_COOKIE).value}


def pressed(button: str):
    """Press a button that sends a form."""

    def act(page: Page) -> None:
        with page.expect_navigation():
            page.locator(button).first.click()

    return act


def written(field: str, words: str):
    """Write into a field, and send its form."""

    def act(page: Page) -> None:
        page.locator(field).first.fill(words)
        with page.expect_navigation():
            page.locator(f"form:has({field}) button[type=submit]").last.click()

    return act
