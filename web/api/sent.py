"""What a client sends. Fields that are not known are refused."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    model_validator,
)

MOST_INTENTS = 100
LANGUAGE_TAG = r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$"


class Sent(BaseModel):
    """Something a client sends; fields that are not known are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TeamIn(Sent):
    """A team; without a name it gets a drawn one."""

    name: str | None = Field(default=None, max_length=200)
    size: int = Field(default=1, ge=1, le=100)


class RunIn(Sent):
    """A team that sets out, in a `bracket` where there are some; the same `id` is one run."""

    id: UUID | None = None
    team: TeamIn = TeamIn()
    language: str = Field(default="fi", pattern=LANGUAGE_TAG)
    access: tuple[Literal["no-stairs", "no-camera", "no-gps", "quiet"], ...] = ()
    bracket: Literal["class", "family", "adults"] | None = None


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


Word = Annotated[str, Field(max_length=2000)]
OneValue = Word | StrictBool | StrictInt | StrictFloat


class AnswerIn(IntentIn):
    """An answer. `sent` says that it was made without signal.

    Where only the server can tell whether it is right (in a competitive game, and where more
    than an exact form passes), such an answer is done at once and judged on arrival.

    An option's id, words, a number (`61.5` or `"61,5"`), `true` for what was read; a list of
    ids; or an object: pairs, `{"lat", "lon"}`, `{"media"}` or `{"words"}`, a survey's answers.
    """

    kind: Literal["answer"]
    challenge: str = Field(max_length=130)
    value: (
        OneValue
        | Annotated[list[Word], Field(max_length=20)]
        | Annotated[dict[Word, OneValue | None], Field(max_length=30)]
    )
    sent: StrictBool = False


class SkipIn(IntentIn):
    """Pass a challenge by."""

    kind: Literal["skip"]
    challenge: str = Field(max_length=130)


class TakeHintIn(IntentIn):
    """The next hint.

    `number` says which one the phone offered, counted from 1: where another phone of the team
    has taken it meanwhile, nothing happens and nothing is paid again.
    """

    kind: Literal["take-hint"]
    challenge: str = Field(max_length=130)
    number: Annotated[StrictInt, Field(ge=1, le=100)] | None = None


class FinishActivityIn(IntentIn):
    """An activity's time ran out, or the team is done with it."""

    kind: Literal["finish-activity"]
    challenge: str = Field(max_length=130)


class LeaveIn(IntentIn):
    """This phone goes."""

    kind: Literal["leave"]


class EndIn(IntentIn):
    """The team gives up."""

    kind: Literal["end"]


AnyIntentIn = Annotated[
    CheckInIn | AnswerIn | SkipIn | TakeHintIn | FinishActivityIn | LeaveIn | EndIn,
    Field(discriminator="kind"),
]


class BatchIn(Sent):
    """Intents in the order they were made, at most a hundred."""

    intents: list[AnyIntentIn] = Field(min_length=1)
