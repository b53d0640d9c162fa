"""A whole shipped adventure by keyboard alone, from the front page to its ending."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from engine.scenario.walkthrough import (
    ActivityStep,
    AnswerStep,
    CheckInStep,
    HintStep,
    Step,
)
from tests.browser.access_house import House, house
from tests.browser.chromium import PHONE, Witness
from tests.browser.keyboard import Keys
from tests.browser.strolling import said, walk_of
from tests.building import perille
from tests.clockwork import Clock, a_site
from tests.visiting import codes_of

WALK = walk_of("perille", "molemmat-puolet")
"""Both sides of the story: nearly every checkpoint, and challenges of six types."""


@dataclass
class KeyStroller:
    """Goes where the pages lead: by Tab, Enter, Space, arrows and letters."""

    keys: Keys
    codes: dict[str, str]

    @property
    def page(self) -> Page:
        return self.keys.page

    def set_out(self, town: House) -> None:
        """The only address that is typed is the front page's."""
        self.page.goto(town.url)
        self.keys.follow(f"a.b.sign[href*='/games/{town.game('perille')}/join']")
        self.keys.to("input[name=read]")
        self.keys.press("Space")
        self.keys.follow("main button.sign")

    def step(self, step: Step) -> None:
        match step:
            case CheckInStep(check_in=stop):
                self.check_in(stop)
            case AnswerStep(answer=ref, value=value):
                self.fill(ref, value)
                self.send(ref, "answer")
            case ActivityStep(finish_activity=ref):
                self.come_to(ref)
                self.send(ref, "answer")
            case HintStep(take_hint=ref):
                self.come_to(ref)
                self.send(ref, "hint")
            case _:
                pytest.fail(f"no keys for {step.verb}")

    def check_in(self, stop: str) -> None:
        """Back to the walk, and the six letters of the poster."""
        self.to_the_walk()
        self.keys.follow(".dock a[href*='/code']")
        self.keys.write("input[name=code]", self.codes[stop])
        with self.page.expect_navigation():
            self.keys.press("Enter")

    def to_the_walk(self) -> None:
        while self.page.url.rpartition("/runs/")[2].count("/"):
            self.keys.follow("header.bar a")

    def come_to(self, ref: str) -> None:
        """To the page that asks it: this one, or by the list."""
        stop, name = ref.partition("/")[0], ref.replace("/", "-")
        if not self.page.locator(f"form#{name}-answer").count():
            self.to_the_walk()
            self.keys.follow(".views a[href$='/list']")
            self.keys.follow(f"main a[href$='/checkpoints/{stop}']")
        folded = f"section#{name} details:not([open]) > summary"
        if self.page.locator(folded).count():
            self.keys.to(folded)
            self.keys.press("Enter")

    def fill(self, ref: str, value: object) -> None:
        """Answer as the form asks."""
        self.come_to(ref)
        form = f"form#{ref.replace('/', '-')}-answer"
        if isinstance(value, tuple):
            self.put_in_order(form, value)
        elif isinstance(value, dict):
            for left, right in value.items():
                self.choose(f"{form} select[name='right-{left}']", right)
        elif self.page.locator(f"{form} input[type=radio]").count():
            self.mark(f"{form} input[type=radio]", str(value))
        else:
            self.keys.write(f"{form} :is(input:not([type=hidden]), textarea)", str(value))

    def mark(self, radios: str, value: str) -> None:
        """One of several: Tab leads to the first, the arrow to the others."""
        self.keys.to(radios)
        self.keys.press("Space")
        for _ in range(self.page.locator(radios).count()):
            if self.keys.is_on(f"[value='{value}']"):
                return
            self.keys.press("ArrowDown")
        pytest.fail(f"no arrow leads to {value}")

    def choose(self, select: str, value: str) -> None:
        self.keys.to(select)
        for _ in range(self.page.locator(f"{select} option").count()):
            if self.page.locator(select).input_value() == value:
                return
            self.keys.press("ArrowDown")
        pytest.fail(f"no arrow leads to {value}")

    def put_in_order(self, form: str, rows: tuple[str, ...]) -> None:
        """Move each row up by its button to its place."""
        for place, row in enumerate(rows, start=1):
            select = self.page.locator(f"{form} select[name='place-{row}']")
            ups = int(select.input_value()) - place
            if ups:
                self.keys.to(f"[data-row]:has(select[name='place-{row}']) .moves button")
                self.keys.press(*["Enter"] * ups)

    def send(self, ref: str, what: str) -> None:
        name = f"{ref.replace('/', '-')}-{what}"
        own = f"#{name} button[type=submit]:not(.vh)"
        self.keys.follow(f":is(button[form='{name}'], {own})")


@pytest.mark.long
def test_perille_from_the_front_page_to_its_ending_by_keyboard_alone(browser, tmp_path):
    rules = perille()
    with house(a_site(tmp_path / "data", Clock(), rules)) as town:
        witness = Witness(town.url)
        context = browser.new_context(viewport=PHONE, locale="fi-FI", reduced_motion="reduce")
        witness.watch(context)
        team = KeyStroller(Keys(context.new_page()), codes_of(town.site))

        team.set_out(town)
        for step in WALK.steps:
            team.step(step)
        team.to_the_walk()

        ending = said(rules.ending(WALK.expect.ending).title, rules, "fi")
        expect(team.page.get_by_role("heading", name=ending)).to_be_visible()
        expect(team.page.get_by_text(f"{WALK.expect.score} p").first).to_be_visible()
        team.keys.follow(".dock a.sign")
        expect(team.page.locator("tr.us")).to_contain_text(str(WALK.expect.score))
        context.close()
        assert team.keys.faults == []
        assert witness.foreign == []
        assert witness.complaints == []
