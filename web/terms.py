"""The terms a game is played on: what an organiser settles before the day, as one value.

Kept as JSON beside the game's row. A game without any has the usual ones.
"""

from datetime import datetime, timedelta
from typing import Annotated, Literal, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Starts: TypeAlias = Literal["tracks", "together", "staggered"]
Ranking: TypeAlias = Literal["board", "goal", "none"]
Bracket: TypeAlias = Literal["class", "family", "adults"]

STARTS: tuple[Starts, ...] = ("tracks", "together", "staggered")
RANKINGS: tuple[Ranking, ...] = ("board", "goal", "none")
BRACKETS: tuple[Bracket, ...] = ("class", "family", "adults")

LONGEST_NAME = 60
LONGEST_CONTACT = 120
MOST_DAYS = 365

Minutes: TypeAlias = Annotated[int, Field(ge=0, le=60)]


class Terms(BaseModel):
    """What holds for every team of a game.

    `name` tells it from others of the same adventure. Teams may join from `opens_at` until
    `closes_at`; who is under way plays on. `listed`: on the front page for everyone, else only
    by its code. `starts`: teams are spread over the adventure's tracks, or all go the same way,
    or set out `every_min` minutes apart. Where there are `brackets` a team names its own.
    With `ranking` of `goal` all points count together towards `goal`; with `none` there is no
    board. A board shows what was `delay_min` minutes ago, and from `freeze_at` on nothing new,
    until it is unveiled (`freeze_at` is taken away). `rehearsal`: simulated teams play too, and
    nothing of it is counted anywhere. `keep_days` is how long people's words are kept.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field("", max_length=LONGEST_NAME)
    listed: bool = True
    opens_at: AwareDatetime | None = None
    closes_at: AwareDatetime | None = None
    starts: Starts = "tracks"
    every_min: Minutes = 3
    brackets: tuple[Bracket, ...] = ()
    ranking: Ranking = "board"
    goal: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    delay_min: Minutes = 0
    freeze_at: AwareDatetime | None = None
    languages: tuple[str, ...] = ()
    contact: str = Field("", max_length=LONGEST_CONTACT)
    keep_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = None
    rehearsal: bool = False

    def may_join(self, now: datetime) -> bool:
        """Whether teams may join at that time."""
        return not self.early(now) and not self.over(now)

    def early(self, now: datetime) -> bool:
        """Whether joining has not begun yet."""
        return self.opens_at is not None and now < self.opens_at

    def over(self, now: datetime) -> bool:
        """Whether it is too late to join."""
        return self.closes_at is not None and now >= self.closes_at

    def shown_at(self, now: datetime) -> datetime:
        """The moment that the public board shows at a time."""
        delayed = now - timedelta(minutes=self.delay_min)
        return delayed if self.freeze_at is None else min(delayed, self.freeze_at)

    def frozen(self, now: datetime) -> bool:
        """Whether the board stands still."""
        return self.freeze_at is not None and now >= self.freeze_at

    def sets_out_at(self, number: int, first: datetime) -> datetime:
        """When the team of that number (from 0) is to set out, the first of them at `first`."""
        apart = timedelta(minutes=self.every_min if self.starts == "staggered" else 0)
        return (self.opens_at or first) + number * apart

    def track(self, number: int) -> int:
        """The track of the team of that number (from 0)."""
        return 0 if self.starts == "together" else number


USUAL = Terms()


def written(terms: Terms) -> str:
    """Terms as they are kept: only what is not as usual."""
    return terms.model_dump_json(exclude_defaults=True)


def read(kept: str | None) -> Terms:
    """Terms as they were kept."""
    return Terms.model_validate_json(kept) if kept else USUAL
