"""The tour of accessibility: every page, in every state that a player or staff may meet.

`tour` opens three houses: the town with what we ship, an adventure of every challenge type, and
a walk with a time limit. All stand still at one moment, so that a view is the same each time.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from adventures.catalogue import catalogue
from engine.play.intents import Pause, ReturnAnswer
from engine.play.trying import partly_value, right_value, wrong_value
from engine.scenario.challenge import Challenge
from engine.scenario.tasks import ActivityChallenge
from tests.browser.access_house import House, Team, View, house
from tests.browser.access_staff import staff_views
from tests.clockwork import Clock, a_site
from tests.playing import fresh_id
from tests.tasking import kaikkea, tasking_site
from tests.visiting import codes_of
from web import games, organising

FAR = {"lat": 61.6890, "lon": 27.2760, "accuracy_m": 14, "age_s": 1}
ROUGH = FAR | {"accuracy_m": 160}
WAYS = ("guided", "text-only", "guided.text-only.still")
ACCESS = "no-stairs.no-camera.no-gps.quiet"


@contextmanager
def tour(folder: Path) -> Iterator[list[View]]:
    """Every view, for as long as the houses stand."""
    with ExitStack() as street:
        clock = Clock()
        town = street.enter_context(
            house(a_site(folder / "town", clock, *catalogue().adventures))
        )
        tasks = street.enter_context(house(tasking_site(folder / "tasks", clock)))
        timed = street.enter_context(house(a_site(folder / "timed", clock)))
        yield [
            *public(town),
            *setting_out(town),
            *walking(town),
            *arriving(town),
            *endings(town),
            *asking(tasks),
            *pressed_for_time(timed, clock),
            *staff_views(town),
        ]


def public(town: House) -> Iterator[View]:
    """What anyone may read."""
    code, river = town.game("perille"), town.game("kadonnut-virta")
    kinds = {
        "home": "/",
        "reading": "/reading",
        "privacy": "/privacy",
        "resume": "/resume",
        "device": "/laitetesti",
        "device code": "/laitetesti/tulos?position=rough&camera=denied&storage=kept",
        "programme": "/programme",
        "leaderboard, empty": f"/games/{river}/leaderboard",
        "join by a code": "/join",
        "adventure": "/adventures/perille",
        "join": f"/games/{code}/join",
        "poster": poster_of(town, "tori"),
        "problem": "/no-such-page",
    }
    for kind, path in kinds.items():
        yield View(kind, "as it opens", f"{town.url}{path}")
    yield View("adventure", "the other one", f"{town.url}/adventures/kadonnut-virta")
    yield View("join by a code", "a wrong one", f"{town.url}/join?code=VÄÄRÄ")
    yield View("problem", "a run of another phone", f"{town.url}/runs/{fresh_id()}")
    for sub in town.site.catalogue.programme.sub_projects:
        yield View("sub-project", str(sub.id), f"{town.url}/programme/{sub.id}")


def poster_of(town: House, checkpoint: str) -> str:
    """The path of a poster's link."""
    book = town.site.books["perille"]
    return f"/q/{book.at(checkpoint).token}"


def setting_out(town: House) -> Iterator[View]:
    """Forms that lack something, and how one reads."""
    join = f"{town.url}/games/{town.game('perille')}/join"
    yield View("join", "something is missing", join, act=sent("main form:has(.sign)"))
    yield View("resume", "a wrong code", f"{town.url}/resume", act=sent("main form", "AAAA"))
    for way in WAYS:
        yield View("home", f"read {way}", f"{town.url}/", {"reading": way})


def sent(form: str, words: str = ""):
    """Send a form as no browser would let a hand send it; `words` go into its first field."""

    def act(page) -> None:
        if words:
            page.locator(f"{form} input:not([type=hidden])").first.fill(words)
        with page.expect_navigation():
            page.locator(form).first.evaluate("one => { one.noValidate = true; one.submit() }")

    return act


def walking(town: House) -> Iterator[View]:
    """The pages of a walk of Perille before anything was reached."""
    fresh = town.team(town.game("perille"))
    yield fresh.view("walk", "at the start")
    yield fresh.view("list", "at the start", "/list")
    for way in WAYS:
        yield fresh.view("walk", f"read {way}", reading=way)
        yield fresh.view("list", f"read {way}", "/list", reading=way)
    yield fresh.view("walk", "no stairs, camera, GPS, noise", access=ACCESS)
    yield fresh.view(
        "clue", "no stairs, camera, GPS, noise", "/checkpoints/asema", access=ACCESS
    )
    yield fresh.view("clue", "as it opens", "/checkpoints/asema")
    yield fresh.view("problem", "a locked checkpoint", "/checkpoints/vastassa")
    yield fresh.view("code", "as it opens", "/code")
    yield fresh.view("code", "of one place", "/code?checkpoint=asema")
    yield fresh.view("help", "as it opens", "/help")
    yield fresh.view("help", "ways kept", "/help?kept=1")
    yield fresh.view("saved", "kept on the phone", "/saved")
    yield fresh.view("saved", "no room on the phone", "/unsaved")
    yield fresh.view("bag", "empty", "/bag")
    yield fresh.told("refused", "too far", kind="check-in", checkpoint="asema", fix=FAR)
    yield fresh.told("refused", "too rough", kind="check-in", checkpoint="asema", fix=ROUGH)
    yield fresh.told("refused", "wrong code", kind="check-in", code="ABC-DEF")


