"""Doing what is asked at a checkpoint: thinking, answering, hints, passing by."""

import math

from engine.play.hints import next_hint
from engine.play.limits import challenge_ends_at
from engine.proof.simulation.replies import Replies
from engine.proof.simulation.rules import Task, Wish
from engine.proof.simulation.team import Team
from engine.scenario import facts
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.tasks import ActivityChallenge, SurveyChallenge

CERTAIN = 0.97
"""No more than this is ever sure, and no less than a tenth of it hopeless."""
ANSWERS_AT_MOST = 12
"""Then a team passes by what it may pass by, and leaves what it may not."""


def stay(team: Team, stop: Checkpoint) -> None:
    """Hear the story, and do one task after the other while anything is asked."""
    team.read(team.course.letters_told(stop, team.nature.language))
    while not team.finished and (task := _next(team, stop)) is not None:
        _do(team, task)
    if facts.done(stop.id) in team.situation.state.facts:
        team.tally.stops[stop.id].done += 1


def _next(team: Team, stop: Checkpoint) -> Task | None:
    """The next task that this team does; optional ones by taste, decided once."""
    for ref, asked in team.course.tasks(team.situation, stop, team.now_s):
        if ref in team.avoided:
            continue
        if not asked.required and ref not in team.tastes:
            team.tastes[ref] = team.chance.happens(team.course.crowd.does_optional_task)
        if team.tastes.get(ref, True):
            return ref, asked
    return None


def _do(team: Team, task: Task) -> None:
    """Work on a challenge until it is done, or left."""
    ref, asked = task
    replies = team.course.replies[ref]
    count = team.challenge(ref)
    count.asked += 1
    team.read(team.course.letters_asked(ref, asked, team.nature.language))
    if team.chance.happens(team.course.crowd.hint_before):
        _take_hint(team, ref, asked, replies)
    for number in range(ANSWERS_AT_MOST):
        _think(team, asked, again=number > 0)
        right = _answer(team, ref, asked, number)
        if number == 0:
            count.first_right += right
        if _is_done(team, ref) or not _goes_on(team, ref, asked):
            break
    if not _is_done(team, ref):
        _pass_by(team, ref, asked, replies)


def _is_done(team: Team, ref: str) -> bool:
    return facts.done(ref) in team.situation.state.facts


def _think(team: Team, asked: Challenge, *, again: bool) -> None:
    """The first answer takes longest; an activity takes what its clock says."""
    crowd = team.course.crowd
    if isinstance(asked, ActivityChallenge) and asked.duration is not None:
        team.now_s += asked.duration.total_seconds()
        return
    questions = len(asked.questions) if isinstance(asked, SurveyChallenge) else 2
    share = 0.5 if again else 1.0
    drawn = team.chance.around(crowd.thinking_s[asked.type])
    team.now_s += crowd.thinking_scale * share * drawn * questions / 2


def _answer(team: Team, ref: str, asked: Challenge, number: int) -> bool:
    """Give an answer; whether it was right. Without signal it is sent, where that differs."""
    replies = team.course.replies[ref]
    sent = _competes(team) and not team.hears()
    right = replies.sent_right if sent else replies.right
    wrong = replies.sent_wrong if sent else replies.wrong
    knows = not wrong or team.chance.happens(_chance_of_right(team, ref, asked, number))
    choice = right if knows else wrong
    wish = choice[team.chance.below(len(choice))] if len(choice) > 1 else choice[0]
    count = team.challenge(ref)
    count.tries += 1
    move = team.ask(wish)
    solved = ref in move.solved
    count.solved += solved
    return solved


def _competes(team: Team) -> bool:
    began = team.situation.state.started
    return began is not None and began.competitive


def _chance_of_right(team: Team, ref: str, asked: Challenge, number: int) -> float:
    """From the first try's chance: tries and hints take doubt away, teams differ.

    Who tries options that are left over is right at least by chance.
    """
    crowd = team.course.crowd
    at_first = crowd.right_at.get(ref, crowd.right.get(asked.type, CERTAIN))
    at_first = min(max(at_first, 0.1 * CERTAIN), CERTAIN)
    odds = math.exp(math.log(at_first / (1 - at_first)) + team.nature.skill)
    hints = team.situation.state.hints.get(ref, 0)
    doubt = (1 - crowd.try_teaches) ** number * (1 - crowd.hint_teaches) ** hints
    knows = 1 - doubt / (1 + odds)
    if asked.hints and hints == len(asked.hints):
        knows = max(knows, CERTAIN)
    if isinstance(asked, ChoiceChallenge):
        knows = max(knows, 1 / max(1, len(asked.options) - number))
    return knows


def _goes_on(team: Team, ref: str, asked: Challenge) -> bool:
    """After a wrong answer: a hint, another try, or enough of it."""
    crowd = team.course.crowd
    ends = challenge_ends_at(team.course.adventure, team.situation.state, ref)
    if ends is not None and team.at >= ends:
        return False
    if team.chance.happens(crowd.skips_after_wrong):
        return False
    if team.chance.happens(crowd.hint_after_wrong):
        _take_hint(team, ref, asked, team.course.replies[ref])
    return True


def _take_hint(team: Team, ref: str, asked: Challenge, replies: Replies) -> None:
    hint = next_hint(asked, ref, team.situation.state)
    if hint is None or not hint.ready(team.at):
        return
    team.ask(replies.hint)
    team.challenge(ref).hints += 1
    team.tally.hints += 1
    team.read(len(team.course.adventure.said(hint.hint.text, team.nature.language)))


def _pass_by(team: Team, ref: str, asked: Challenge, replies: Replies) -> None:
    if asked.can_be_skipped:
        team.ask(replies.skip)
        team.challenge(ref).skipped += 1
    else:
        _ask_for_all(team, ref, asked, replies)


def _ask_for_all(team: Team, ref: str, asked: Challenge, replies: Replies) -> None:
    """What cannot be passed by is answered after all, with every hint, or left for good."""
    for _ in asked.hints:
        _take_hint(team, ref, asked, replies)
    wish: Wish = replies.right[0]
    team.ask(wish)
    if not _is_done(team, ref):
        team.avoided.add(ref)
