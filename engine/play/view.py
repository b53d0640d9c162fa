"""What one team may see now. Nothing that is locked is ever in a view."""

from dataclasses import dataclass

from engine.geo import Fence
from engine.play import facts
from engine.play.conditions import is_done, is_open, is_visited
from engine.play.scoring import tries_left, worth
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge, ChoiceChallenge, NumberChallenge
from engine.scenario.checkpoint import Checkpoint, Grade, Preview, Role, StepFree, Way
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


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something in the bag."""

    id: str
    title: Said
    text: Said
    count: int


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it ended."""

    id: str
    title: Said
    text: Said


@dataclass(frozen=True, slots=True)
class View:
    """All of it, in the route's order. `next` is the card suggested now."""

    status: str
    score: int
    language: str
    checkpoints: tuple[CheckpointView, ...]
    items: tuple[ItemView, ...]
    ending: EndingView | None
    next: str | None
    ends_at: None = None


def view(adventure: Adventure, state: RunState, language: str) -> View:
    """Show a run to a reader of `language`."""
    show = _Showing(adventure, state, language)
    cards = tuple(show.checkpoint(stop) for stop in adventure.checkpoints)
    return View(
        status="playing" if state.running else "finished",
        score=state.score,
        language=language,
        checkpoints=cards,
        items=show.items(),
        ending=show.ending(),
        next=_next(cards),
    )


def _next(cards: tuple[CheckpointView, ...]) -> str | None:
    """Suggest what is begun before what is new, what is needed before what is not.

    The finish comes last of those that are needed.
    """
    for status in ("visited", "open"):
        found = [card for card in cards if card.status == status]
        if found:
            return min(found, key=_urgency).id
    return None


def _urgency(card: CheckpointView) -> tuple[bool, bool]:
    return card.optional, card.role is Role.FINISH


@dataclass(frozen=True, slots=True)
class _Showing:
    adventure: Adventure
    state: RunState
    language: str

    def said(self, text: Text) -> Said:
        return self.adventure.said(text, self.language)

    def maybe(self, text: Text | None) -> Said | None:
        return self.said(text) if text else None

    def items(self) -> tuple[ItemView, ...]:
        return tuple(
            ItemView(item.id, self.said(item.title), self.said(item.text), count)
            for item in self.adventure.items
            if (count := self.state.items.get(item.id, 0))
        )

    def ending(self) -> EndingView | None:
        ending = self.adventure.ending(self.state.ending) if self.state.ending else None
        if ending is None:
            return None
        return EndingView(ending.id, self.said(ending.title), self.said(ending.text))

    def checkpoint(self, stop: Checkpoint) -> CheckpointView:
        visited = is_visited(self.state, stop)
        if not visited and not is_open(self.adventure, self.state, stop):
            title = self.said(stop.title) if stop.preview is Preview.TITLE else None
            return CheckpointView(stop.id, "locked", stop.role, title)
        done = is_done(self.state, stop)
        return CheckpointView(
            id=stop.id,
            status="done" if done else "visited" if visited else "open",
            role=stop.role,
            title=self.said(stop.title),
            optional=stop.optional,
            address=self.maybe(stop.address),
            clue=self.maybe(stop.clue),
            story=self.maybe(stop.story) if visited else None,
            place=stop.place.fence if stop.place else None,
            grade=stop.place.grade if stop.place else None,
            ways=stop.checkin,
            access=self.access(stop),
            challenges=self.challenges(stop) if visited else (),
            sub_projects=stop.sub_projects if done else (),
            project_note=self.maybe(stop.project_note) if done else None,
            points=self.earned(stop),
        )

    def earned(self, stop: Checkpoint) -> int:
        sources = {stop.id, *(f"{stop.id}/{challenge.id}" for challenge in stop.challenges)}
        return sum(points for source, points in self.state.points.items() if source in sources)

    def access(self, stop: Checkpoint) -> AccessView:
        access = stop.access
        return AccessView(
            access.step_free, self.maybe(access.notes), self.maybe(access.alternative)
        )

    def challenges(self, stop: Checkpoint) -> tuple[ChallengeView, ...]:
        return tuple(
            self.challenge(f"{stop.id}/{asked.id}", asked) for asked in stop.challenges
        )

    def challenge(self, ref: str, asked: Challenge) -> ChallengeView:
        status = challenge_status(ref, self.state)
        taken = self.state.hints.get(ref, 0)
        return ChallengeView(
            id=ref,
            type=asked.type,
            prompt=self.said(asked.prompt),
            note=self.maybe(asked.note),
            options=self.options(asked),
            branches=isinstance(asked, ChoiceChallenge) and asked.branches,
            unit=self.maybe(asked.unit) if isinstance(asked, NumberChallenge) else None,
            points=asked.points,
            worth=worth(asked, ref, self.state),
            earned=self.state.points.get(ref, 0),
            status=status,
            required=asked.required,
            skippable=asked.can_be_skipped,
            tries=self.state.wrong.get(ref, 0),
            tries_left=tries_left(asked, ref, self.state),
            hints=tuple(
                HintView(self.said(hint.text), hint.cost) for hint in asked.hints[:taken]
            ),
            hint_cost=asked.hints[taken].cost if taken < len(asked.hints) else None,
            chosen=self.state.chosen.get(ref),
            feedback=self.feedback(ref, asked) if status == "solved" else None,
        )

    def options(self, asked: Challenge) -> tuple[OptionView, ...]:
        if not isinstance(asked, ChoiceChallenge):
            return ()
        return tuple(OptionView(one.id, self.said(one.text)) for one in asked.options)

    def feedback(self, ref: str, asked: Challenge) -> Said | None:
        if isinstance(asked, ChoiceChallenge):
            chosen = self.state.chosen.get(ref)
            own = next((one.feedback for one in asked.options if one.id == chosen), None)
            if own is not None:
                return self.said(own)
        return self.maybe(asked.feedback.right)


def challenge_status(ref: str, state: RunState) -> str:
    """One of solved, failed, skipped, open; solved outweighs what came before it."""
    marks = {
        "solved": facts.solved(ref) in state.facts,
        "failed": facts.failed(ref) in state.facts,
        "skipped": ref in state.skipped,
    }
    return next((status for status, holds in marks.items() if holds), "open")
