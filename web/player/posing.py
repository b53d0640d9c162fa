"""A challenge as its page poses it: what is said of it, what its plate says. Pure.

The templates in `parts/challenges/`, one for each type, draw what stands here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from engine.play.cards import ChallengeView, OptionView
from engine.programme import SubProject
from web.figures import clock, signed
from web.player.answers_read import Fields, one
from web.words import Words

ICONS: Final[Mapping[str, str]] = {
    "info": "book-2",
    "choice": "circle-dot",
    "multi": "square-check",
    "number": "number-123",
    "text": "cursor-text",
    "order": "sort-ascending-numbers",
    "match": "arrows-left-right",
    "point": "map-pin",
    "photo": "camera",
    "reflect": "writing",
    "scale": "adjustments-horizontal",
    "activity": "stretching",
    "idea": "bulb",
    "survey": "clipboard-list",
}

WITHOUT_WRONG: Final = {"info", "photo", "reflect", "scale", "activity", "idea", "survey"}
"""Types of challenges that have no wrong answer."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer that could not be taken or was not right, and the sentence about it.

    `fields` are what stood in its form; `value` the word of a form that has but one field.
    `at` is the question of a survey that is shown.
    """

    challenge: str
    value: str = ""
    mistake: str = ""
    fields: Fields = field(default_factory=dict)
    at: int = 0

    def one(self, name: str) -> str:
        """What stood in a field."""
        return one(self.fields, name) or (self.value if name == "value" else "")

    def ticked(self, name: str, word: str) -> bool:
        """Whether a word was among those chosen in a field."""
        return word in self.fields.get(name, ())


UNTOUCHED: Final = Typed("")
"""A form that nobody has filled in yet."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a challenge is posed in: reader, time and team, and whose idea boxes there are."""

    words: Words
    now: datetime
    timezone: str
    access: Sequence[str] = ()
    boxes: Mapping[str, SubProject] = field(default_factory=dict)

    def clock(self, at: datetime) -> str:
        """A time of day in the reader's spelling."""
        return clock(at, self.timezone, self.words.language)


@dataclass(frozen=True, slots=True)
class Posed:
    """One challenge on a page.

    `in_dock`: the plate at the foot of the page sends it. `note` says where it stands, `tag`
    how it was solved; `wait` what the next hint waits for, and `opens_in_s` for how long.
    `left` is the time that remains, in words and in seconds.
    """

    asked: ChallengeView
    typed: Typed
    in_dock: bool
    kind: str
    plate: str
    note: str
    tag: str
    wait: str
    opens_in_s: int | None
    left: str
    left_s: int | None
    box: SubProject | None
    words_first: bool

    @property
    def name(self) -> str:
        """Its name in the page's own addresses."""
        return self.asked.id.replace("/", "-")

    @property
    def icon(self) -> str:
        """The icon of its type."""
        return ICONS[self.asked.type]

    @property
    def answerable(self) -> bool:
        """Whether it can be answered now."""
        return is_answerable(self.asked)

    @property
    def can_be_skipped(self) -> bool:
        """Whether a button to pass it by makes sense: who need not answer need not skip."""
        waits = self.asked.status == "open" and self.asked.skippable
        return waits and self.asked.type not in {"info", "survey"}

    @property
    def hint_ready(self) -> bool:
        """Whether a hint can be taken now."""
        return self.asked.next_hint is not None and self.asked.next_hint.ready

    @property
    def in_order(self) -> Sequence[OptionView]:
        """The rows of an order as the team has put them, else as they are shown."""
        rows = self.asked.options
        places = [self.typed.one(f"place-{row.id}") for row in rows]
        if sorted(places) != sorted(str(place) for place in range(1, len(rows) + 1)):
            return rows
        placed = dict(zip(places, rows, strict=True))
        return [placed[str(place)] for place in range(1, len(rows) + 1)]

    @property
    def columns(self) -> int:
        """In how many columns the steps of a scale stand: two even rows where they are many."""
        steps = self.asked.scale.steps if self.asked.scale else 1
        return columns(steps)


