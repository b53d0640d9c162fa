"""One card: what a team may see of a checkpoint now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from engine.play.cards import (
    AccessView,
    ChallengeView,
    CheckpointView,
    HintView,
    MediaView,
    NextHintView,
    OptionView,
    QuestionView,
    ScaleView,
)
from engine.play.cardstate import CardState, ChallengeState
from engine.play.scoring import tries_left, worth
from engine.scenario.adventure import Adventure
from engine.scenario.asking import Row
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Preview
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    PointChallenge,
)
from engine.scenario.shuffling import shuffled
from engine.scenario.tasks import (
    ActivityChallenge,
    IdeaChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
    SurveyChallenge,
)
from engine.text import Said, Text


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
        kind=stop.kind,
        optional=stop.optional,
        address=show.maybe(stop.address),
        clue=show.maybe(stop.clue),
        story=show.maybe(stop.story) if visited else None,
        place=stop.place.fence if stop.place else None,
        grade=stop.place.grade if stop.place else None,
        hours=adventure.opening_times.get(stop.id, ()),
        in_hours=known.in_hours,
        ways=known.ways,
        access=show.access(stop),
        media=show.media(stop.media) if visited else (),
        challenges=tuple(
            show.challenge(f"{stop.id}/{asked.id}", asked, one)
            for asked, one in zip(stop.challenges, known.challenges, strict=False)
            if one.asked
        ),
        sub_projects=stop.sub_projects if done else (),
        project_note=show.maybe(stop.project_note) if done else None,
        points=known.points + sum(one.earned for one in known.challenges),
    )


def media_views(
    adventure: Adventure, ids: Sequence[str], language: str
) -> tuple[MediaView, ...]:
    """Pictures, sounds and films by their ids; only those whose file is there."""
    show = _Showing(adventure, language)
    found = (adventure.medium(one) for one in ids)
    return tuple(
        MediaView(
            one.id,
            one.kind,
            one.file,
            one.sha,
            show.maybe(one.alt),
            show.maybe(one.transcript),
            one.captions,
        )
        for one in found
        if one is not None and one.sha is not None
    )


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

    def media(self, ids: Sequence[str]) -> tuple[MediaView, ...]:
        return media_views(self.adventure, ids, self.language)

    def challenge(self, ref: str, asked: Challenge, known: ChallengeState) -> ChallengeView:
        return ChallengeView(
            id=ref,
            type=asked.type,
            prompt=self.said(asked.prompt),
            note=self.maybe(asked.note),
            options=self.rows(_options(ref, asked)),
            rights=self.rights(ref, asked),
            questions=self.questions(asked),
            scale=self.scale(asked),
            branches=isinstance(asked, ChoiceChallenge) and asked.branches,
            unit=self.maybe(asked.unit) if isinstance(asked, NumberChallenge) else None,
            duration=_duration(asked),
            easier=self.maybe(asked.easier) if isinstance(asked, ActivityChallenge) else None,
            alternative=self.alternative(asked),
            visibility=asked.visibility if isinstance(asked, ReflectChallenge) else None,
            sub_project=asked.sub_project if isinstance(asked, IdeaChallenge) else None,
            media=self.media(asked.media),
            points=asked.points,
            worth=worth(asked, known.wrong, known.hint_costs),
            earned=known.earned,
            status=known.status,
            required=asked.required,
            skippable=asked.can_be_skipped,
            tries=known.wrong,
            tries_left=tries_left(asked, known.wrong),
            hints=tuple(
                HintView(self.said(hint.text), hint.cost) for hint in asked.hints[: known.hints]
            ),
            next_hint=_next_hint(asked, known),
            chosen=known.chosen,
            feedback=self.feedback(asked, known) if known.status == "solved" else None,
            again=known.again,
            ends_at=known.ends_at,
        )

    def rows(self, rows: Iterable[Row]) -> tuple[OptionView, ...]:
        return tuple(OptionView(row.id, self.said(row.text)) for row in rows)

    def rights(self, ref: str, asked: Challenge) -> tuple[OptionView, ...]:
        if not isinstance(asked, MatchChallenge):
            return ()
        return self.rows(shuffled(ref, asked.rights))

    def questions(self, asked: Challenge) -> tuple[QuestionView, ...]:
        if not isinstance(asked, SurveyChallenge):
            return ()
        return tuple(
            QuestionView(one.id, self.said(one.prompt), self.rows(one.options), one.steps)
            for one in asked.questions
        )

    def scale(self, asked: Challenge) -> ScaleView | None:
        if not isinstance(asked, ScaleChallenge):
            return None
        return ScaleView(asked.steps, self.said(asked.low), self.said(asked.high))

    def alternative(self, asked: Challenge) -> Said | None:
        return self.said(asked.alternative) if isinstance(asked, PhotoChallenge) else None

    def feedback(self, asked: Challenge, known: ChallengeState) -> Said | None:
        option = (
            asked.option(known.chosen or "") if isinstance(asked, ChoiceChallenge) else None
        )
        if option is not None and option.feedback is not None:
            return self.said(option.feedback)
        return self.maybe(asked.feedback.right)


def _options(ref: str, asked: Challenge) -> tuple[Row, ...]:
    """The rows to choose from, in the order they are shown."""
    match asked:
        case ChoiceChallenge() | MultiChallenge() | PointChallenge():
            return asked.options
        case OrderChallenge():
            return shuffled(ref, asked.options)
        case MatchChallenge():
            return asked.lefts
        case _:
            return ()


def _duration(asked: Challenge) -> timedelta | None:
    return asked.duration if isinstance(asked, ActivityChallenge) else None


def _next_hint(asked: Challenge, known: ChallengeState) -> NextHintView | None:
    if known.hint is None:
        return None
    cost = asked.hints[known.hints].cost
    return NextHintView(cost, known.hint.ready, known.hint.wrong, known.hint.since)
