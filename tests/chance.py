"""Drawn by chance: adventures, what teams ask for, and how the laws are tried on them.

Every text of a drawn adventure says what must be so before a team may read it, such as
`⟪visited a⟫`; see `may_read`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from engine.play.conditions import is_open, is_visited
from engine.play.decide import decide
from engine.play.events import Event, Reason
from engine.play.evolve import replay
from engine.play.intents import CheckIn, End, Intent, JoinRun, Leave, StartRun
from engine.play.judge import Verdict
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure, Ending, Item
from engine.scenario.asking import Feedback, Hint
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Access, Checkpoint, Preview, Role, Way
from engine.scenario.condition import Condition
from engine.scenario.effect import Effect
from engine.text import Text
from tests.building import (
    NOON,
    START,
    adventure,
    at_least,
    branch,
    circle,
    done,
    either,
    every,
    give,
    hint,
    number,
    points,
    quiz,
    reach,
    say,
    skip,
    solved,
    stop,
    text,
    under_way,
    visited,
    word,
)

LAWS = settings(deadline=None, max_examples=150, derandomize=True, database=None)
PLAYS = settings(LAWS, max_examples=200, phases=[Phase.explicit, Phase.generate])
"""Without shrinking: a thrown adventure does not shrink, and trying to takes minutes."""

ASKED = {"text": word, "number": number, "choice": quiz, "branch": branch}
RIGHT = {"text": "kuuluuko", "number": "61,5", "choice": "oikea"}
NAMES = "abcde"

moments: SearchStrategy[datetime] = st.integers(0, 10**14).map(
    lambda thousandths: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(milliseconds=thousandths)
)


def marked(needs: str) -> Text:
    """A text that says what must be so before it may be read."""
    return text(f"⟪{needs}⟫")


def may_read(needs: str, rules: Adventure, state: RunState) -> bool:
    """Whether a run has come so far that a marked text may be shown."""
    verb, _, name = needs.partition(" ")
    where = rules.checkpoint(name)
    match verb:
        case "title":
            return where.preview is Preview.TITLE or is_open(rules, state, where, NOON)
        case "open":
            return is_open(rules, state, where, NOON)
        case "hint":
            ref, _, count = name.partition(" ")
            return state.hints.get(ref, 0) >= int(count)
        case "item" | "ending":
            return state.items.get(name, 0) > 0 or state.ending == name
    return needs in state.facts


def adventures(*, merging: bool = False) -> SearchStrategy[Adventure]:
    """Any adventure; `merging` ones have neither limited tries nor exclusive choices.

    They are thrown from a seed, which is quick and does not shrink.
    """
    return st.randoms(use_true_random=True).map(lambda dice: thrown(dice, merging=merging))


def thrown(dice, *, merging: bool = False) -> Adventure:
    """An adventure by the dice."""
    stops: list[Checkpoint] = []
    for name in NAMES[: dice.randint(1, len(NAMES))]:
        stops.append(_stop(dice, name, stops, merging=merging))
    stops[-1] = stops[-1].model_copy(update={"role": dice.choice([Role.FINISH, Role.STOP])})
    stops[0] = stops[0].model_copy(update={"role": dice.choice([Role.START, Role.STOP])})
    good = _ending("hyva").model_copy(update={"when": _condition(dice, stops)})
    return adventure(
        *stops,
        mode=dice.choice(["linear", "free", "branching"]),
        finish_when=dice.choice([None, _condition(dice, stops)]),
        endings=dice.choice([(good, _ending("muu")), (_ending("muu"),), ()]),
        items=(_item("kivi"), _item("sulka")),
    )


def _item(name: str) -> Item:
    return Item(id=name, title=marked(f"item {name}"), text=marked(f"item {name}"))


def _ending(name: str) -> Ending:
    return Ending(id=name, title=marked(f"ending {name}"), text=marked(f"ending {name}"))


def _condition(dice, known: list[Checkpoint]) -> Condition:
    refs = [f"{one.id}/{asked.id}" for one in known for asked in one.challenges]
    names = [one.id for one in known]
    plain = [*map(visited, names), *map(done, [*names, *refs]), *map(solved, refs)]
    some = dice.choices(plain, k=dice.randint(1, 3))
    kinds = [some[0], every(*some), either(*some), at_least(dice.randint(1, len(some)), *some)]
    return dice.choice(kinds)


def _effects(dice) -> tuple[Effect, ...]:
    kinds = [give("kivi"), give("sulka", 2), points(3)]
    return tuple(dice.choices(kinds, k=dice.choice([0, 0, 1, 2])))


def _challenge(dice, name: str, place: int, *, merging: bool) -> Challenge:
    ref = f"{name}/t{place}"
    kind = dice.choice([one for one in ASKED if not (merging and one == "branch")])
    default = {"default": dice.choice([None, "vasen", "oikea"])} if kind == "branch" else {}
    return ASKED[kind](
        f"t{place}",
        prompt=marked(f"visited {name}"),
        note=marked(f"visited {name}"),
        feedback=Feedback(right=marked(f"solved {ref}"), wrong=marked("never")),
        hints=tuple(
            Hint(text=marked(f"hint {ref} {count}"), cost=dice.randint(0, 6))
            for count in range(1, dice.randint(1, 3))
        ),
        points=dice.randint(0, 20),
        required=dice.choice([True, True, False]),
        attempts=None if merging else dice.choice([None, 1, 2, 3]),
        wrong_costs=dice.randint(0, 4),
        skippable=dice.choice([True, True, False]),
        on_solved=_effects(dice),
        on_done=_effects(dice),
        **default,
    )


def _stop(dice, name: str, before: list[Checkpoint], *, merging: bool) -> Checkpoint:
    count = dice.randint(0, 3)
    return stop(
        name,
        *(_challenge(dice, name, place, merging=merging) for place in range(1, count + 1)),
        title=marked(f"title {name}"),
        place=circle(),
        clue=marked(f"open {name}"),
        address=marked(f"open {name}"),
        access=Access(notes=marked(f"open {name}"), alternative=marked(f"open {name}")),
        story=marked(f"visited {name}"),
        project_note=marked(f"done {name}"),
        preview=dice.choice([*Preview]),
        unlock=dice.choice([None, _condition(dice, before)]) if before else None,
        optional=dice.choice([False, False, True]),
        points=dice.randint(0, 5),
        on_visit=_effects(dice),
        on_done=_effects(dice),
    )


def refs_of(rules: Adventure) -> list[str]:
    """Every challenge as `checkpoint/challenge`."""
    return [f"{one.id}/{asked.id}" for one in rules.checkpoints for asked in one.challenges]


def anything(rules: Adventure, words: str) -> list[Intent]:
    """Everything that could be asked for, sense and nonsense; `words` is one odd answer."""
    names = [*(one.id for one in rules.checkpoints), "x"]
    refs = [*refs_of(rules), "a", "x/t1", "a/t9", ""]
    values = [*RIGHT.values(), "vasen", "vaara", "haloo", "7", words]
    verdicts = [Verdict(way, name) for way in Way for name in names]
    verdicts += [Verdict(Way.GPS, name, reason) for reason in Reason for name in (None, "a")]
    return [
        *(CheckIn(NOON, verdict) for verdict in verdicts),
        *(say(ref, value) for ref in refs for value in values),
        *(ask(ref) for ask in (skip, hint) for ref in refs),
        *(JoinRun(NOON), Leave(NOON), End(NOON), StartRun(NOON, 2, "en")),
    ]


def sensible(rules: Adventure, state: RunState) -> Iterator[Intent]:
    """What would lead on from here."""
    for place in rules.checkpoints:
        if is_visited(state, place):
            for asked in place.challenges:
                ref = f"{place.id}/{asked.id}"
                if facts.solved(ref) not in state.facts:
                    yield say(ref, RIGHT.get(asked.type, "oikea"))
                    yield skip(ref)
                    yield hint(ref)
        elif is_open(rules, state, place, NOON):
            yield reach(place.id)


class Step(NamedTuple):
    """An intent, the state it was asked in, what happened, and the state after."""

    intent: Intent
    before: RunState
    happened: tuple[Event, ...]
    after: RunState


def _walk(
    rules: Adventure, state: RunState, picks: list[int], odd: list[Intent]
) -> Iterator[Step]:
    """One intent a pick: every third is an odd one, the others lead on where anything does."""
    for pick in picks:
        good = odd if pick % 3 == 2 and odd else list(sensible(rules, state))
        intent = good[pick // 3 % len(good)] if good else JoinRun(NOON)
        yield (step := _step(rules, state, intent))
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
