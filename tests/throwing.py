"""Adventures thrown by the dice, with everything that the format can say.

Every text of one says what must be so before a team may read it, such as `⟪visited a⟫`;
see `tests.chance.may_read`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from engine.geo import Point
from engine.scenario.adventure import Adventure, Ending, Item
from engine.scenario.asking import Feedback, Hint
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import (
    Access,
    Checkpoint,
    Grade,
    Kind,
    Place,
    Preview,
    Role,
    Visible,
)
from engine.scenario.condition import Condition, ElapsedAtLeast, ScoreAtLeast
from engine.scenario.effect import Effect
from engine.scenario.route import Overtime
from engine.text import Text
from tests.asking import ASKED, SQUARE, branch, text
from tests.building import (
    adventure,
    at_least,
    badge,
    chose,
    circle,
    done,
    either,
    ends,
    every,
    flag,
    give,
    has,
    locks,
    medal,
    opens,
    points,
    set_flag,
    show,
    solved,
    stop,
    takes,
    timer,
    unless,
    visited,
)

T = TypeVar("T")

NAMES = "abcde"


def _park(*corners: tuple[int, int]) -> Place:
    """A place with a corner at each so many steps north and east of the square."""
    ring = [Point(lat=SQUARE.lat + n * 1e-4, lon=SQUARE.lon + e * 2e-4) for n, e in corners]
    known = {"grade": Grade.SURVEYED, "accuracy_m": 5, "source": "measured for a test"}
    return Place(polygon=tuple(ring), **known)


PARKS = (
    _park((0, 0), (0, 4), (3, 4), (3, 0)),
    _park((-5, -3), (-5, 2), (-4, 2), (-4, -2), (-1, -2), (-1, -3)),
    _park((2, -4), (5, -1), (2, 1)),
)


def marked(needs: str) -> Text:
    """A text that says what must be so before it may be read."""
    return text(f"⟪{needs}⟫")


def thrown(dice, *, merging: bool = False) -> Adventure:
    """An adventure by the dice."""
    throw = Throw(dice, merging)
    stops: list[Checkpoint] = []
    for name in NAMES[: dice.randint(1, len(NAMES))]:
        stops.append(throw.stop(name, stops))
    plain = [number for number, one in enumerate(stops) if one.kind is Kind.BASIC]
    if plain:
        _cast(dice, stops, plain[-1], Role.FINISH)
        _cast(dice, stops, plain[0], Role.START)
    good = _ending("hyva").model_copy(update={"when": throw.condition(stops)})
    return adventure(
        *stops,
        mode=dice.choice(["linear", "free", "branching", "score"]),
        endings=(good, _ending("muu")),
        items=(_item("kivi"), _item("sulka")),
        badges=(medal("mitali"),),
        **throw.route(stops),
    )


def _cast(dice, stops: list[Checkpoint], number: int, role: Role) -> None:
    stops[number] = stops[number].model_copy(update={"role": dice.choice([role, Role.STOP])})


def _item(name: str) -> Item:
    return Item(id=name, title=marked(f"item {name}"), text=marked(f"item {name}"))


def _ending(name: str) -> Ending:
    return Ending(id=name, title=marked(f"ending {name}"), text=marked(f"ending {name}"))


class Throw(NamedTuple):
    """The dice, and whether what they throw must merge in any order."""

    dice: Random
    merging: bool

    def any_of(self, plain: Sequence[T], not_merging: Sequence[T] = ()) -> T:
        """One of these; of the second lot only where order may matter."""
        return self.dice.choice([*plain, *([] if self.merging else not_merging)])

    def route(self, stops: Sequence[Checkpoint]) -> dict[str, object]:
        dice = self.dice
        way: dict[str, object] = {"finish_when": dice.choice([None, self.condition(stops)])}
        if dice.random() < 0.3:
            names = [one.id for one in stops]
            way["tracks"] = "rotate"
            way["rotating"] = dice.choice([(), tuple(dice.sample(names, min(2, len(names))))])
        if not self.merging and dice.random() < 0.3:
            overtime = Overtime(per_minute=dice.randint(1, 3), max_minutes=dice.randint(1, 9))
            ends = ["finish-here", "keep-playing-unranked"]
            if any(one.role is Role.FINISH for one in stops):
                ends.append("go-to-finish")
            way |= {
                "time_limit": timedelta(minutes=dice.randint(5, 40)),
                "overtime": dice.choice([None, overtime]),
                "on_timeout": dice.choice(ends),
            }
        return way

    def condition(self, known: Sequence[Checkpoint]) -> Condition:
        dice = self.dice
        refs = [f"{one.id}/{asked.id}" for one in known for asked in one.challenges]
        names = [one.id for one in known]
        plain = [*map(visited, names), *map(done, [*names, *refs]), *map(solved, refs)]
        plain += [has("kivi"), has("sulka", 2), flag("lippu")]
        late = [ElapsedAtLeast(elapsed_at_least=timedelta(minutes=dice.randint(1, 30)))]
        late += [unless(one) for one in plain[:2]] + [ScoreAtLeast(score_at_least=9)]
        late += [chose(f"{ref}.vasen") for ref in refs[:2]]
        some = [self.any_of(plain, late) for _ in range(dice.randint(1, 3))]
        kinds = [some[0], every(*some), either(*some), at_least(len(some), *some)]
        return dice.choice(kinds)

    def effects(self, fact: str) -> tuple[Effect, ...]:
        plain = [give("kivi"), give("sulka", 2), points(3), set_flag("lippu"), badge("mitali")]
        plain += [show(f"⟪told {fact}⟫"), opens("b"), ends("hyva")]
        late = [takes("kivi"), locks("c"), timer(self.dice.randint(1, 20), give("sulka"))]
        count = self.dice.choice([0, 0, 0, 1, 2])
        return tuple(self.any_of(plain, late) for _ in range(count))

    def challenge(self, name: str, place: int) -> Challenge:
        dice = self.dice
        ref = f"{name}/t{place}"
        kind = self.any_of(sorted(ASKED), ["branch", "branch", "branch"])
        made = {"default": dice.choice([None, "vasen"])} if kind == "branch" else {}
        if kind in {"multi", "order"}:
            made = {"partial": dice.choice([True, False])}
        usual = {
            "prompt": marked(f"visited {name}"),
            "note": marked(f"visited {name}"),
            "feedback": Feedback(right=marked(f"solved {ref}"), wrong=marked(f"wrong {ref}")),
            "hints": tuple(self.hint(ref, count) for count in range(1, dice.randint(1, 3))),
            "points": 0 if kind == "scale" else dice.randint(0, 20),
            "required": dice.choice([True, True, False]),
            "attempts": self.any_of([None], [1, 2, 3]),
            "time_limit": self.any_of([None], [None, timedelta(minutes=dice.randint(1, 9))]),
            "wrong_costs": dice.randint(0, 4),
            "skippable": dice.choice([True, True, False]),
            "on_solved": self.effects(f"solved {ref}"),
            "on_failed": self.effects(f"failed {ref}"),
            "on_done": self.effects(f"done {ref}"),
        }
        return (branch if kind == "branch" else ASKED[kind])(f"t{place}", **(usual | made))

    def hint(self, ref: str, count: int) -> Hint:
        after = self.any_of([None], [1, timedelta(minutes=3)])
        cost = self.dice.randint(0, 6)
        return Hint(text=marked(f"hint {ref} {count}"), cost=cost, after=after)

    def stop(self, name: str, before: Sequence[Checkpoint]) -> Checkpoint:
        dice = self.dice
        asked = (self.challenge(name, place) for place in range(1, dice.randint(0, 3) + 1))
        return stop(
            name,
            *asked,
            title=marked(f"title {name}"),
            place=self.place(),
            clue=marked(f"open {name}"),
            address=marked(f"open {name}"),
            access=Access(notes=marked(f"open {name}"), alternative=marked(f"open {name}")),
            story=marked(f"visited {name}"),
            project_note=marked(f"done {name}"),
            preview=dice.choice([*Preview]),
            visible=dice.choice([None, None, *Visible]),
            unlock=dice.choice([None, self.condition(before), before[-1].unlock])
            if before
            else None,
            points=dice.randint(0, 5),
            on_visit=self.effects(f"visited {name}"),
            on_done=self.effects(f"done {name}"),
            **self.kind(),
        )

    def place(self) -> Place:
        """Somewhere near the square; fences may lie over one another."""
        dice = self.dice
        if dice.random() < 0.3:
            return dice.choice(PARKS)
        north, east = dice.uniform(-6e-4, 6e-4), dice.uniform(-12e-4, 12e-4)
        at = Point(lat=round(SQUARE.lat + north, 6), lon=round(SQUARE.lon + east, 6))
        return circle(at, dice.choice([10, 12.5, 35, 60]))

    def kind(self) -> dict[str, object]:
        """Basic, secret, or an event that is open for a while from the start on."""
        opens_at = datetime(2026, 6, 1, 12) + timedelta(minutes=self.dice.randint(0, 5))  # noqa: DTZ001 (local)
        event = {"kind": Kind.EVENT, "open": ((opens_at, opens_at + timedelta(minutes=9)),)}
        kinds = [{"optional": self.dice.choice([False, True])}, {"kind": Kind.SECRET}]
        return self.any_of([kinds[0], kinds[0], *kinds], [event])
