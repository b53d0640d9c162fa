"""The lines of words that the phone picks by number and status."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from engine.play.cards import ChallengeView, NextHintView
from engine.play.cardstate import ChallengeState
from engine.play.events import (
    AnswerPartlyRight,
    AnswerSent,
    ChallengeDone,
    ChallengeSolved,
    Event,
    How,
)
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.quizzes import MultiChallenge, OrderChallenge
from web.player import phrasing
from web.player.challenging import tries_left_words, worth_now
from web.player.happening import happened
from web.player.hours import hours_now, span_words
from web.player.pocket.marking import A_CROWD, Slot, mark
from web.player.pocket.places import not_this
from web.player.pocket.press import Press
from web.player.presenting import beyond_words, status_words
from web.player.telling import heading_words

LONG_BEFORE = timedelta(days=400)
MOMENT = timedelta(seconds=1)


def keep_phrases(press: Press) -> None:
    """Keep all that is said of a card, a challenge, tries and hints."""
    words = press.mine.words
    for stop in press.mine.adventure.checkpoints:
        _keep_statuses(press, stop)
        if stop.kind is Kind.EVENT:
            _keep_hours(press, stop)
    for ended, name in ((True, "ended"), (False, "way")):
        press.say(f"words/beyond/{name}", beyond_words(words, ended=ended))
    asked = list(_asked(press))
    for one, challenge in asked:
        _keep_headings(press, one, challenge)
        _keep_notes(press, one)
    _keep_tries(press, [one for one, _ in asked])


def _asked(press: Press) -> Iterator[tuple[ChallengeView, Challenge]]:
    for stop in press.mine.adventure.checkpoints:
        card = press.card(stop, "done", *(ChallengeState() for _ in stop.challenges))
        for one, challenge in zip(card.stop.challenges, stop.challenges, strict=True):
            yield replace(one, next_hint=None, tries_left=None, again=False), challenge


def _keep_statuses(press: Press, stop: Checkpoint) -> None:
    mine = press.mine
    seen = press.card(stop, "done").stop
    press.say(
        "words/locked", status_words(replace(seen, status="locked"), mine.words, mine.setting)
    )
    for points in (Slot("points"), 0):
        said = status_words(replace(seen, points=points), mine.words, mine.setting)
        press.say(f"words/{stop.id}/done/{'points' if points else '0'}", said)
    if stop.kind is not Kind.EVENT:
        said = status_words(press.card(stop, "open").stop, mine.words, mine.setting)
        press.say(f"words/{stop.id}/open", said)
    for left in range(len(stop.challenges) + 1):
        begun = tuple(
            replace(one, status="open" if place < left else "solved", required=True)
            for place, one in enumerate(seen.challenges)
        )
        so = replace(seen, status="visited", challenges=begun)
        press.say(f"words/begun/{left}", status_words(so, mine.words, mine.setting))


def _keep_hours(press: Press, stop: Checkpoint) -> None:
    """Each opening time, said on its day and on another; the phone knows which day it is."""
    mine = press.mine
    zone, words = mine.adventure.timezone, mine.words
    spans = mine.adventure.opening_times.get(stop.id, ())
    for place, span in enumerate(spans):
        name = f"hours/{stop.id}/{place}"
        press.say(f"{name}/until", hours_now([span], span.begins, zone, words))
        for day, at in (("today", span.begins - MOMENT), ("later", span.begins - LONG_BEFORE)):
            press.say(f"{name}/{day}", span_words(span, at, zone, words))
            press.say(f"{name}/opens/{day}", hours_now([span], at, zone, words))
        press.say("hours/over", hours_now([span], span.ends + MOMENT, zone, words))


def _keep_headings(press: Press, asked: ChallengeView, challenge: Challenge) -> None:
    words = press.mine.words
    press.say(f"heading/{asked.id}", heading_words(asked, happened(()), words))
    for name, event in _outcomes(press, asked.id).items():
        press.say(
            f"heading/{name}",
            heading_words(
                replace(asked, type="text", branches=False), happened([event]), words
            ),
        )
    if isinstance(challenge, MultiChallenge | OrderChallenge):
        said = phrasing.right_words(challenge, Slot("right"), Slot("of"), words)
        press.say(f"part/{asked.id}", said)


def _outcomes(press: Press, ref: str) -> dict[str, Event]:
    """What has a heading whatever was asked; a right answer to a plain question too."""
    at = press.mine.now
    return {
        "skipped": ChallengeDone(at, ref, How.SKIPPED),
        "partly": AnswerPartlyRight(at, ref, 0),
        "sent": AnswerSent(at, ref),
        "right": ChallengeSolved(at, ref, 0),
    }


def _keep_notes(press: Press, asked: ChallengeView) -> None:
    """Where a challenge stands. Only whether it is required tells one from another."""
    around = press.around(asked)
    for status in ("skipped", "waived", "sent", "partly"):
        so = replace(asked, status=status, earned=Slot("earned"))
        press.say(f"note/{status}/still", phrasing.status_words(so, around))
        over = replace(so, tries_left=0)
        press.say(f"note/{status}", phrasing.status_words(over, around))
    failed = replace(asked, status="failed", tries_left=0)
    press.say("note/failed/tries", phrasing.status_words(failed, around))
    late = replace(failed, tries_left=1, ends_at=around.now)
    press.say("note/failed/time", phrasing.status_words(late, around))
    press.say("note/again", phrasing.status_words(replace(asked, again=True), around))
    optional = replace(asked, status="open", required=False)
    press.say("note/optional", phrasing.status_words(optional, around))
    _keep_waits(press, asked)


def _keep_waits(press: Press, asked: ChallengeView) -> None:
    around = press.around(asked)
    for wrong in range(1, 10):
        waits = replace(
            asked, next_hint=NextHintView(cost=0, ready=False, wrong=wrong, since=None)
        )
        press.say(f"wait/wrong/{wrong}", phrasing.wait_words(waits, around))
    paused = replace(asked, next_hint=NextHintView(cost=0, ready=False, wrong=0, since=None))
    press.say("wait/paused", phrasing.wait_words(paused, around))
    clocked = replace(
        asked, next_hint=NextHintView(cost=0, ready=False, wrong=0, since=around.now)
    )
    said = phrasing.wait_words(clocked, around)
    press.say("wait/time", said.replace(around.clock(around.now), mark("time")))
    press.say("left/under", phrasing.time_left(timedelta(seconds=5), around.words))
    minutes = phrasing.time_left(timedelta(minutes=A_CROWD), around.words)
    press.say("left/minutes", minutes.replace(str(A_CROWD), mark("minutes")))


def _keep_tries(press: Press, asked: list[ChallengeView]) -> None:
    """What is said after a wrong answer, by the tries that are left and a hint to be had."""
    words = press.mine.words
    hint = NextHintView(cost=0, ready=True, wrong=0, since=None)
    if not asked:
        return
    most = max((challenge.attempts or 0 for challenge in _challenges(press)), default=0)
    for left in (None, *range(most + 1)):
        for name, waiting in (("hint", hint), ("alone", None)):
            so = replace(asked[0], tries_left=left, next_hint=waiting)
            press.say(
                f"tries/{'any' if left is None else left}/{name}", tries_left_words(so, words)
            )
    press.say("worth-now", worth_now(replace(asked[0], worth=Slot("worth")), words))
    press.keep("wrong", not_this(press))


def _challenges(press: Press) -> Iterator[Challenge]:
    return (one for stop in press.mine.adventure.checkpoints for one in stop.challenges)
