"""Two phones of one team that do everything at the same time, and what may happen but once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from engine.scenario.challenge import Challenge
from engine.scenario.walkthrough import Step
from tests.browser.flying import Flyer, happened
from tests.browser.offline import outbox, ready
from tests.serving import Server, wait_until

AGAIN = "() => dispatchEvent(new Event('outbox'))"
PRESS = "button => { setTimeout(() => button.click()); }"
ONCE = {
    "checkpoint-reached": ("checkpoint",),
    "checkpoint-done": ("checkpoint",),
    "challenge-solved": ("challenge",),
    "challenge-done": ("challenge",),
    "hint-taken": ("challenge", "number"),
    "badge-given": ("badge",),
    "item-given": ("by",),
    "points-given": ("by",),
    "ending-reached": ("ending",),
    "run-finished": (),
}
"""What happens once in a run, by the fields that say what of."""
AWARDS = {"checkpoint-reached", "challenge-solved", "points-given"}


def come_along(first: Page, run: str, second: Page, home: str) -> None:
    """The second phone comes in by the code of the first; both can then lose signal."""
    first.goto(f"{run}/help")
    code = first.locator("#phones .d").inner_text()
    second.goto(f"{home}/resume#{code}")
    second.get_by_role("button", name="Jatketaan matkaa").click()
    second.wait_for_url("**/runs/**")
    for page in (first, second):
        page.goto(run)
        ready(page, within_s=120)


def online(page: Page) -> None:
    """The network is back, and all is sent; a page that said it waits goes on by itself."""
    page.context.set_offline(False)
    page.evaluate(AGAIN)
    while "/saved/" in page.url:
        page.wait_for_timeout(50)
    page.wait_for_load_state()
    wait_until(lambda: outbox(page) == [], 60)


@contextmanager
def without_signal(page: Page | None) -> Iterator[None]:
    """One phone goes on alone, and comes back to the other with all that it did."""
    if page:
        page.context.set_offline(True)
    yield
    if page:
        assert outbox(page) != []
        online(page)


def state_of(page: Page, run: str) -> dict[str, Any]:
    """What the server tells a phone of the run."""
    told: dict[str, Any] = page.request.get(
        run.replace("/runs/", "/api/runs/") + "/state"
    ).json()
    return told


def facts_of(server: Server, run: str) -> Counter[tuple[str, ...]]:
    """What happened in a run that may happen once, and how often it did."""
    events = [event for _, several in happened(server, run) for event in several]
    return Counter(
        (one["kind"], *(str(one[name]) for name in ONCE[one["kind"]]))
        for one in events
        if one["kind"] in ONCE
    )


def points_of(server: Server, run: str) -> int:
    """What the log's awards come to."""
    events = [event for _, several in happened(server, run) for event in several]
    return sum(one["points"] for one in events if one["kind"] in AWARDS)


def gives_a_hint(asked: Challenge) -> bool:
    """Whether its first hint is there at once."""
    return bool(asked.hints) and asked.hints[0].after is None


@dataclass
class Racer(Flyer):
    """Comes to a button by the pages' own forms, and presses it when the other has come, too.

    What pages say is looked at elsewhere: here it only counts how often the team arrived.
    """

    button: Locator | None = None

    def note(self, name: str) -> None:
        self.pages.append((name, ""))

    def leave_by(self, button: Locator) -> None:
        self.button = button


@dataclass(frozen=True)
class Pair:
    """Two racers of one team."""

    first: Racer
    second: Racer

    def step(self, step: Step) -> None:
        """Both come to their buttons, then both press; without signal a link is enough."""
        for racer in self.both:
            racer.button = None
            racer.step(step)
        with ExitStack() as gone_on:
            pressed = [racer.button for racer in self.both if racer.button]
            for button in pressed:
                gone_on.enter_context(button.page.expect_navigation())
            for button in pressed:
                button.evaluate(PRESS)

    @property
    def both(self) -> tuple[Racer, Racer]:
        return self.first, self.second

    @property
    def pages(self) -> tuple[Page, Page]:
        return self.first.page, self.second.page
