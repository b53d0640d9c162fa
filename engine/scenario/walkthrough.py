"""A walkthrough: a scripted play, and what must have come of it.

Authors keep them in `walkthroughs/*.yaml`; `seikkailu play` plays one through the rules, the
tests play them all, and the proof writes one where somebody gets stuck. Each step has exactly
one verb. Only `wait` takes time: all other steps happen at the moment they are asked for.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, Tag, WithJsonSchema

from engine.moments import Duration, Local
from engine.scenario.checkpoint import Way
from engine.scenario.condition import AccessNeed
from engine.scenario.model import Authored, Id
from engine.scenario.verb import by_verb
from engine.text import Language, Text


class Team(Authored):
    """Who walks: all that is fixed by the start.

    `posters` is whether they hang, `competitive` the game's own word where it has one. A team
    without `signal` sends its answers later: in a competitive game it never learns here
    whether one was right.
    """

    language: Language
    size: int = Field(default=2, ge=1, le=100)
    access: tuple[AccessNeed, ...] = ()
    track: int = Field(default=0, ge=0)
    bracket: Id | None = None
    posters: bool = True
    competitive: bool | None = None
    signal: bool = True


def as_words(raw: object) -> object:
    """Take numbers and `true` as the words that a phone would send for them."""
    if isinstance(raw, list | tuple):
        members: list[object] = list(raw)
        return tuple(as_words(one) for one in members)
    if isinstance(raw, dict):
        pairs: dict[object, object] = raw
        return {as_words(key): as_words(one) for key, one in pairs.items()}
    if isinstance(raw, bool):
        return str(raw).lower()
    return str(raw) if isinstance(raw, int | float) else raw


_PLAIN = {"type": ["string", "number", "boolean", "null"]}
Given = Annotated[
    str | tuple[str, ...] | dict[str, str | None],
    BeforeValidator(as_words),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {"type": "array", "items": _PLAIN},
                {"type": "object", "additionalProperties": _PLAIN},
            ]
        }
    ),
]
"""An answer: an option, words, a number; a list of options; or words by name."""


VERBS = (
    *("check_in", "answer", "skip", "take_hint", "finish_activity", "wait", "give_up"),
    *("pause", "resume", "close", "reopen", "waive", "award", "return_answer"),
)


class StepBase(Authored):
    """`refused` is the reason why the game must say no here; else it must not."""

    refused: Id | None = None

    @property
    def verb(self) -> str:
        """What kind of step it is, as it is written."""
        return next(verb for verb in VERBS if verb in self.model_fields_set)


class CheckInStep(StepBase):
    """Check in; without a `way` by the first one that is open to this team."""

    check_in: Id
    way: Way | None = None


class AnswerStep(StepBase):
    """Answer a `checkpoint/challenge`, right or wrong."""

    answer: str
    value: Given


class SkipStep(StepBase):
    """Pass a challenge by."""

    skip: str


class HintStep(StepBase):
    """Take the next hint of a challenge."""

    take_hint: str


class ActivityStep(StepBase):
    """An activity's time has run out, or the team says that it is done."""

    finish_activity: str


class WaitStep(StepBase):
    """Let so much time go by."""

    wait: Duration


class GiveUpStep(StepBase):
    """The team ends its run."""

    give_up: Literal[True]


class PauseStep(StepBase):
    """The organiser stops the clock."""

    pause: Literal[True]


class ResumeStep(StepBase):
    """The organiser lets the clock run again."""

    resume: Literal[True]


class CloseStep(StepBase):
    """The organiser closes a checkpoint; `options` picks in branches without a default."""

    close: Id
    options: dict[str, Id] = Field(default_factory=dict)


class ReopenStep(StepBase):
    """The organiser opens it again."""

    reopen: Id


class WaiveStep(StepBase):
    """The organiser spares the team a challenge."""

    waive: str
    option: Id | None = None


class AwardStep(StepBase):
    """The organiser gives points, or takes some."""

    award: int


class ReturnStep(StepBase):
    """The organiser gives an answer back."""

    return_answer: str


TeamStep: TypeAlias = (
    CheckInStep | AnswerStep | SkipStep | HintStep | ActivityStep | WaitStep | GiveUpStep
)
OrganiserStep: TypeAlias = (
    PauseStep | ResumeStep | CloseStep | ReopenStep | WaiveStep | AwardStep | ReturnStep
)

Step = Annotated[
    Annotated[CheckInStep, Tag("check_in")]
    | Annotated[AnswerStep, Tag("answer")]
    | Annotated[SkipStep, Tag("skip")]
    | Annotated[HintStep, Tag("take_hint")]
    | Annotated[ActivityStep, Tag("finish_activity")]
    | Annotated[WaitStep, Tag("wait")]
    | Annotated[GiveUpStep, Tag("give_up")]
    | Annotated[PauseStep, Tag("pause")]
    | Annotated[ResumeStep, Tag("resume")]
    | Annotated[CloseStep, Tag("close")]
    | Annotated[ReopenStep, Tag("reopen")]
    | Annotated[WaiveStep, Tag("waive")]
    | Annotated[AwardStep, Tag("award")]
    | Annotated[ReturnStep, Tag("return_answer")],
    by_verb(VERBS),
]


class Expected(Authored):
    """What must hold behind the last step; what is not named is not asked.

    `score` is the one that ranks. `stuck` is whether nothing that such a team can still do,
    however long it waits, leads on. `open` and `locked` name checkpoints, `done` those or
    challenges; `items` says how many are in the bag.
    """

    finished: bool | None = None
    stuck: bool | None = None
    ending: Id | None = None
    score: int | None = None
    visited: tuple[Id, ...] = ()
    done: tuple[str, ...] = ()
    solved: tuple[str, ...] = ()
    open: tuple[Id, ...] = ()
    locked: tuple[Id, ...] = ()
    items: dict[Id, int] = Field(default_factory=dict)
    badges: tuple[Id, ...] = ()


class Walkthrough(Authored):
    """A play from the start. `begins` is local; without it any time will do.

    Without steps it says how things stand before anyone has done anything.
    """

    title: Text
    team: Team
    begins: Local | None = None
    steps: tuple[Step, ...]
    expect: Expected