def arriving(town: House) -> Iterator[View]:
    """At the first checkpoint of Perille: reached, hinted, wrong, solved; and what follows."""
    code, posters = town.game("perille"), codes_of(town.site)
    team = town.team(code)
    code_at = {"kind": "check-in"}
    yield team.told("checkpoint", "reached", **code_at, code=posters["asema"])
    yield team.told("checkpoint", "hint", kind="take-hint", challenge="asema/avain")
    yield team.told(
        "checkpoint", "wrong", kind="answer", challenge="asema/avain", value="kello"
    )
    yield team.view("walk", "a task is open")
    solved = town.team(code)
    solved.does(kind="check-in", code=posters["asema"])
    solved.answers("asema/avain", "kello")
    yield solved.told("solved", "asema", kind="answer", challenge="asema/avain", value="kieli")
    yield solved.view("checkpoint", "done", "/checkpoints/asema")
    yield solved.view("walk", "one is done")
    yield solved.view("list", "one is done", "/list")


def endings(town: House) -> Iterator[View]:
    """How a walk may end, and what is left of it."""
    code, posters = town.game("perille"), codes_of(town.site)
    done = town.team(code)
    done.phone.play(posters)
    yield done.view("finished", "all the way")
    yield done.view("certificate", "all the way", "/certificate")
    yield done.view("list", "all is done", "/list")
    yield done.view("bag", "something is in it", "/bag")
    yield View("leaderboard", "with the own row", f"{town.url}/games/{code}/leaderboard",
               {"seikkailu": done.phone.token})  # fmt: skip
    gone = town.team(code)
    gone.does(kind="end")
    yield gone.view("finished", "given up")


def asking(tasks: House) -> Iterator[View]:
    """Every challenge type: asked, answered wrongly and rightly, used up and given back."""
    code = tasks.game("kaikkea")
    asked, wrong, right = (tasks.team(code) for _ in range(3))
    for stop in kaikkea().checkpoints:
        for team in (asked, wrong, right):
            team.arrives(stop.id)
        path = f"/checkpoints/{stop.id}"
        yield asked.view("checkpoint", f"{stop.id} asked", path)
        for one in stop.challenges:
            yield from answered(wrong, right, f"{stop.id}/{one.id}", one)
        yield wrong.view("checkpoint", f"{stop.id} answered wrongly", path)
        yield right.view("checkpoint", f"{stop.id} answered", path)
    failed = tasks.team(code)
    failed.arrives("tori")
    for _ in range(3):
        last = failed.answers("tori/yksi", "istua")
    yield failed.view("solved", "no try is left", f"/entries/{last}")
    yield failed.view("checkpoint", "no try is left", "/checkpoints/tori")
    back = tasks.team(code)
    back.arrives("seina")
    back.answers("seina/seinalle", "Ovi auki")
    returned = ReturnAnswer(tasks.site.clock(), "seina/seinalle")
    organising.in_run(tasks.site, back.phone.run, returned)
    yield back.view("checkpoint", "an answer came back", "/checkpoints/seina")


def answered(wrong: Team, right: Team, ref: str, asked: Challenge) -> Iterator[View]:
    """What is told of a wrong answer, of one that is right in part, and of a right one."""
    kind = f"{asked.type} {ref}"
    if (value := wrong_value(asked)) is not None:
        yield wrong.view("checkpoint", f"{kind} wrong", f"/entries/{wrong.answers(ref, value)}")
    if (value := partly_value(asked)) is not None:
        yield wrong.view("solved", f"{kind} in part", f"/entries/{wrong.answers(ref, value)}")
    if isinstance(asked, ActivityChallenge):
        yield right.told("solved", kind, kind="finish-activity", challenge=ref)
    elif (value := right_value(asked)) is not None:
        yield right.view("solved", kind, f"/entries/{right.answers(ref, value)}")


def pressed_for_time(timed: House, clock: Clock) -> Iterator[View]:
    """Before the clock, on it, past it, at its end, and while it stands."""
    code = timed.game("kello")
    stood = games.create(timed.site, "kello").code
    over = _set_out(timed, code)
    clock.go_on(minutes=15)
    late = _set_out(timed, code)
    clock.go_on(minutes=20)
    running, standing, waiting = _set_out(timed, code), _set_out(timed, stood), timed.team(code)
    organising.in_game(timed.site, stood, Pause(clock.at))
    organising.say(timed.site, code, "Torilla on mehua.\nTulkaa ennen kahta.", clock.at)
    for state, team in {
        "waiting": waiting, "running": running, "overtime": late, "over": over,
        "standing": standing,
    }.items():  # fmt: skip
        yield team.view("walk, timed", state)
        yield team.view("list, timed", state, "/list")
    yield running.view("clue", "an event", "/checkpoints/konsertti")
    running.arrives("tori")
    yield running.told("solved", "a thing and a badge", kind="answer",
                       challenge="tori/sana", value="kyllä")  # fmt: skip


def _set_out(timed: House, code: str) -> Team:
    team = timed.team(code)
    team.arrives("asema")
    return team
