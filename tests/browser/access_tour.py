"""The tour of accessibility: every page, in every state that a player or staff may meet.

`tour` opens four houses: the town with what we ship, an adventure of every challenge type, a
walk with a time limit, and one where games are on their day. All stand still at one moment, so
that a view is the same each time.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.simulating import simulate
from tests.browser.access_desk import desk_views
from tests.browser.access_games import photos_looked_at, staff_look, staged, untouched
from tests.browser.access_house import House, View, house, shelf
from tests.browser.access_pocket import pocket_views
from tests.browser.access_public import WAYS, public, setting_out
from tests.browser.access_staff import staff_views
from tests.browser.access_tasks import asking, pressed_for_time
from tests.building import perille, shipped
from tests.clockwork import Clock, a_site
from tests.tasking import tasking_site
from tests.visiting import codes_of
from web.simulation.reporting import Report

FAR = {"lat": 61.6890, "lon": 27.2760, "accuracy_m": 14, "age_s": 1}
ROUGH = FAR | {"accuracy_m": 160}
ACCESS = "no-stairs.no-camera.no-gps.quiet"


@contextmanager
def tour(folder: Path) -> Iterator[list[View]]:
    """Every view, for as long as the houses stand."""
    with ExitStack() as street:
        clock = Clock()
        town = street.enter_context(
            house(a_site(folder / "town", clock, *shipped().adventures))
        )
        tasks = street.enter_context(house(tasking_site(folder / "tasks", clock)))
        timed = street.enter_context(house(a_site(folder / "timed", clock)))
        noon = Clock()
        desk = street.enter_context(house(a_site(folder / "desk", noon, *shipped().adventures)))
        organiser = staff_look(desk)
        yield [
            *public(town),
            *setting_out(town),
            *walking(town),
            *arriving(town),
            *endings(town),
            *asking(tasks),
            *pressed_for_time(timed, clock),
            *staff_views(town),
            *photos_looked_at(tasks),
            *staged(desk, organiser),
            *untouched(desk, organiser),
            *desk_views(desk, noon, organiser),
            *simulated(street, folder),
            *pocket_views(town),
        ]


def simulated(street: ExitStack, folder: Path) -> Iterator[View]:
    """The simulation's page, which stands by itself and speaks two languages."""
    rules = perille()
    crowd = Crowd()
    told = Report(rules, crowd, simulate(rules, crowd, 60, 1), ())
    shown = folder / "simulated"
    shown.mkdir()
    url = street.enter_context(shelf(shown))
    for language in ("fi", "en"):
        (shown / f"{language}.html").write_text(told.as_page(language), "utf-8")
        yield View("simulation", language, f"{url}/{language}.html")


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
