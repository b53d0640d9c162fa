"""A card as it was typed in: what stands on it, or a sentence for each thing that cannot be.

The fields are named by what they are about: `been:tori`, `time:tori`, `code:tori`,
`answer:tori/viirut`, for rows `answer:tori/viirut:row`, and `hints:` and `skip:` likewise.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from engine.codes import CodeBook, well_formed
from engine.formats.paper.booklet import Booklet, Stop
from engine.formats.paper.making import booklet
from engine.play.intents import Skip, TakeHint
from engine.play.judge import Claim, CodeClaim, StaffClaim
from engine.scenario.adventure import Adventure
from web.papers import Card, Step
from web.play import NEVER
from web.reader import ACCESS
from web.staff.answers import Misread, wish
from web.words import LANGUAGES, Words

Fields = MultiDict[str, str]

_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What cannot be read, by the field that it stands in."""

    sentences: Mapping[str, str]


def today(adventure: Adventure, now: datetime) -> str:
    """The date where the adventure is played."""
    return now.astimezone(ZoneInfo(adventure.timezone)).date().isoformat()


def read(
    adventure: Adventure, book: CodeBook, fields: Fields, words: Words, now: datetime
) -> Card | Mistakes:
    """Read a whole card; every mistake is told at once."""
    reading = _Reading(adventure, book, fields, words, now)
    card = reading.card(booklet(adventure, words.language))
    return Mistakes(reading.mistakes) if reading.mistakes else card


class _Reading:
    """One card being read, and the mistakes found so far."""

    def __init__(
        self, adventure: Adventure, book: CodeBook, fields: Fields, words: Words, now: datetime
    ) -> None:
        self.adventure, self.book, self.fields = adventure, book, fields
        self.words, self.now = words, now
        self.mistakes: dict[str, str] = {}
        self.day = self._day()

    def card(self, made: Booklet) -> Card:
        """The steps in the order of the times on the card; without a time, after the last."""
        times = {stop.id: self.moment(f"time:{stop.id}") for stop in made.stops}
        started, arrived = self.moment("started"), self.moment("arrived")
        known = [at for at in times.values() if at is not None]
        begins = min([at for at in (started, *known) if at is not None], default=self.now)
        ends = arrived or max(known, default=begins)
        last, placed = begins, list[tuple[datetime, Stop]]()
        for stop in made.stops:
            last = times[stop.id] or (ends if stop == made.finish else last)
            placed.append((last, stop))
        placed.sort(key=lambda one: one[0])
        steps = tuple(step for at, stop in placed for step in self.steps(stop, at))
        return Card(begins, ends, self._language(), self._access(), steps)

    def steps(self, stop: Stop, at: datetime) -> Iterator[Step]:
        claim = self.claim(stop, at)
        asked = [step for task in stop.tasks for step in self.task_steps(task.ref, stop, at)]
        if claim is not None:
            yield Step(claim, at)
        elif asked:
            self.mistakes[f"been:{stop.id}"] = self.words.gettext(
                "Rastilla on vastauksia. Merkitse käynti, tai poista vastaukset."
            )
        yield from asked

    def claim(self, stop: Stop, at: datetime) -> Claim | None:
        """A visit: by the code that was written down, else by the mark."""
        field = f"code:{stop.id}"
        typed = self.fields.get(field, "").strip()[:LONGEST_CODE]
        if not typed:
            return StaffClaim(stop.id) if self.fields.get(f"been:{stop.id}") else None
        found = self.book.checkpoint_of(typed, at)
        if found != stop.id:
            self.mistakes[field] = self._wrong_code(typed, found)
        return CodeClaim(typed)

    def task_steps(self, ref: str, stop: Stop, at: datetime) -> Iterator[Step]:
        task = next(one for one in stop.tasks if one.ref == ref)
        challenge = self.adventure.challenge(ref)
        read_hints = self.fields.get(f"hints:{ref}", "")
        for _ in range(int(read_hints) if read_hints in {"1", "2", "3", "4", "5"} else 0):
            yield Step(TakeHint(NEVER, ref), at)
        found = wish(task, challenge, self.fields, self.words) if challenge else None
        if isinstance(found, Misread):
            self.mistakes[f"answer:{ref}"] = found.sentence
        elif found is not None:
            yield Step(found, at)
        elif self.fields.get(f"skip:{ref}"):
            yield Step(Skip(NEVER, ref), at)

    def moment(self, field: str) -> datetime | None:
        """A time of day on the card's date; None where nothing was written."""
        typed = self.fields.get(field, "").strip()
        if not typed:
            return None
        found = _CLOCK.fullmatch(typed)
        if found is None:
            self.mistakes[field] = self.words.gettext("Kirjoita kellonaika näin: 14.05.")
            return None
        clock = time(int(found[1]), int(found[2]), tzinfo=ZoneInfo(self.adventure.timezone))
        return min(datetime.combine(self.day, clock).astimezone(UTC), self.now)

    def _day(self) -> date:
        try:
            return date.fromisoformat(self.fields.get("day", ""))
        except ValueError:
            self.mistakes["day"] = self.words.gettext("Valitse päivä, jona kortti kierrettiin.")
            return self.now.date()

    def _wrong_code(self, typed: str, found: str | None) -> str:
        if found is not None:
            return self.words.gettext("Tämä on toisen rastin koodi.")
        if self.book.was_replaced(typed):
            return self.words.gettext("Tämä koodi oli vanhassa julisteessa, joka on vaihdettu.")
        if well_formed(typed):
            return self.words.gettext("Tällaista koodia ei ole tässä seikkailussa.")
        return self.words.gettext("Koodissa on kirjoitusvirhe. Lue se kortista uudelleen.")

    def _language(self) -> str:
        typed = self.fields.get("language", "")
        return typed if typed in LANGUAGES else self.words.language

    def _access(self) -> tuple[str, ...]:
        ticked = self.fields.getlist("access")
        return tuple(one for one in ACCESS if one in ticked)
