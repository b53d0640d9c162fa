"""Somebody who plays every type of challenge with the keyboard alone."""

import re
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, FileChooser, Page, expect

from tests.browser.chromium import Witness
from tests.playing import Phone
from tests.serving import Server

FOCUSED = "selector => document.activeElement?.matches(selector) ?? false"


class Patient(Witness):
    """Hears no complaint in an answer that says in words what a form lacks."""

    def _hear(self, kind: str, text: str) -> None:
        if "status of 422" not in text:
            super()._hear(kind, text)


@dataclass
class Hands:
    """Someone who plays with the keyboard alone."""

    page: Page
    url: str
    run: str
    choosers: list[FileChooser] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("filechooser", self._keep)

    def _keep(self, chooser: FileChooser) -> None:
        self.choosers.append(chooser)

    def at(self, checkpoint: str) -> Page:
        """Check in by the team's word, and open the page."""
        walk = self.page.request.get(f"{self.url}/runs/{self.run}").text()
        token = re.search(r'name="csrf" value="(\w+)"', walk)
        assert token
        form = {"csrf": token[1], "id": str(uuid4()), "checkpoint": checkpoint, "here": "1"}
        self.page.request.post(f"{self.url}/runs/{self.run}/check-in", form=form)
        self.page.goto(f"{self.url}/runs/{self.run}/checkpoints/{checkpoint}")
        return self.page

    def unfold(self, challenge: str) -> None:
        """Open a challenge that is not the next one."""
        self.tab_to(f"#{challenge} summary")
        self.press("Enter")

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(80):
            self.press("Tab")
            if self.page.evaluate(FOCUSED, selector):
                return
        pytest.fail(f"no Tab leads to {selector}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def answer(self, name: str) -> None:
        """Press the button that sends a challenge, wherever it stands."""
        self.tab_to(f"[form={name}-answer].sign, #{name}-answer > .b:not(.vh)")
        self.press("Enter")

    def told(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)


def set_out(context: BrowserContext, server: Server, **start: object) -> Hands:
    """Start a run elsewhere, and give its phone to a browser."""
    with server.client() as client:
        phone = Phone(client)
        phone.start(language="fi", **start)
    context.add_cookies([{"name": "seikkailu", "value": phone.token, "url": server.url}])
    return Hands(context.new_page(), server.url, phone.run)


def heard(page: Page) -> str:
    """What was last said to who listens."""
    return page.locator("[data-live]").inner_text()
