"""Drawn by chance: what teams ask for, and how the laws are tried on thrown adventures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from engine.play.conditions import is_attended, is_open, is_visited
from engine.play.decide import decide
from engine.play.events import Event, Reason
from engine.play.evolve import replay
from engine.play.intents import (
    Announce,
    Answer,
    Award,
    CheckIn,
    CloseCheckpoint,
    End,
    FinishActivity,
    GiveHint,
    Intent,
    JoinRun,
    Leave,
    Pause,
    ReopenCheckpoint,
    Resume,
    ReturnAnswer,
    Skip,
    StartRun,
    TakeHint,
    Waive,
)
from engine.play.judge import Verdict
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Preview, Visible, Way
from tests.asking import IN_PART, RIGHT, WRONG, solving
from tests.building import NOON, START, reach, under_way
from tests.throwing import thrown

LAWS = settings(deadline=None, max_examples=150, derandomize=True, database=None)
PLAYS = settings(LAWS, max_examples=200, phases=[Phase.explicit, Phase.generate])
"""Without shrinking: a thrown adventure does not shrink, and trying to takes minutes."""

moments: SearchStrategy[datetime] = st.integers(0, 10**14).map(
    lambda thousandths: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(milliseconds=thousandths)
)


def may_read(needs: str, rules: Adventure, state: RunState, at: datetime) -> bool:
    """Whether a run has come so far that a marked text may be shown."""
    verb, _, name = needs.partition(" ")
    where = rules.checkpoint(name)
    match verb:
        case "title":
            listed = where.preview is Preview.TITLE and where.shown is Visible.ALWAYS
            return listed or _may_know(rules, state, where, at)
        case "open":
            return _may_know(rules, state, where, at)
    held = {
        "hint": lambda: _hints_taken(state, name),
        "item": lambda: name in state.items,
        "ending": lambda: state.ending == name,
        "wrong": lambda: state.wrong.get(name, 0) > 0,
        "told": lambda: any(by.startswith(name) for by in state.given),
    }
    return held.get(verb, lambda: needs in state.facts)()


def _hints_taken(state: RunState, hint: str) -> bool:
    ref, _, count = hint.partition(" ")
    return state.hints.get(ref, 0) >= int(count)


def _may_know(rules: Adventure, state: RunState, where: Checkpoint, at: datetime) -> bool:
    """A secret place is known to who has been there, any other once it is open."""
    if where.shown is Visible.NEVER:
        return is_attended(state, where)
    return is_open(rules, state, where, at)


def adventures(*, merging: bool = False) -> SearchStrategy[Adventure]:
    """Any adventure; `merging` ones have no limits, exclusive choices or advanced rules.

    They are thrown from a seed, which is quick and does not shrink.
    """
    return st.randoms(use_true_random=True).map(lambda dice: thrown(dice, merging=merging))


def refs_of(rules: Adventure) -> list[str]:
    """Every challenge as `checkpoint/challenge`."""
    return [f"{one.id}/{asked.id}" for one in rules.checkpoints for asked in one.challenges]


def anything(rules: Adventure, words: str) -> list[Intent]:
    """Everything that could be asked for, sense and nonsense; `words` is one odd answer."""
    names = [*(one.id for one in rules.checkpoints), "x"]
    refs = [*refs_of(rules), "a", "x/t1", "a/t9", ""]
    values = [*RIGHT.values(), *WRONG.values(), *IN_PART.values(), "vasen", "7", words]
    verdicts = [Verdict(way, name) for way in Way for name in names]
    verdicts += [Verdict(Way.GPS, name, reason) for reason in Reason for name in (None, "a")]
    about_places = (CloseCheckpoint, ReopenCheckpoint)
    about_challenges = (Skip, TakeHint, FinishActivity, Waive, GiveHint, ReturnAnswer)
    return [
        *(CheckIn(NOON, verdict) for verdict in verdicts),
        *(Answer(NOON, ref, value, sent) for ref in refs for value in values for sent in SENT),
        *(ask(NOON, ref) for ask in about_challenges for ref in refs),
        *(TakeHint(NOON, ref, number) for ref in refs for number in (1, 2)),
        *(Waive(NOON, ref, "vasen") for ref in refs),
        *(ask(NOON, name) for ask in about_places for name in names),
        *(CloseCheckpoint(NOON, name, dict.fromkeys(refs, "oikea")) for name in names),
        *(Pause(NOON), Resume(NOON), Award(NOON, 5), Award(NOON, -3), Announce(NOON, "w")),
        *(JoinRun(NOON), Leave(NOON), End(NOON), StartRun(NOON, 2, "en")),
    ]


SENT = (False, True)


def sensible(rules: Adventure, state: RunState, at: datetime) -> Iterator[Intent]:
    """What would lead on from here."""
    for place in rules.checkpoints:
        if is_visited(state, place):
            for asked in place.challenges:
                ref = f"{place.id}/{asked.id}"
                if facts.solved(ref) not in state.facts:
                    yield solving(asked, ref, at)
                    yield Skip(at, ref)
                    yield TakeHint(at, ref, state.hints.get(ref, 0) + 1)
        elif is_open(rules, state, place, at):
            yield reach(place.id, at=at)


def trouble(rules: Adventure, state: RunState, at: datetime) -> Iterator[Intent]:
    """What goes wrong where the team is: wrong answers, half right ones, organisers.

    What is no movement may be called done like one, and a movement once more.
    """
    for place in rules.checkpoints:
        yield CloseCheckpoint(at, place.id, dict.fromkeys(refs_of(rules), "oikea"))
        yield ReopenCheckpoint(at, place.id)
        for asked in place.challenges if is_visited(state, place) else ():
            ref = f"{place.id}/{asked.id}"
            for lot in (WRONG, IN_PART, WRONG):
                if asked.type in lot:
                    yield Answer(at, ref, lot[asked.type], sent=at.minute % 2 == 0)
            yield from (FinishActivity(at, ref), Waive(at, ref, "vasen"))
            yield from (GiveHint(at, ref), ReturnAnswer(at, ref))
    yield from (Pause(at), Resume(at), Award(at, 5), Award(at, -3), Announce(at, "w"))


class Step(NamedTuple):
    """An intent, the state it was asked in, what happened, and the state after."""

    intent: Intent
    before: RunState
    happened: tuple[Event, ...]
    after: RunState


def _walk(
    rules: Adventure, state: RunState, picks: list[int], odd: list[Intent]
) -> Iterator[Step]:
    """One intent a pick: half of them lead on where anything does, the rest are trouble or odd.

    Where there are odd ones time goes on, now and then by minutes; else it stands still.
    """
    at = NOON
    for pick in picks:
        at += timedelta(minutes=pick % 5 // 2) if odd else timedelta()
        good = list(sensible(rules, state, at))
        if odd and pick % 4 > 1:
            good = odd if pick % 4 == 2 else list(trouble(rules, state, at))
        intent = good[pick // 4 % len(good)] if good else JoinRun(at)
        yield (step := _step(rules, state, replace(intent, at=at)))
        state = step.after


def _step(rules: Adventure, before: RunState, intent: Intent) -> Step:
    happened = decide(rules, before, intent)
    return Step(intent, before, happened, replay(happened, before))


_picks = st.lists(st.integers(0, 3_000), min_size=20, max_size=40)


@st.composite
def plays(draw: DrawFn) -> tuple[Adventure, list[Step]]:
    """An adventure and a whole play of it, from the start."""
    rules = draw(adventures())
    odd = anything(rules, draw(st.text(max_size=20)))
    first = _step(rules, RunState(), START)
    return rules, [first, *_walk(rules, first.after, draw(_picks), odd)]


@st.composite
def two_queues(draw: DrawFn) -> tuple[Adventure, RunState, list[Intent], list[Intent]]:
    """A run, and what two of its phones did without signal, each by its own lights.

    Neither phone asks for anything that it would refuse, as a page offers only what is open.
    """
    rules = draw(adventures(merging=True))
    state = under_way(rules)
    for step in _walk(rules, state, draw(_picks)[:4], []):
        state = step.after
    mine, theirs = (_walk(rules, state, draw(_picks)[:20], []) for _ in range(2))
    return rules, state, [one.intent for one in mine], [one.intent for one in theirs]
