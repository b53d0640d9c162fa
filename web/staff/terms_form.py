"""The form of a game's terms: what is typed becomes terms, or a sentence for each mistake."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from engine.scenario.adventure import Adventure
from web.terms import (
    BRACKETS,
    LONGEST_CONTACT,
    LONGEST_NAME,
    RANKINGS,
    STARTS,
    Bracket,
    Ranking,
    Starts,
    Terms,
)
from web.words import LANGUAGES, Words

Fields = MultiDict[str, str]
Known = TypeVar("Known", Starts, Ranking, Bracket)

_MOST_MINUTES = 60
_MOST_GOAL = 10_000_000


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What cannot be read, by the field that it stands in."""

    sentences: Mapping[str, str]


def typed_from(terms: Terms, adventure: Adventure) -> Fields:
    """The form of terms that are agreed already."""
    fields = Fields(
        {
            "name": terms.name,
            "opens": _local(terms.opens_at, adventure),
            "closes": _local(terms.closes_at, adventure),
            "freeze": _local(terms.freeze_at, adventure),
            "starts": terms.starts,
            "every": str(terms.every_min),
            "ranking": terms.ranking,
            "goal": str(terms.goal or ""),
            "delay": str(terms.delay_min),
            "contact": terms.contact,
            "keep": str(terms.keep_days or ""),
        }
    )
    if terms.listed:
        fields["listed"] = "1"
    fields.setlist("bracket", list(terms.brackets))
    fields.setlist("language", list(terms.languages or adventure.languages))
    return fields


def read(
    fields: Fields, adventure: Adventure, words: Words, *, rehearsal: bool, most_days: int
) -> Terms | Mistakes:
    """Read a whole form; every mistake is told at once.

    Words are kept for `most_days`, the site's own time, or shorter.
    """
    reading = _Reading(fields, adventure, words)
    terms = reading.terms(rehearsal=rehearsal, most_days=most_days)
    return Mistakes(reading.mistakes) if reading.mistakes else terms


class _Reading:
    """One form being read, and the mistakes found so far."""

    def __init__(self, fields: Fields, adventure: Adventure, words: Words) -> None:
        self.fields, self.adventure, self.words = fields, adventure, words
        self.mistakes: dict[str, str] = {}

    def terms(self, *, rehearsal: bool, most_days: int) -> Terms:
        """The terms, with usual ones where something could not be read."""
        opens, closes = self.moment("opens"), self.moment("closes")
        if opens and closes and closes <= opens:
            self.mistakes["closes"] = self.words.gettext(
                "Liittyminen loppuu ennen kuin se alkaa. Valitse myöhempi aika."
            )
        ranking = self.one_of("ranking", RANKINGS)
        goal = self.number("goal", 1, _MOST_GOAL)
        if ranking == "goal" and goal is None and "goal" not in self.mistakes:
            self.mistakes["goal"] = self.words.gettext(
                "Kirjoita, montako pistettä joukkueet yhdessä tavoittelevat."
            )
        return Terms.model_construct(
            name=self.line("name", LONGEST_NAME),
            listed="listed" in self.fields,
            opens_at=opens,
            closes_at=closes,
            starts=self.one_of("starts", STARTS),
            every_min=self.number("every", 1, _MOST_MINUTES) or 3,
            brackets=tuple(one for one in BRACKETS if one in self.fields.getlist("bracket")),
            ranking=ranking,
            goal=goal if ranking == "goal" else None,
            delay_min=self.number("delay", 0, _MOST_MINUTES) or 0,
            freeze_at=self.moment("freeze"),
            languages=self.languages(),
            contact=self.line("contact", LONGEST_CONTACT),
            keep_days=self.number("keep", 1, most_days),
            rehearsal=rehearsal,
        )

    def line(self, field: str, longest: int) -> str:
        """One line of text, without more than that."""
        return " ".join(self.fields.get(field, "").split())[:longest]

    def one_of(self, field: str, known: tuple[Known, ...]) -> Known:
        """One of the known words; the first where the form says none of them."""
        return next((one for one in known if one == self.fields.get(field)), known[0])

    def number(self, field: str, least: int, most: int) -> int | None:
        """A whole number; None where the field is empty."""
        raw = self.fields.get(field, "").strip()
        if not raw:
            return None
        if raw.isdecimal() and len(raw) <= len(str(most)) and least <= int(raw) <= most:
            return int(raw)
        self.mistakes[field] = self.words.gettext(
            "Kirjoita kokonaisluku väliltä %(least)s–%(most)s."
        ) % {"least": least, "most": most}
        return None

    def moment(self, field: str) -> datetime | None:
        """A time where the adventure is played, as a browser's field writes it."""
        raw = self.fields.get(field, "").strip()
        if not raw:
            return None
        try:
            return datetime.fromisoformat(raw).replace(tzinfo=ZoneInfo(self.adventure.timezone))
        except ValueError:
            self.mistakes[field] = self.words.gettext(
                "Kirjoita päivä ja kellonaika näin: 2026-06-01T10:00."
            )
            return None

    def languages(self) -> tuple[str, ...]:
        """The languages that are offered; none of them written where all are."""
        chosen = self.fields.getlist("language")
        spoken = [tag for tag in LANGUAGES if tag in self.adventure.languages]
        offered = tuple(tag for tag in spoken if tag in chosen)
        if not offered:
            self.mistakes["language"] = self.words.gettext("Valitse ainakin yksi kieli.")
        return () if len(offered) == len(spoken) else offered


def _local(at: datetime | None, adventure: Adventure) -> str:
    if at is None:
        return ""
    there = at.astimezone(ZoneInfo(adventure.timezone)).replace(tzinfo=None)
    return there.isoformat(timespec="minutes")