def columns(steps: int) -> int:
    """In how many columns steps stand: two even rows where they are many."""
    return steps if steps <= 6 else -(-steps // 2)


def posed(
    asked: ChallengeView, around: Around, *, in_dock: bool, typed: Typed = UNTOUCHED
) -> Posed:
    """Put a challenge on a page."""
    words = around.words
    left = asked.ends_at - around.now if asked.ends_at and is_answerable(asked) else None
    opens = asked.next_hint.since if asked.next_hint else None
    waits = asked.next_hint is not None and not asked.next_hint.ready
    words_first = "no-camera" in around.access
    return Posed(
        asked=asked,
        typed=typed,
        in_dock=in_dock,
        kind=kind_words(asked, words),
        plate=plate_words(asked, typed, words, words_first=words_first),
        note=status_words(asked, around),
        tag=solved_tag(asked, words),
        wait=_wait_words(asked, around) if waits else "",
        opens_in_s=_seconds(opens - around.now) if opens and waits else None,
        left=time_left(left, words) if left is not None else "",
        left_s=_seconds(left) if left is not None else None,
        box=around.boxes.get(asked.sub_project or ""),
        words_first=words_first,
    )


def is_answerable(asked: ChallengeView) -> bool:
    """Whether an answer could still count."""
    return asked.status not in {"solved", "failed"} and asked.tries_left != 0


def kind_words(asked: ChallengeView, words: Words) -> str:
    """What is to be done, in a word or two."""
    gettext = words.gettext
    if asked.branches:
        return gettext("Valitkaa suunta")
    return {
        "info": gettext("Lukekaa"),
        "choice": gettext("Valitkaa yksi"),
        "multi": gettext("Valitkaa kaikki oikeat"),
        "number": gettext("Luku"),
        "text": gettext("Kirjoittakaa"),
        "order": gettext("Järjestäkää"),
        "match": gettext("Yhdistäkää parit"),
        "point": gettext("Osoittakaa paikka"),
        "photo": gettext("Kuvatkaa tai kuvailkaa"),
        "reflect": gettext("Miettikää"),
        "scale": gettext("Miltä tuntuu"),
        "activity": gettext("Liikkukaa"),
        "idea": gettext("Ideoikaa"),
        "survey": gettext("Kysely"),
    }[asked.type]


def plate_words(asked: ChallengeView, typed: Typed, words: Words, *, words_first: bool) -> str:
    """What the plate says: the team's own words for what it does."""
    gettext = words.gettext
    last = typed.at + 1 >= len(asked.questions)
    share = asked.visibility != "self"
    return {
        "info": gettext("Luettu"),
        "photo": gettext("Lähetetään sanat") if words_first else gettext("Lähetetään kuva"),
        "reflect": gettext("Lähetetään") if share else gettext("Talletetaan"),
        "scale": gettext("Merkitään"),
        "activity": gettext("Tehty"),
        "idea": gettext("Lähetetään idea"),
        "survey": gettext("Lähetetään vastaukset") if last else gettext("Seuraava kysymys"),
    }.get(asked.type, gettext("Vastataan"))


def solved_tag(asked: ChallengeView, words: Words) -> str:
    """How a challenge was solved, in a word."""
    gettext = words.gettext
    if asked.branches:
        return gettext("valittu")
    return {
        "info": gettext("luettu"),
        "photo": gettext("lähetetty"),
        "reflect": gettext("kirjoitettu"),
        "scale": gettext("merkitty"),
        "activity": gettext("tehty"),
        "idea": gettext("lähetetty"),
        "survey": gettext("vastattu"),
    }.get(asked.type, gettext("oikein"))


def status_words(asked: ChallengeView, around: Around) -> str:
    """Where a challenge stands; nothing is said of one that waits or is solved."""
    gettext = around.words.gettext
    if asked.again:
        return gettext("Järjestäjä antoi tämän takaisin. Vastatkaa vielä kerran.")
    if asked.status == "failed":
        return _failed_words(asked, around)
    said = {
        "skipped": gettext("Ohitettu."),
        "waived": gettext("Järjestäjä hyväksyi tämän puolestanne."),
        "sent": gettext("Vastaus lähti ilman verkkoa, eikä se ollut oikea."),
        "partly": gettext("Osa meni oikein: %(points)s p.") % {"points": signed(asked.earned)},
    }.get(asked.status, "")
    if said and is_answerable(asked):
        return f"{said} {gettext('Voitte vastata vieläkin.')}"
    return said


def _failed_words(asked: ChallengeView, around: Around) -> str:
    over = asked.ends_at is not None and asked.ends_at <= around.now and asked.tries_left != 0
    if over:
        return around.words.gettext("Aika loppui. Matka jatkuu silti.")
    return around.words.gettext("Yritykset on käytetty. Matka jatkuu silti.")


def _wait_words(asked: ChallengeView, around: Around) -> str:
    """What the next hint waits for: wrong answers, a time, or a clock that stands."""
    hint, words = asked.next_hint, around.words
    if hint is None:
        return ""
    if hint.wrong:
        return words.ngettext(
            "Vihje aukeaa, kun yksi vastaus on mennyt väärin.",
            "Vihje aukeaa, kun %(wrong)s vastausta on mennyt väärin.",
            hint.wrong,
        ) % {"wrong": hint.wrong}
    if hint.since is None:
        return words.gettext("Vihje aukeaa, kun peli taas jatkuu.")
    return words.gettext("Vihje aukeaa kello %(time)s.") % {"time": around.clock(hint.since)}


def time_left(left: timedelta, words: Words) -> str:
    """How long there still is: whole minutes, and the last one as such."""
    seconds = _seconds(left)
    if seconds < 60:
        return words.gettext("aikaa alle minuutti")
    return words.gettext("aikaa %(minutes)s min") % {"minutes": round(seconds / 60)}


def _seconds(left: timedelta) -> int:
    return max(0, round(left.total_seconds()))
