"""A walkthrough in words: what the team did, and what came of it.

For authors who want to walk the same way, so places are named by their titles, and choices by
what the option says.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import assert_never

from engine.moments import write_duration
from engine.play.events import (
    AnswerPartlyRight,
    AnswerSent,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    EndingReached,
    Event,
    How,
    IntentRefused,
    RunFinished,
    TimeRanOut,
)
from engine.play.phrases import COMES, DOES, OUTCOMES, filled
from engine.scenario.adventure import Adventure
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    OrderChallenge,
    PointChallenge,
)
from engine.scenario.walkthrough import (
    ActivityStep,
    AnswerStep,
    AwardStep,
    CheckInStep,
    CloseStep,
    GiveUpStep,
    HintStep,
    OrganiserStep,
    PauseStep,
    ReopenStep,
    ResumeStep,
    ReturnStep,
    SkipStep,
    Step,
    TeamStep,
    WaitStep,
    WaiveStep,
)
from engine.text import Text


def step_in_words(adventure: Adventure, step: Step, language: str) -> str:
    """What a step asks for, in one sentence."""
    match step:
        case (
            CheckInStep()
            | AnswerStep()
            | SkipStep()
            | HintStep()
            | ActivityStep()
            | WaitStep()
            | GiveUpStep()
        ):
            return _by_team(adventure, step, language)
        case _:
            return _by_organiser(adventure, step, language)


def _by_team(adventure: Adventure, step: TeamStep, language: str) -> str:
    match step:
        case CheckInStep(check_in=name):
            return filled(DOES["check_in"], language, stop=title(adventure, name, language))
        case AnswerStep(answer=ref):
            value = answer_in_words(adventure, step, language)
            return filled(DOES["answer"], language, value=value, **_at(adventure, ref, language))
        case SkipStep(skip=ref):
            return filled(DOES["skip"], language, **_at(adventure, ref, language))
        case HintStep(take_hint=ref):
            return filled(DOES["take_hint"], language, **_at(adventure, ref, language))
        case ActivityStep(finish_activity=ref):
            return filled(DOES["finish_activity"], language, **_at(adventure, ref, language))
        case WaitStep(wait=length):
            return filled(DOES["wait"], language, time=write_duration(length))
        case GiveUpStep():
            return filled(DOES["give_up"], language)
    assert_never(step)


def _by_organiser(adventure: Adventure, step: OrganiserStep, language: str) -> str:
    match step:
        case PauseStep():
            return filled(DOES["pause"], language)
        case ResumeStep():
            return filled(DOES["resume"], language)
        case CloseStep(close=name):
            return filled(DOES["close"], language, stop=title(adventure, name, language))
        case ReopenStep(reopen=name):
            return filled(DOES["reopen"], language, stop=title(adventure, name, language))
        case WaiveStep(waive=ref):
            return filled(DOES["waive"], language, **_at(adventure, ref, language))
        case AwardStep(award=points):
            return filled(DOES["award"], language, points=points)
        case ReturnStep(return_answer=ref):
            return filled(DOES["return_answer"], language, **_at(adventure, ref, language))
    assert_never(step)


def title(adventure: Adventure, stop_id: str, language: str) -> str:
    """A checkpoint by its title; by its id where there is no such checkpoint."""
    stop = adventure.checkpoint(stop_id)
    return adventure.said(stop.title, language) if stop else stop_id


def _at(adventure: Adventure, ref: str, language: str) -> dict[str, str]:
    stop_id, _, challenge = ref.partition("/")
    return {"stop": title(adventure, stop_id, language), "challenge": challenge}


def answer_in_words(adventure: Adventure, step: AnswerStep, language: str) -> str:
    """What was answered, by the words of the options where it is ids."""
    rows = {
        name: adventure.said(text, language) for name, text in _rows(adventure, step.answer)
    }
    match step.value:
        case str():
            return rows.get(step.value, step.value)
        case tuple():
            return ", ".join(rows.get(one, one) for one in step.value)
        case _:
            pairs = (
                f"{rows.get(name, name)} – {rows.get(said or '', said or '')}"
                for name, said in step.value.items()
            )
            return ", ".join(pairs)


def _rows(adventure: Adventure, ref: str) -> Iterator[tuple[str, Text]]:
    challenge = adventure.challenge(ref)
    match challenge:
        case (
            ChoiceChallenge(options=rows)
            | MultiChallenge(options=rows)
            | OrderChallenge(options=rows)
            | PointChallenge(options=rows)
        ):
            yield from ((row.id, row.text) for row in rows)
        case MatchChallenge():
            yield from ((row.id, row.text) for row in (*challenge.lefts, *challenge.rights))
        case _:
            return


def outcome_in_words(adventure: Adventure, happened: Iterable[Event], language: str) -> str:
    """What came of a step, in a few words; nothing where it says itself."""
    found = (_outcome(adventure, event, language) for event in happened)
    return ", ".join(words for words in found if words)


def _outcome(adventure: Adventure, event: Event, language: str) -> str:
    match event:
        case CheckInRefused() | IntentRefused():
            return filled(COMES["refused"], language, reason=event.reason)
        case ChallengeSolved():
            return filled(COMES["solved"], language, points=event.points)
        case AnswerPartlyRight():
            return filled(COMES["partly"], language, points=event.points)
        case AnswerWrong():
            return filled(COMES["wrong"], language)
        case AnswerSent():
            return filled(COMES["sent"], language)
        case ChallengeDone(how=How.FAILED | How.TIME_UP | How.SKIPPED as how):
            return filled(OUTCOMES[how], language)
        case EndingReached(ending=name):
            ending = adventure.ending(name)
            told = adventure.said(ending.title, language) if ending else name
            return filled(COMES["ending"], language, ending=told)
        case RunFinished() | TimeRanOut():
            return filled(COMES["finished" if isinstance(event, RunFinished) else "over"], language)
        case _:
            return ""


def walk_in_words(adventure: Adventure, steps: Iterable[Step], language: str) -> str:
    """A walk on one line: the places in their order, and what was chosen or done there."""
    told: list[str] = []
    for step in steps:
        words = _in_short(adventure, step, language)
        if isinstance(step, CheckInStep) or not told:
            told.append(words)
        elif words and not told[-1].endswith(words):
            told[-1] += f", {words}"
    return " → ".join(told)


def _in_short(adventure: Adventure, step: Step, language: str) -> str:
    match step:
        case CheckInStep(check_in=name):
            return title(adventure, name, language)
        case AnswerStep():
            value = answer_in_words(adventure, step, language)
            return filled(DOES["short_answer"], language, value=value)
        case SkipStep():
            return filled(DOES["short_skip"], language)
        case WaitStep(wait=length):
            return filled(DOES["short_wait"], language, time=write_duration(length))
        case _:
            return ""


def rounded(length: timedelta) -> timedelta:
    """A duration as a step can say it: whole seconds, up."""
    return timedelta(seconds=-(-length // timedelta(seconds=1)))
