"""Doing what is asked at a checkpoint: thinking, answering, hints, passing by."""

import math

from engine.play.hints import next_hint
from engine.play.limits import challenge_ends_at
from engine.proof.simulation.task import CERTAIN, Task
from engine.proof.simulation.team import Team
from engine.scenario import facts
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge

ANSWERS_AT_MOST = 12
"""Then a team passes by what it may pass by, and leaves what it may not."""


def stay(team: Team, stop: Checkpoint) -> None:
    """Hear the story, and do one task after the other while anything is asked."""
    team.read(team.course.letters[stop.id][team.nature.language])
    while not team.finished and (task := _next(team, stop)) is not None:
        _do(team, task)
    if facts.done(stop.id) in team.situation.state.facts:
        team.tally.stops[stop.id].done += 1


def _next(team: Team, stop: Checkpoint) -> Task | None:
    """The next task that this team does; optional ones by taste, decided once."""
    for task in team.course.tasks(team.situation, stop, team.now_s):
        ref = task.ref
        if ref in team.avoided:
            continue
        if task.asked.required:
            return task
        if ref not in team.tastes:
            team.tastes[ref] = team.chance.happens(team.course.crowd.does_optional_task)
        if team.tastes[ref]:
            return task
    return None


def _do(team: Team, task: Task) -> None:
    """Work on a challenge until it is done, or left."""
    count = team.tally.challenges[task.ref]
    count.asked += 1
    team.read(task.letters[team.nature.language])
    if team.chance.happens(team.course.crowd.hint_before):
        _take_hint(team, task)
    for number in range(ANSWERS_AT_MOST):
        _think(team, task, again=number > 0)
        solved = _answer(team, task, number)
        count.tries += 1
        count.solved += solved
        if number == 0:
            count.first_right += solved
        if _is_done(team, task):
            return
        if not _goes_on(team, task):
            break
    _pass_by(team, task)


def _is_done(team: Team, task: Task) -> bool:
    return task.done in team.situation.state.facts


def _think(team: Team, task: Task, *, again: bool) -> None:
    """The first answer takes longest; an activity takes what its clock says."""
    if task.lasts_s is not None:
        team.now_s += task.lasts_s
        return
    share = 0.5 if again else 1.0
    drawn = team.chance.around(task.thinking_s)
    team.now_s += team.course.crowd.thinking_scale * share * drawn * task.times


def _answer(team: Team, task: Task, number: int) -> bool:
    """Give an answer; whether it was right. Without signal it is sent, where that differs."""
    replies = task.replies
    sent = team.course.competitive and not team.hears()
    right = replies.sent_right if sent else replies.right
    wrong = replies.sent_wrong if sent else replies.wrong
    knows = not wrong or team.chance.happens(_chance_of_right(team, task, number))
    choice = right if knows else wrong
    wish = choice[team.chance.below(len(choice))] if len(choice) > 1 else choice[0]
    return task.ref in team.ask(wish).solved


def _chance_of_right(team: Team, task: Task, number: int) -> float:
    """From the first try's chance: tries and hints take doubt away, teams differ.

    Who tries options that are left over is right at least by chance.
    """
    crowd, asked = team.course.crowd, task.asked
    odds = math.exp(task.odds + team.nature.skill)
    hints = team.situation.state.hints.get(task.ref, 0)
    doubt = (1 - crowd.try_teaches) ** number * (1 - crowd.hint_teaches) ** hints
    knows = 1 - doubt / (1 + odds)
    if asked.hints and hints == len(asked.hints):
        knows = max(knows, CERTAIN)
    if isinstance(asked, ChoiceChallenge):
        knows = max(knows, 1 / max(1, len(asked.options) - number))
    return knows


def _goes_on(team: Team, task: Task) -> bool:
    """After a wrong answer: a hint, another try, or enough of it."""
    crowd = team.course.crowd
    ends = challenge_ends_at(team.course.adventure, team.situation.state, task.ref)
    if ends is not None and team.at >= ends:
        return False
    if team.chance.happens(crowd.skips_after_wrong):
        return False
    if team.chance.happens(crowd.hint_after_wrong):
        _take_hint(team, task)
    return True


def _take_hint(team: Team, task: Task) -> None:
    hint = next_hint(task.asked, task.ref, team.situation.state)
    if hint is None or not hint.ready(team.at):
        return
    team.ask(task.replies.hint)
    team.tally.challenges[task.ref].hints += 1
    team.tally.hints += 1
    team.read(len(team.course.adventure.said(hint.hint.text, team.nature.language)))


def _pass_by(team: Team, task: Task) -> None:
    if task.asked.can_be_skipped:
        team.ask(task.replies.skip)
        team.tally.challenges[task.ref].skipped += 1
    else:
        _ask_for_all(team, task)


def _ask_for_all(team: Team, task: Task) -> None:
    """What cannot be passed by is answered after all, with every hint, or left for good."""
    for _ in task.asked.hints:
        _take_hint(team, task)
    team.ask(task.replies.right[0])
    if not _is_done(team, task):
        team.avoided.add(task.ref)
