"""A team that plays a walkthrough in the browser, in any language, without scripts.

It reads no sentence: it finds forms by their names and presses what is there, so one stroll
fits every adventure and every language.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from adventures.catalogue import SHIPPED, BrokenAdventure
from engine.scenario.adventure import Adventure
from engine.scenario.parsing import parse_model
from engine.scenario.walkthrough import (
    ActivityStep,
    AnswerStep,
    CheckInStep,
    HintStep,
    SkipStep,
    Step,
    Walkthrough,
)
from engine.text import Text
from tests.browser.chromium import follow

Seen = Callable[[str], None]
"""Called with the name of each page that is worth looking at."""


def walk_of(adventure: str, name: str) -> Walkthrough:
    """A walkthrough that comes with an adventure."""
    file = SHIPPED / adventure / "walkthroughs" / f"{name}.yaml"
    read = parse_model(str(file), file.read_text("utf-8"), Walkthrough)
    if read.value is None:
        raise BrokenAdventure(read.problems)
    return read.value


def nothing(_name: str) -> None:
    """Look at nothing."""


@dataclass
class Stroller:
    """One team on one page; `codes` are what hangs at the checkpoints."""

    page: Page
    adventure: Adventure
    language: str
    codes: dict[str, str]
    seen: Seen = nothing
    run: str = ""

    def set_out(self, home: str, join_code: str) -> None:
        """Choose the language, read the safety words, and start."""
        self.page.goto(f"{home}/adventures/{self.adventure.id}?lang={self.language}")
        self.seen("cover")
        self.page.goto(f"{home}/games/{join_code}/join?lang={self.language}")
        spoken = self.page.locator(f"input[name=language][value='{self.language}']")
        if spoken.count():
            spoken.check()
        self.page.locator("input[name=read]").check()
        self.seen("join")
        follow(self.page, self.page.locator("main form button[type=submit].sign"))
        self.run = self.page.url.partition("?")[0]
        self.seen("walk")

    def walk(self, steps: Iterator[Step] | tuple[Step, ...]) -> None:
        """Take every step of a walkthrough."""
        for step in steps:
            self.step(step)

    def step(self, step: Step) -> None:
        match step:
            case CheckInStep(check_in=stop):
                self.check_in(stop)
            case AnswerStep(answer=ref, value=value):
                self.answer(ref, value)
            case ActivityStep(finish_activity=ref):
                self.answer(ref, "true")
            case SkipStep(skip=ref):
                self.press(ref, "skip")
            case HintStep(take_hint=ref):
                self.press(ref, "hint")
            case _:
                message = f"no page for {step.verb}"
                raise AssertionError(message)

    def check_in(self, stop: str) -> None:
        """Type the code of the poster; then the checkpoint's own page is there."""
        self.page.goto(f"{self.run}/code")
        self.page.locator("input[name=code]").fill(self.codes[stop])
        sign = self.page.locator("button[form=code-form], form#code-form button").first
        follow(self.page, sign)
        self.page.goto(f"{self.run}/checkpoints/{stop}")
        self.seen(stop)

    def answer(self, ref: str, value: object) -> None:
        """Answer as the form asks, and send it."""
        form = self.form_of(ref, "answer")
        asked = self.adventure.challenge(ref)
        if asked is not None and asked.type == "photo":
            form = form.page.locator(f"form:has(textarea):has(input[value='{ref}'])")
        self.fill(form, asked.type if asked else "", value)
        self.seen(ref.replace("/", "-"))
        self.submit(ref, "answer", form)
        self.seen(f"{ref.replace('/', '-')}-told")

    def fill(self, form: Locator, kind: str, value: object) -> None:
        """Fill a form in."""
        fill(form, kind, value)

    def press(self, ref: str, what: str) -> None:
        """Skip, or take a hint."""
        self.form_of(ref, what)
        self.page.locator(f"button[form='{ref.replace('/', '-')}-{what}']").first.click()

    def form_of(self, ref: str, what: str) -> Locator:
        """The form of a challenge on the page of its checkpoint, unfolded."""
        self.page.goto(f"{self.run}/checkpoints/{ref.partition('/')[0]}")
        name = ref.replace("/", "-")
        folded = self.page.locator(f"section#{name} details:not([open]) > summary")
        if folded.count():
            folded.first.click()
        return self.page.locator(f"form#{name}-{what}")

    def submit(self, ref: str, what: str, form: Locator) -> None:
        name = ref.replace("/", "-")
        own = form.locator("button[type=submit]:visible:not([name=go][value=back])")
        outside = self.page.locator(f"button[form='{name}-{what}']:visible")
        (own if own.count() else outside).first.click()

    def ending(self) -> str:
        """What the last page says."""
        self.page.goto(self.run)
        self.seen("end")
        return self.page.locator("main").inner_text()


def fill(form: Locator, kind: str, value: object) -> None:
    """Fill a form of a kind of challenge as a person would; some are only sent."""
    if kind in {"choice", "scale"}:
        at = form.locator(f"input[type=radio][value='{value}']")
        (at if at.count() else form.locator("input[type=radio]")).first.check(force=True)
    elif kind in {"text", "number", "reflect", "idea", "photo"}:
        words = next(iter(value.values())) if isinstance(value, dict) else value
        form.locator("input:not([type=hidden]), textarea").first.fill(str(words))
    else:
        arrange(form, kind, value)


def arrange(form: Locator, kind: str, value: object) -> None:
    """Tick several, put in order, or match."""
    if kind == "multi" and isinstance(value, tuple):
        for one in value:
            form.locator(f"input[type=checkbox][value='{one}']").check(force=True)
    elif kind == "order" and isinstance(value, tuple):
        for place, row in enumerate(value, start=1):
            form.locator(f"select[name='place-{row}']").select_option(str(place))
    elif kind == "match" and isinstance(value, dict):
        for left, right in value.items():
            form.locator(f"select[name='right-{left}']").select_option(right)


def said(text: Text, adventure: Adventure, language: str) -> str:
    """A text as the page has it, without its marks."""
    return str(adventure.said(text, language)).replace("*", "").replace("\n", " ")


def pictures_in(folder: Path, page: Page) -> Seen:
    """Take a picture of each page, light and dark, at a phone's width."""
    folder.mkdir(parents=True, exist_ok=True)

    def seen(name: str) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=folder / f"{name}-{scheme}.png", full_page=True)

    return seen
