"""A challenge as its page poses it: what is said of it, what its plate says. Pure.

The templates in `parts/challenges/`, one for each type, draw what stands here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.play.cards import ChallengeView, OptionView
from engine.programme import SubProject
from web.player.answers_read import Fields, one
from web.player.phrasing import (
    Around,
    is_answerable,
    kind_words,
    lasting,
    photo_words,
    plate_words,
    seconds_in,
    solved_tag,
    status_words,
    time_left,
    wait_words,
)

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


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer that could not be taken or was not right, and the sentence about it.

    `fields` are what stood in its form; `at` is the question of a survey that is shown.
    """

    challenge: str
    mistake: str = ""
    fields: Fields = field(default_factory=dict)
    at: int = 0

    def one(self, name: str) -> str:
        """What stood in a field."""
        return one(self.fields, name)

    def ticked(self, name: str, word: str) -> bool:
        """Whether a word was among those chosen in a field."""
        return word in self.fields.get(name, ())


UNTOUCHED: Final = Typed("")
"""A form that nobody has filled in yet."""


@dataclass(frozen=True, slots=True)
class SentBack:
    """What a team sent: its photo's address or its words, and who sees them.

    `waits` says that an organiser has to look at it before others see it.
    """

    photo: str | None = None
    words: str | None = None
    seen: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Posed:
    """One challenge on a page.

    `in_dock`: the plate at the foot of the page sends it. `note` says where it stands, `tag`
    how it was solved; `wait` what the next hint waits for, and `opens_in_s` for how long.
    `hint` is the number of the next hint.
    `left` is the time that remains, in words and in seconds; `lasts` how long an activity
    takes. `shown_to` says who sees a photo, `words_first` that there is no camera,
    `easier_first` that no stairs are taken. `sent` is what the team gave.
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
    hint: int
    left: str
    left_s: int | None
    box: SubProject | None
    lasts: str
    shown_to: str
    words_first: bool
    easier_first: bool = False
    sent: SentBack | None = None

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
    def lasts_s(self) -> int:
        """How long an activity takes."""
        return seconds_in(self.asked.duration) if self.asked.duration else 0

    @property
    def columns(self) -> int:
        """In how many columns the steps of a scale stand: two even rows where they are many."""
        steps = self.asked.scale.steps if self.asked.scale else 1
        return columns(steps)


def columns(steps: int) -> int:
    """In how many columns steps stand: two even rows where they are many."""
    return steps if steps <= 6 else -(-steps // 2)


def posed(
    asked: ChallengeView,
    around: Around,
    *,
    in_dock: bool,
    typed: Typed = UNTOUCHED,
    review: str = "none",
    sent: SentBack | None = None,
) -> Posed:
    """Put a challenge on a page. `review` is who looks at a photo before others do."""
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
        plate=plate_words(asked, typed.at, words, words_first=words_first),
        note=status_words(asked, around),
        tag=solved_tag(asked, words),
        wait=wait_words(asked, around) if waits else "",
        opens_in_s=seconds_in(opens - around.now) if opens and waits else None,
        hint=len(asked.hints) + 1,
        left=time_left(left, words) if left is not None else "",
        left_s=seconds_in(left) if left is not None else None,
        box=around.boxes.get(asked.sub_project or ""),
        lasts=lasting(asked.duration, words) if asked.duration else "",
        shown_to=photo_words(review, around) if asked.type == "photo" else "",
        words_first=words_first,
        easier_first="no-stairs" in around.access,
        sent=sent,
    )
