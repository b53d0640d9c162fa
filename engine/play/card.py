"""One card: what a team may see of a checkpoint now.

A card follows from the checkpoint, a language and a few things that the run did there: its
`CardState`. Two runs with the same state see the same card, so cards can be made once and
shown to all of them.
"""

from dataclasses import dataclass
from typing import NamedTuple

from engine.geo import Fence
from engine.play.conditions import is_done, is_open, is_visited
from engine.play.scoring import tries_left, worth
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Grade, Preview, Role, StepFree, Way
from engine.scenario.quizzes import ChoiceChallenge, NumberChallenge
from engine.text import Said, Text


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint that was taken."""

    text: Said
    cost: int


@dataclass(frozen=True, slots=True)
class OptionView:
    """A row to choose."""

    id: str
    text: Said


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """A challenge at a visited checkpoint.

    `id` is `checkpoint/challenge`; `worth` what a right answer gives now; `tries` the wrong
    ones so far; `hint_cost` the next hint's, None when there is no more; `earned` its points.
    """

    id: str
    type: str
    prompt: Said
    note: Said | None
    options: tuple[OptionView, ...]
    branches: bool
    unit: Said | None
    points: int
    worth: int
    earned: int
    status: str
    required: bool
    skippable: bool
    tries: int
    tries_left: int | None
    hints: tuple[HintView, ...]
    hint_cost: int | None
    chosen: str | None
    feedback: Said | None


@dataclass(frozen=True, slots=True)
class AccessView:
    """How one gets there on wheels, and how to take part all the same."""

    step_free: StepFree
    notes: Said | None
    alternative: Said | None


@dataclass(frozen=True, slots=True)
class CheckpointView:
    """One card. A locked one has its status and, if previewed, its title: no more."""

    id: str
    status: str
    role: Role
    title: Said | None
    optional: bool = False
    address: Said | None = None
    clue: Said | None = None
    story: Said | None = None
    place: Fence | None = None
    grade: Grade | None = None
    ways: tuple[Way, ...] = ()
    access: AccessView | None = None
    challenges: tuple[ChallengeView, ...] = ()
    sub_projects: tuple[str, ...] = ()
    project_note: Said | None = None
    points: int = 0


class ChallengeState(NamedTuple):
    """What a run did with one challenge; `hint_costs` is what its hints cost in all."""

    status: str = "open"
    wrong: int = 0
    hints: int = 0
    hint_costs: int = 0
    earned: int = 0
    chosen: str | None = None


class CardState(NamedTuple):
    """What a run did at one checkpoint; `points` are those of the visit itself."""

    status: str
    points: int = 0
    challenges: tuple[ChallengeState, ...] = ()


LOCKED = CardState("locked")
OPEN = CardState("open")


def card_state(adventure: Adventure, state: RunState, stop: Checkpoint) -> CardState:
    """Read off a run's state all that a checkpoint's card follows from."""
    if not is_visited(state, stop):
        return OPEN if is_open(adventure, state, stop) else LOCKED
    return CardState(
        "done" if is_done(state, stop) else "visited",
        state.points.get(stop.id, 0),
        tuple(_challenge_state(f"{stop.id}/{asked.id}", state) for asked in stop.challenges),
    )


def card(
    adventure: Adventure, stop: Checkpoint, known: CardState, language: str
) -> CheckpointView:
    """Show a checkpoint to a reader of `language`."""
    show = _Showing(adventure, language)
    if known.status == "locked":
        title = show.said(stop.title) if stop.preview is Preview.TITLE else None
        return CheckpointView(stop.id, "locked", stop.role, title)
    visited, done = known.status != "open", known.status == "done"
    return CheckpointView(
        id=stop.id,
        status=known.status,
        role=stop.role,
        title=show.said(stop.title),
        optional=stop.optional,
        address=show.maybe(stop.address),
        clue=show.maybe(stop.clue),
        story=show.maybe(stop.story) if visited else None,
        place=stop.place.fence if stop.place else None,
        grade=stop.place.grade if stop.place else None,
        ways=stop.checkin,
        access=show.access(stop),
        challenges=tuple(
            show.challenge(f"{stop.id}/{asked.id}", asked, one)
            for asked, one in zip(stop.challenges, known.challenges, strict=False)
        ),
        sub_projects=stop.sub_projects if done else (),
        project_note=show.maybe(stop.project_note) if done else None,
        points=known.points + sum(one.earned for one in known.challenges),
    )


def _challenge_state(ref: str, state: RunState) -> ChallengeState:
    return ChallengeState(
        challenge_status(ref, state),
        state.wrong.get(ref, 0),
        state.hints.get(ref, 0),
        state.hint_costs.get(ref, 0),
        state.points.get(ref, 0),
        state.chosen.get(ref),
    )


def challenge_status(ref: str, state: RunState) -> str:
    """One of solved, failed, skipped, open; solved outweighs what came before it."""
    marks = {
        "solved": facts.solved(ref) in state.facts,
        "failed": facts.failed(ref) in state.facts,
        "skipped": ref in state.skipped,
    }
    return next((status for status, holds in marks.items() if holds), "open")


@dataclass(frozen=True, slots=True)
class _Showing:
    adventure: Adventure
    language: str

    def said(self, text: Text) -> Said:
        return self.adventure.said(text, self.language)

    def maybe(self, text: Text | None) -> Said | None:
        return self.said(text) if text else None

    def access(self, stop: Checkpoint) -> AccessView:
        access = stop.access
        return AccessView(
            access.step_free, self.maybe(access.notes), self.maybe(access.alternative)
        )

    def challenge(self, ref: str, asked: Challenge, known: ChallengeState) -> ChallengeView:
        taken = known.hints
        return ChallengeView(
            id=ref,
            type=asked.type,
            prompt=self.said(asked.prompt),
            note=self.maybe(asked.note),
            options=self.options(asked),
            branches=isinstance(asked, ChoiceChallenge) and asked.branches,
            unit=self.maybe(asked.unit) if isinstance(asked, NumberChallenge) else None,
            points=asked.points,
            worth=worth(asked, known.wrong, known.hint_costs),
            earned=known.earned,
            status=known.status,
            required=asked.required,
            skippable=asked.can_be_skipped,
            tries=known.wrong,
            tries_left=tries_left(asked, known.wrong),
            hints=tuple(
                HintView(self.said(hint.text), hint.cost) for hint in asked.hints[:taken]
            ),
            hint_cost=asked.hints[taken].cost if taken < len(asked.hints) else None,
            chosen=known.chosen,
            feedback=self.feedback(asked, known) if known.status == "solved" else None,
        )

    def options(self, asked: Challenge) -> tuple[OptionView, ...]:
        if not isinstance(asked, ChoiceChallenge):
            return ()
        return tuple(OptionView(one.id, self.said(one.text)) for one in asked.options)

    def feedback(self, asked: Challenge, known: ChallengeState) -> Said | None:
        if isinstance(asked, ChoiceChallenge):
            own = next((one.feedback for one in asked.options if one.id == known.chosen), None)
            if own is not None:
                return self.said(own)
        return self.maybe(asked.feedback.right)
