"""Games on the tour of accessibility: new, with their terms, before, on and after their day."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from tests.browser.access_house import House, View
from tests.browser.access_staff import came_in, written
from tests.photographing import Photographer, photo
from web import games, moderating, rehearsing
from web.games import Game
from web.staffing import Duty, Role
from web.terms import BRACKETS, Terms

Look = Callable[..., View]
"""A view of a page of the staff: its kind, its state, its path, what is done there first."""


def staff_look(house: House) -> Look:
    """The look of an organiser of a house."""
    hand = came_in(house, house.client(), Role.ORGANISER)

    def view(template: str, state: str, path: str, *act) -> View:
        return View(template, state, f"{house.url}/staff{path}", hand, *act)

    return view


def staged(street: House, view: Look) -> Iterator[View]:
    """New games, their terms, and their pages before, on and after the day."""
    now, site = street.site.clock(), street.site
    every = Terms(
        name="7B tiistaina", brackets=BRACKETS, starts="staggered", ranking="goal", goal=900,
        contact="Maija, 040 123 4567", closes_at=now + timedelta(hours=40),
    )  # fmt: skip
    own = games.create(site, "kadonnut-virta", on=every)
    yield view("new game", "as it opens", "/games/new")
    yield view("new game", "like another", f"/games/new?like={own.code}")
    yield view("new game", "with mistakes", "/games/new", written("#keep", "puoli"))
    yield view("terms", "as they are", f"/games/{own.code}/terms")
    yield view("terms", "with mistakes", f"/games/{own.code}/terms", written("#keep", "0"))
    yield View("join", "brackets to choose from", f"{street.url}/games/{own.code}/join")
    for state, game in _in_every_state(street, own).items():
        yield view("game", state, f"/games/{game.code}")
        if games.game(site, game.code) and not game.terms.may_join(now):
            yield View("shut", state, f"{street.url}/games/{game.code}/join")


def _in_every_state(street: House, own: Game) -> dict[str, Game]:
    now, site = street.site.clock(), street.site
    coming = Terms(opens_at=now + timedelta(days=1), listed=False)
    closed = games.create(site, "perille")
    games.close(site, closed.code)
    return {
        "open": own,
        "before it opens": games.create(site, "perille", on=coming),
        "too late": games.create(site, "perille", on=Terms(closes_at=now)),
        "closed": closed,
        "a rehearsal": rehearsing.copied(site, own),
    }


def untouched(street: House, view: Look) -> Iterator[View]:
    """A game in which nothing has happened yet, and boards of every kind."""
    site, now = street.site, street.site.clock()
    game = games.create(site, "perille")
    host = came_in(street, street.client(), Duty(Role.HOST, game.code, "asema"))
    pages = ("desk", "messages", "deeds", "photos", "results", "answers", "evaluation")
    for page in pages:
        yield view(page, "nothing has happened", f"/games/{game.code}/{page}")
    yield View("host", "nobody is on the way", f"{street.url}/staff/host", host)
    yield view("prints", "as they open", f"/games/{game.code}/print")
    yield view("prints", "a new code", f"/games/{game.code}/print?replaced=tori")
    for state, terms in {
        "nobody yet": Terms(),
        "the end is a secret": Terms(freeze_at=now - timedelta(minutes=1)),
        "one goal for all": Terms(ranking="goal", goal=900),
        "no ranking": Terms(ranking="none"),
    }.items():
        code = games.create(site, "perille", on=terms).code
        yield View("wall", state, f"{street.url}/games/{code}/wall")
        yield View("leaderboard", state, f"{street.url}/games/{code}/leaderboard")


def photos_looked_at(tasks: House) -> Iterator[View]:
    """Photos and words: some wait, some may be shown, some may not."""
    code, site = tasks.game("kaikkea"), tasks.site
    for words in ("Lintu.", "Toinen ovi, raollaan."):
        phone = Photographer(tasks.client())
        phone.start(code)
        phone.send({"kind": "check-in", "checkpoint": "seina", "here": True})
        assert phone.put(photo()).status_code == 204
        phone.send({"kind": "answer", "challenge": "seina/seinalle", "value": words})
    game = games.any_game(site, code)
    found = moderating.waiting(site, game, site.clock())
    shown, hidden, *_ = (one.file for one in found.pictures)
    for subject, approved in ((shown, True), (hidden, False), (found.texts[0].id, True)):
        moderating.decide(site, game, subject, site.clock(), approved=approved, staff="desk")
    for role in (Role.ORGANISER, Role.REVIEWER):
        hand = came_in(tasks, tasks.client(), Duty(role))
        path = f"{tasks.url}/staff/games/{code}/photos"
        yield View("photos", f"for the {role}", path, hand)
        yield View("staff home", f"the {role}'s", f"{tasks.url}/staff", hand)
