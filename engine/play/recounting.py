"""A walkthrough in words: what the team did, and what came of it.

For authors who want to walk the same way, so places are named by their titles, and choices by
what the option says.
"""

from collections.abc import Iterable, Iterator

from engine.moments import write_duration
from engine.play.answers import judged
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
from engine.play.phrases import COMES, DOES, SHORT, filled
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
    HintStep,
    ReopenStep,
    ReturnStep,
    SkipStep,
    Step,
    WaitStep,
    WaiveStep,
)
from engine.text import Text


def step_in_words(adventure: Adventure, step: Step, language: str) -> str:
    """What a step asks for, in one sentence."""
    stop, _, challenge = _about(step).partition("/")
    return filled(
        DOES[step.verb],
        language,
        stop=title(adventure, stop, language),
        challenge=challenge,
        time=write_duration(step.wait) if isinstance(step, WaitStep) else "",
        points=step.award if isinstance(step, AwardStep) else 0,
        value=_answer(adventure, step, language) if isinstance(step, AnswerStep) else "",
    )


def _about(step: Step) -> str:
    match step:
        case (
            CheckInStep(check_in=name)
            | CloseStep(close=name)
            | ReopenStep(reopen=name)
            | AnswerStep(answer=name)
            | SkipStep(skip=name)
            | HintStep(take_hint=name)
            | ActivityStep(finish_activity=name)
            | WaiveStep(waive=name)
            | ReturnStep(return_answer=name)
        ):
            return name
        case _:
            return ""


def title(adventure: Adventure, stop_id: str, language: str) -> str:
    """A checkpoint by its title; by its id where there is no such checkpoint."""
    stop = adventure.checkpoint(stop_id)
    return adventure.said(stop.title, language) if stop else stop_id


def _answer(adventure: Adventure, step: AnswerStep, language: str) -> str:
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
            pairs = ((name, said or "–") for name, said in step.value.items())
            return ", ".join(f"{rows.get(a, a)} – {rows.get(b, b)}" for a, b in pairs)


def _rows(adventure: Adventure, ref: str) -> Iterator[tuple[str, Text]]:
    challenge = adventure.challenge(ref)
    match challenge:
        case ChoiceChallenge() | MultiChallenge() | OrderChallenge() | PointChallenge():
            yield from ((row.id, row.text) for row in challenge.options)
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
        case CheckInRefused(reason=reason) | IntentRefused(reason=reason):
            return filled(COMES["refused"], language, reason=reason)
        case ChallengeSolved(points=points):
            return filled(COMES["solved"], language, points=points)
        case AnswerPartlyRight(points=points):
            return filled(COMES["partly"], language, points=points)
        case EndingReached(ending=name):
            ending = adventure.ending(name)
            told = adventure.said(ending.title, language) if ending else name
            return filled(COMES["ending"], language, ending=told)
        case _:
            return _plainly(event, language)


def _plainly(event: Event, language: str) -> str:
    match event:
        case AnswerWrong():
            return filled(COMES["wrong"], language)
        case AnswerSent():
            return filled(COMES["sent"], language)
        case ChallengeDone(how=How.FAILED | How.TIME_UP | How.SKIPPED as how):
            return filled(COMES[how], language)
        case RunFinished():
            return filled(COMES["finished"], language)
        case TimeRanOut():
            return filled(COMES["over"], language)
        case _:
            return ""


def walk_in_words(adventure: Adventure, steps: Iterable[Step], language: str) -> str:
    """A walk on one line: the places in their order, and what was chosen or done there."""
    told: list[str] = []
    for step in steps:
        words = _in_short(adventure, step, language)
        if isinstance(step, CheckInStep) or (words and not told):
            told.append(words)
        elif words and not told[-1].endswith(words):
            told[-1] += f", {words}"
    return " → ".join(told)


def _in_short(adventure: Adventure, step: Step, language: str) -> str:
    match step:
        case CheckInStep(check_in=name):
            return title(adventure, name, language)
        case AnswerStep():
            return _answer_in_short(adventure, step, language)
        case SkipStep():
            return filled(SHORT["skip"], language)
        case WaitStep(wait=length):
            return filled(SHORT["wait"], language, time=write_duration(length))
        case _:
            return ""


def _answer_in_short(adventure: Adventure, step: AnswerStep, language: str) -> str:
    """What was chosen where nothing is wrong; a wrong answer; of a right one nothing."""
    challenge = adventure.challenge(step.answer)
    outcome = judged(challenge, step.value) if challenge else None
    if isinstance(challenge, ChoiceChallenge) and challenge.branches:
        return filled(SHORT["choice"], language, value=_answer(adventure, step, language))
    if outcome is None or outcome.right:
        return ""
    return filled(SHORT["partly" if outcome.numerator else "wrong"], language)
