"""Tasks on the tour of accessibility: every challenge type, however answered; and time."""

from collections.abc import Iterator

from engine.play.intents import Pause, ReturnAnswer
from engine.play.trying import partly_value, right_value, wrong_value
from engine.scenario.challenge import Challenge
from engine.scenario.tasks import ActivityChallenge
from tests.browser.access_house import House, Team, View
from tests.clockwork import Clock
from tests.tasking import kaikkea
from web import games, organising


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
