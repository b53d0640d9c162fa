"""A team whose phone has scripts: it walks by position, by code and by the poster's link."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, expect

from engine.scenario.checkpoint import Checkpoint, Kind, Way
from tests.browser.chromium import stand
from tests.browser.strolling import Stroller
from tests.photographing import photo
from tests.serving import Server, command, wait_until

DRAWN = "main h1:visible, main h2:visible"
TIME = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\b\d+\s(?=min\b)")
"""A time of day, and how long the walk took: the next walk is at another time."""


@dataclass
class Flyer(Stroller):
    """Notes what each page says; `links` are behind the QR codes."""

    links: dict[str, str] = field(default_factory=dict)
    pages: list[tuple[str, str]] = field(default_factory=list)
    name: str = ""

    def __post_init__(self) -> None:
        self.seen = self.note

    def note(self, name: str) -> None:
        """Read a page once it is there."""
        self.page.locator(DRAWN).first.wait_for()
        if name == "join":
            self.name = self.page.locator(".named .d").inner_text()
        words = self.page.locator("main").inner_text().replace(self.name or "\n", "\n")
        self.pages.append((name, TIME.sub("-", words)))

    def check_in(self, stop: str) -> None:
        """By each way in turn, as far as the checkpoint has it."""
        place = self.adventure.checkpoint(stop)
        assert place is not None
        arrivals = sum(name.startswith("arrived ") for name, _ in self.pages)
        ways = (self.by_position, self.by_link, self.by_code)
        way = ways[arrivals % len(ways)]
        if way == self.by_position and (
            Way.GPS not in place.checkin or place.kind is Kind.SECRET
        ):
            way = self.by_code
        way(place)
        self.note(f"arrived {stop}")

    def by_position(self, place: Checkpoint) -> None:
        """Walk there; the plate lights up, and is pressed."""
        centre = place.place.fence.centre
        self.page.goto(f"{self.run}/checkpoints/{place.id}")
        stand(self.page, {"lat": centre.lat, "lon": centre.lon})
        plate = self.page.locator("button[data-plate].lit")
        expect(plate).to_be_visible()
        self.leave_by(plate)

    def by_code(self, place: Checkpoint) -> None:
        """Type the six letters."""
        self.page.goto(f"{self.run}/code")
        self.page.locator("input[name=code]").fill(self.codes[place.id])
        self.leave_by(self.page.locator("button[form=code-form]"))

    def by_link(self, place: Checkpoint) -> None:
        """The phone's own camera opens the link; without signal it is the check-in itself."""
        self.page.goto(self.links[place.id])
        if "/saved/" not in self.page.url:
            self.leave_by(self.page.locator(".dock button[form=check-in]"))

    def fill(self, form: Locator, kind: str, value: object) -> None:
        """With what the scripts add."""
        if kind == "order" and isinstance(value, tuple):
            put_in_order(form, value)
        else:
            super().fill(form, kind, value)

    def photograph(self, ref: str) -> None:
        """Answer with a picture."""
        form = self.form_of(ref, "answer")
        chosen = form.locator("input[type=file]:not([capture])")
        preview = form.locator("img.preview")

        def is_shown() -> bool:
            chosen.set_input_files(
                {"name": "kuva.jpg", "mimeType": "image/jpeg", "buffer": photo()}
            )
            return preview.is_visible()

        wait_until(is_shown)  # the script that shows it comes after the page
        self.submit(ref, "answer", form)
        self.note(f"{ref} told")

    def press(self, ref: str, what: str) -> None:
        """Skip, or take a hint."""
        self.form_of(ref, what)
        name = ref.replace("/", "-")
        self.leave_by(self.page.locator(f"button[form='{name}-{what}']:visible").first)
        self.note(f"{ref} {what}")

    def form_of(self, ref: str, what: str) -> Locator:
        """The form, once the page is drawn."""
        name = ref.replace("/", "-")
        self.page.goto(f"{self.run}/checkpoints/{ref.partition('/')[0]}")
        form = self.page.locator(f"form#{name}-{what}")
        form.wait_for(state="attached")
        folded = self.page.locator(f"section#{name} details:not([open]) > summary")
        if folded.count():
            folded.first.click()
        return form

    def submit(self, ref: str, what: str, form: Locator) -> None:
        name = ref.replace("/", "-")
        own = form.locator("button[type=submit]:visible:not([name=go][value=back])")
        outside = self.page.locator(f"button[form='{name}-{what}']:visible")
        self.leave_by((own if own.count() else outside).first)

    def leave_by(self, button: Locator) -> None:
        """Press what leads to another page."""
        with self.page.expect_navigation():
            button.click()


def put_in_order(form: Locator, rows: tuple[str, ...]) -> None:
    """Move each row up to its place by its button."""
    for place, row in enumerate(rows, start=1):
        select = form.page.locator(f"select[name='place-{row}']")
        moved = form.locator("[data-row]", has=select)
        up = moved.locator(".moves button").first
        up.wait_for()
        for _ in range(int(select.input_value()) - place):
            up.click()


def hung(server: Server, adventure: str) -> dict[str, tuple[str, str]]:
    """What hangs at an adventure's checkpoints: the short code, and the link in the QR code."""
    told = command("qr", "--json", "--data", str(server.data), "--public-url", server.url)
    rows = [row for row in json.loads(told.stdout) if row["adventure"] == adventure]
    return {row["checkpoint"]: (row["short_code"], row["url"]) for row in rows}


def game_of(server: Server, adventure: str) -> str:
    """Open a game that is played whole without signal; its join code."""
    words = ("game", "create", adventure, "--offline", "whole", "--data", str(server.data))
    return command(*words).stdout.strip()


def happened(server: Server, run: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """A run's log behind its start: what was asked for and what came of it, without times."""
    with closing(sqlite3.connect(server.data / "seikkailu.db")) as database:
        rows = database.execute(
            "SELECT intent, events FROM entry WHERE run = ? AND seq > 1 ORDER BY seq",
            [run.rpartition("/")[2]],
        ).fetchall()
    return [
        (json.loads(intent)["kind"], timeless(json.loads(events))) for intent, events in rows
    ]


def timeless(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in one.items() if name != "at"} for one in events]


def as_judged(log: list[tuple[str, list[dict[str, Any]]]]) -> list[tuple[str, list[str]]]:
    """A log without the order within an entry, and without that an answer went ahead as sent.

    Of some challenges only the server can tell what is wrong: what is right on arrival was done
    there before it was solved.
    """
    return [
        (kind, sorted(_told(one, events) for one in events if _tells(one)))
        for kind, events in log
    ]


def _tells(event: dict[str, Any]) -> bool:
    return event["kind"] != "answer-sent"


def _told(event: dict[str, Any], events: list[dict[str, Any]]) -> str:
    solved = {one["challenge"] for one in events if one["kind"] == "challenge-solved"}
    if event.get("how") == "sent" and event["challenge"] in solved:
        event = event | {"how": "solved"}
    return json.dumps(event, sort_keys=True)
