"""The day itself on the tour of accessibility: the desk, its pages, the boards, the files."""

from collections.abc import Iterator
from datetime import timedelta

from engine.play.intents import CloseCheckpoint, Pause
from tests.browser.access_games import Look
from tests.browser.access_house import House, View
from tests.browser.access_staff import came_in, pressed, written
from tests.clockwork import Clock
from tests.desking import BESIDE_THE_SQUARE, Day, day_of
from tests.playing import Phone, fresh_id
from tests.visiting import codes_of
from web import afterwards, notes, organising
from web.afterwards import Said
from web.folds import Played
from web.staffing import Duty, Role
from web.terms import BRACKETS, Terms

STUCK_MIN = 21
NOTE = "Ovi on lukossa.\nKyltissä lukee, että se aukeaa vasta kello 12."


def desk_views(street: House, clock: Clock, view: Look) -> Iterator[View]:
    """Teams that walk, stand still, are refused, send notes, and are there."""
    terms = Terms(name="9A", brackets=BRACKETS[:2], closes_at=clock() + timedelta(hours=4))
    today = day_of(street.site, street.app, clock, terms)
    base = f"/games/{today.game.code}"
    done, far = _walked(today), _before_the_branch(today)
    _wrote(today)
    organising.in_game(today.site, today.game.code, CloseCheckpoint(clock(), "kivisakasti", {}))
    clock.go_on(minutes=STUCK_MIN)
    yield view("desk", "the day", f"{base}/desk?did=hint")
    yield view("team at the desk", "there", f"{base}/teams/{done.run}?did=award")
    yield view("team at the desk", "on the way", f"{base}/teams/{far.run}?did=refused")
    yield view("team at the desk", "what it costs", f"{base}/teams/{far.run}", passed("lokki"))
    for stop in ("tori", "kivisakasti"):
        yield view("place at the desk", stop, f"{base}/checkpoints/{stop}")
    yield view("place at the desk", "what it costs", f"{base}/checkpoints/lokki",
               pressed("form[action$='/close'] button"))  # fmt: skip
    yield view("place at the desk", "a mistake", f"{base}/checkpoints/tori",
               written("#radius", "laaja"))  # fmt: skip
    yield view("messages", "notes", f"{base}/messages?did=say")
    for page in ("deeds", "answers", "evaluation"):
        yield view(page, "of the day", f"{base}/{page}")
    yield view("report", "of everything", "/report")
    yield view("report", "of a part", "/report?sub_project=tutka")
    yield view("report", "a day that is none", "/report?from=eilen")
    yield from _boards(street, today)
    yield from _hosted(street, today)
    yield view("desk", "the clock stands", f"/games/{_standing(today)}/desk")


def _walked(today: Day) -> Phone:
    """Six teams are refused at the square, one stands still, and one is there."""
    for _ in range(6):
        team = today.team(bracket="class")
        today.reaches_the_square(team)
        for _ in range(2):
            team.send({"kind": "check-in", "checkpoint": "tori", "fix": BESIDE_THE_SQUARE})
    today.arrives(today.team("Jumissa"))
    done = today.team("Ensimmäiset", bracket="family")
    done.play(codes_of(today.site))
    afterwards.keep(today.site, done.run, Said("Lokki", "Tori oli kiinni", "yes"))
    return done


def _before_the_branch(today: Day) -> Phone:
    """A team before the place where the ways part."""
    team = today.team("Kaukana", bracket="class")
    while team.view["next"] != "lokki":
        today.goes_on(team)
    return team


def _wrote(today: Day) -> None:
    """What all are told, and two notes, of which one is answered."""
    site, code, now = today.site, today.game.code, today.clock()
    organising.say(site, code, "Torilla on mehua.", now)
    runs = [Played(today.team().run, code, today.game.edition, "desk") for _ in range(2)]
    for run in runs:
        notes.leave(site, run, fresh_id(), "tori", NOTE, now)
    answered = next(one for one in notes.notes_of(site, code) if one.run == runs[0].id)
    organising.say_to(site, runs[0], "Tulemme.", now, notes.reply_id(answered.id))


def passed(stop: str):
    """Ask to let a team by a checkpoint."""
    return pressed(f"form[action$='/pass']:has(input[value='{stop}']) button")


def _boards(street: House, today: Day) -> Iterator[View]:
    """The same results on a phone and on a wall."""
    for board in ("wall", "leaderboard"):
        address = f"{street.url}/games/{today.game.code}/{board}"
        yield View(board, "teams", address)
        yield View(board, "a bracket", f"{address}?bracket=family")


def _hosted(street: House, today: Day) -> Iterator[View]:
    """A checkpoint that somebody looks after."""
    duty = Duty(Role.HOST, today.game.code, "tori")
    host = came_in(street, street.client(), duty)
    address = f"{street.url}/staff/host"
    yield View("host", "a queue", f"{address}?did=Ensimm%C3%A4iset", host)
    yield View("host", "a wrong code", address, host, written("#resume_code", "AAAAAAAAAA"))


def _standing(today: Day) -> str:
    """The code of a game whose clock stands."""
    other = day_of(today.site, today.app, today.clock)
    other.team("Tauolla")
    organising.in_game(other.site, other.game.code, Pause(other.clock()))
    return other.game.code
