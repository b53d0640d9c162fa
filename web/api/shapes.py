"""The shapes that travel: what a client sends, and what it gets."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, model_validator

MOST_INTENTS = 100


class Sent(BaseModel):
    """Something a client sends; fields that are not known are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TeamIn(Sent):
    """A team; without a name it gets a drawn one."""

    name: str | None = Field(default=None, max_length=200)
    size: int = Field(default=1, ge=1, le=100)


class RunIn(Sent):
    """A team that sets out. The same `id` starts no second run."""

    id: UUID | None = None
    team: TeamIn = TeamIn()
    language: str = Field(default="fi", pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$")
    access: tuple[Literal["no-stairs", "no-camera", "no-gps", "quiet"], ...] = ()


class ResumeIn(Sent):
    """The code that brings another phone to a run."""

    resume_code: str = Field(max_length=64)


class FixIn(Sent):
    """One fix, judged once and forgotten. `age_s` is the phone's own measure."""

    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)
    accuracy_m: float = Field(ge=0, le=1e7, allow_inf_nan=False)
    age_s: float = Field(ge=0, le=1e7, allow_inf_nan=False)


class IntentIn(Sent):
    """What every intent has: an id made by the client, and when it says it was asked."""

    id: UUID
    at: AwareDatetime | None = None


class CheckInIn(IntentIn):
    """A claim to be somewhere: exactly one of fix, code or here."""

    kind: Literal["check-in"]
    checkpoint: str | None = Field(default=None, max_length=64)
    fix: FixIn | None = None
    code: str | None = Field(default=None, max_length=200)
    here: StrictBool = False

    @model_validator(mode="after")
    def _makes_one_claim(self) -> "CheckInIn":
        claims = (self.fix is not None, self.code is not None, self.here)
        if sum(claims) != 1:
            message = "send exactly one of fix, code or here"
            raise ValueError(message)
        if self.here and self.checkpoint is None:
            message = "say which checkpoint you are at"
            raise ValueError(message)
        return self


class AnswerIn(IntentIn):
    """An answer: an option's id, words, or a number (`61.5` or `"61,5"`)."""

    kind: Literal["answer"]
    challenge: str = Field(max_length=130)
    value: Annotated[str, Field(max_length=500)] | int | float


class SkipIn(IntentIn):
    """Pass a challenge by."""

    kind: Literal["skip"]
    challenge: str = Field(max_length=130)


class TakeHintIn(IntentIn):
    """The next hint."""

    kind: Literal["take-hint"]
    challenge: str = Field(max_length=130)


class LeaveIn(IntentIn):
    """This phone goes."""

    kind: Literal["leave"]


class EndIn(IntentIn):
    """The team gives up."""

    kind: Literal["end"]


AnyIntentIn = Annotated[
    CheckInIn | AnswerIn | SkipIn | TakeHintIn | LeaveIn | EndIn, Field(discriminator="kind")
]


class BatchIn(Sent):
    """Intents in the order they were made, at most a hundred."""

    intents: list[AnyIntentIn] = Field(min_length=1)


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


class ChallengeOut(Given):
    """A challenge; `id` is `checkpoint/challenge`."""

    id: str
    type: str
    prompt: str
    note: str | None = None
    options: list[OptionOut]
    unit: str | None = None
    status: Literal["open", "sent", "skipped", "failed", "solved"]
    required: bool
    skippable: bool
    points: int
    worth: int
    tries_left: int | None = None
    hints: list[HintOut]
    hint_cost: int | None = None
    chosen: str | None = None
    feedback: str | None = None


class CheckpointOut(Given):
    """A checkpoint. A locked one has id, title if previewed, and status: no other key."""

    id: str
    title: str | None = None
    status: Literal["locked", "open", "visited", "done"]
    role: str | None = None
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
    text: str
    count: int


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
    ending: EndingOut | None
    ends_at: datetime | None
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
