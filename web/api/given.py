"""What a client gets. More fields may come in later versions; these stay."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Given(BaseModel):
    """Something a client gets. More fields may come in later versions; these stay."""


class PointOut(Given):
    """Degrees, WGS84."""

    lat: float
    lon: float


class PlaceOut(Given):
    """A circle has `lat`, `lon` and `radius_m`, a polygon its corners."""

    lat: float | None = None
    lon: float | None = None
    radius_m: float | None = None
    polygon: list[PointOut] | None = None


class OptionOut(Given):
    """A row to choose."""

    id: str
    text: str


class HintOut(Given):
    """A hint that was taken, and its cost."""

    text: str
    cost: int


class NextHintOut(Given):
    """The next hint, and what it waits for: so many wrong tries, or a time."""

    cost: int
    ready: bool
    wrong: int
    since: datetime | None = None


class MediaOut(Given):
    """A picture, sound or film, and its words."""

    id: str
    kind: str
    url: str
    alt: str | None = None
    transcript: str | None = None
    captions: str | None = None


class QuestionOut(Given):
    """One question of a survey."""

    id: str
    prompt: str
    options: list[OptionOut]
    steps: int | None = None


class ScaleOut(Given):
    """A scale from 1 to `steps`."""

    steps: int
    low: str
    high: str


class ChallengeOut(Given):
    """A challenge; `id` is `checkpoint/challenge`.

    `rights` are what the `options` of a match are joined with.
    """

    id: str
    type: str
    prompt: str
    note: str | None = None
    options: list[OptionOut]
    rights: list[OptionOut] | None = None
    questions: list[QuestionOut] | None = None
    scale: ScaleOut | None = None
    unit: str | None = None
    duration_s: int | None = None
    easier: str | None = None
    alternative: str | None = None
    visibility: str | None = None
    sub_project: str | None = None
    media: list[MediaOut] | None = None
    status: Literal["open", "sent", "skipped", "failed", "partly", "waived", "solved"]
    required: bool
    skippable: bool
    points: int
    worth: int
    tries_left: int | None = None
    hints: list[HintOut]
    hint_cost: int | None = None
    next_hint: NextHintOut | None = None
    chosen: str | None = None
    feedback: str | None = None
    again: bool | None = None
    ends_at: datetime | None = None


class SpanOut(Given):
    """From and until."""

    begins: datetime
    ends: datetime


class CheckpointOut(Given):
    """A checkpoint. A locked one has id, title if previewed, and status: no other key."""

    id: str
    title: str | None = None
    status: Literal["locked", "open", "visited", "done"]
    role: str | None = None
    kind: str | None = None
    hours: list[SpanOut] | None = None
    in_hours: bool | None = None
    media: list[MediaOut] | None = None
    address: str | None = None
    clue: str | None = None
    story: str | None = None
    place: PlaceOut | None = None
    ways: list[str] | None = None
    challenges: list[ChallengeOut] | None = None
    sub_projects: list[str] | None = None


class ItemOut(Given):
    """Something in the bag."""

    id: str
    title: str
    inscription: str | None = None
    text: str | None = None
    count: int
    media: list[MediaOut] | None = None


class BadgeOut(Given):
    """Something to be proud of."""

    id: str
    title: str
    text: str


class AnnouncedOut(Given):
    """What an organiser said; None once it is erased."""

    at: datetime
    words: str | None


class EndingOut(Given):
    """How it ended."""

    id: str
    title: str
    text: str


class ViewOut(Given):
    """What one team may see now. `next` is the checkpoint suggested."""

    status: Literal["playing", "finished"]
    score: int
    edition: str
    language: str
    checkpoints: list[CheckpointOut]
    items: list[ItemOut]
    badges: list[BadgeOut]
    told: list[str]
    announced: list[AnnouncedOut]
    ending: EndingOut | None
    ends_at: datetime | None
    overtime_ends_at: datetime | None
    paused: bool
    time_is_up: bool
    next: str | None


class EventOut(Given):
    """Something that happened; its other fields follow from its `kind`."""

    model_config = ConfigDict(extra="allow")
    kind: str
    at: datetime


class StartedOut(Given):
    """A run that this client may play from now on."""

    run: str
    token: str
    resume_code: str
    view: ViewOut


class ResultOut(Given):
    """What came of one intent; `seq` is its place in the run's log."""

    id: str
    seq: int
    events: list[EventOut]


class AppliedOut(Given):
    """What came of a batch; equal `digest`s mean that two phones agree."""

    results: list[ResultOut]
    view: ViewOut
    digest: str


class GameOut(Given):
    """A game that can be joined."""

    code: str
    adventure: str
    title: str


class GamesOut(Given):
    """All of them."""

    games: list[GameOut]


class StandingOut(Given):
    """One line of a leaderboard; equal scores share a rank."""

    rank: int
    team: str
    score: int
    done: int
    finished_at: datetime | None


class LeaderboardOut(Given):
    """A leaderboard as it stood when it last changed."""

    as_of: datetime
    standings: list[StandingOut]
    own: StandingOut | None
    teams: int


class ProblemOut(Given):
    """What went wrong (RFC 9457), in the reader's language. `ids` names clashing intents."""

    model_config = ConfigDict(extra="allow")
    type: str
    title: str
    status: int
    detail: str
    ids: list[str] | None = None


class HealthOut(Given):
    """Up."""

    status: Literal["ok"]
