from datetime import datetime, timedelta

import pytest

from engine.play.conditions import is_within_hours
from engine.scenario.asking import Hint, Option
from engine.scenario.checkpoint import Grade, Kind, Role, Visible, Way
from engine.scenario.condition import (
    Advanced,
    Before,
    Between,
    ElapsedAtLeast,
    InLanguage,
    NeedsAccess,
    is_advanced,
    is_fixed,
    parts,
)
from engine.scenario.effect import Points, Timer
from engine.scenario.tasks import Question
from tests.asking import (
    ASKED,
    activity,
    branch,
    info,
    match,
    quiz,
    rows,
    scale,
    several,
    survey,
    text,
    word,
)
from tests.building import (
    adventure,
    circle,
    done,
    either,
    ending,
    every,
    give,
    later,
    stop,
    timer,
    unless,
    visited,
)

TEN = timedelta(minutes=10)
HOURS = ((datetime(2026, 6, 1, 12), datetime(2026, 6, 1, 13)),)  # noqa: DTZ001 (local)
SHUT = ((datetime(2026, 6, 1, 12), datetime(2026, 6, 1, 12)),)  # noqa: DTZ001 (local)
EVENT = {"kind": Kind.EVENT, "open": HOURS}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": Kind.SECRET, "optional": False}, "optional stop"),
        ({"kind": Kind.SECRET, "role": Role.FINISH}, "optional stop"),
        ({**EVENT, "role": Role.START}, "optional stop"),
        ({"kind": Kind.EVENT}, "say when it is open"),
        ({"open": HOURS}, "add `kind: event`"),
        ({"occasion": "tanssit"}, "add `kind: event`"),
        ({"kind": Kind.EVENT, "open": SHUT}, "closes before it opens"),
        ({"checkin": (Way.GPS, Way.QR)}, "give a place"),
        (
            {"place": circle(grade=Grade.GUESSED), "checkin": (Way.GPS,)},
            "needs another way in",
        ),
    ],
)
def test_a_place_that_cannot_be_is_refused_with_a_reason(fields, told):
    with pytest.raises(ValueError, match=told):
        stop("a", **fields)


def test_events_and_secrets_are_optional_by_themselves():
    assert stop("a", **EVENT).optional
    assert stop("a", kind=Kind.SECRET).optional
    assert not stop("a").optional


@pytest.mark.parametrize(
    ("fields", "visible"),
    [
        ({}, Visible.ALWAYS),
        ({"kind": Kind.SECRET}, Visible.NEVER),
        ({"kind": Kind.SECRET, "visible": Visible.ALWAYS}, Visible.ALWAYS),
        ({"visible": Visible.NEVER}, Visible.NEVER),
        (EVENT, Visible.ALWAYS),
    ],
)
def test_a_place_is_shown_as_written_else_by_its_kind(fields, visible):
    one = stop("a", **fields)

    assert (one.shown, one.is_secret) == (visible, visible is Visible.NEVER)
    assert (
        adventure(stop("b"), one).listed
        == (adventure(stop("b"), one).checkpoints[: 1 if one.is_secret else 2])
    )


def test_only_events_have_times():
    rules = adventure(stop("a", **EVENT), stop("b"))

    assert rules.opening_times.keys() == {"a"}
    assert is_within_hours(rules, rules.checkpoint("b"), later(60 * 24))


def test_an_event_is_open_from_its_first_to_before_its_last_minute():
    rules = adventure(stop("a", **EVENT), stop("b"))
    a = rules.checkpoint("a")

    assert [is_within_hours(rules, a, later(minute)) for minute in (-1, 0, 59, 60)] == [
        False,
        True,
        True,
        False,
    ]


def option(name, **fields):
    return Option(id=name, text=text(name), **fields)


RIGHT, LEFT = option("oikea", correct=True), option("vasen")


@pytest.mark.parametrize(
    ("make", "fields", "told"),
    [
        (quiz, {"options": (RIGHT, option("b", correct=True))}, "mark one option correct"),
        (quiz, {"options": (RIGHT, option("b", default=True))}, "only in a branch"),
        (
            branch,
            {"options": (option("a", default=True), option("b", default=True))},
            "mark one option default",
        ),
        (branch, {"options": (LEFT, LEFT)}, "an id of its own"),
        (branch, {"options": (LEFT,)}, "at least 2 items"),
        (several, {"options": (LEFT, option("b"))}, "mark the right options correct"),
        (several, {"options": (RIGHT, option("b", default=True))}, "are for choice"),
        (several, {"options": (RIGHT, option("b", on_chosen=(give("x"),)))}, "are for choice"),
        (several, {"options": (RIGHT, option("oikea"))}, "an id of its own"),
        (match, {"decoys": rows("helsinki")}, "an id of its own"),
        (match, {"decoys": rows("suomi")}, "an id of its own"),
        (ASKED["order"], {"options": rows("a", "b", "a")}, "an id of its own"),
        (scale, {"points": 1}, "less than or equal to 0"),
        (survey, {"questions": survey().questions[:1] * 2}, "an id of its own"),
        (word, {"hints": ({"text": {"fi": "x"}, "after": 0},)}, "how many wrong tries"),
        (word, {"hints": ({"text": {"fi": "x"}, "after": 100},)}, "how many wrong tries"),
        (word, {"hints": ({"text": {"fi": "x"}, "after": True},)}, "how many wrong tries"),
        (word, {"when": done("a")}, "fixed at the start"),
        (word, {"when": every(InLanguage(language="fi"), done("a"))}, "fixed at the start"),
        (word, {"attempts": 0}, "greater than or equal to 1"),
        (word, {"points": -1}, "greater than or equal to 0"),
        (word, {"typos": 3}, "less than or equal to 2"),
    ],
)
def test_a_challenge_that_cannot_be_is_refused_with_a_reason(make, fields, told):
    with pytest.raises(ValueError, match=told):
        make("t", **fields)


@pytest.mark.parametrize("told", ["options", "steps"])
def test_a_question_asks_one_thing(told):
    both = {"options": rows("a", "b"), "steps": 5}
    one = {name: value for name, value in both.items() if name == told}

    assert Question(id="q", prompt=text("Mitä?"), **one)
    with pytest.raises(ValueError, match="either options or steps"):
        Question(id="q", prompt=text("Mitä?"), **both)
    with pytest.raises(ValueError, match="an id of its own"):
        Question(id="q", prompt=text("Mitä?"), options=rows("a", "a"))


def test_an_effect_gives_points_and_takes_none_and_a_timer_brings_something():
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        Points(points=-1)
    with pytest.raises(ValueError, match="at least 1 item"):
        Timer(timer=TEN, then=())


@pytest.mark.parametrize(
    ("asked", "can"),
    [
        (word(), False),
        (word(attempts=2), True),
        (word(time_limit=TEN), True),
        (activity(time_limit=TEN), False),
    ],
)
def test_a_challenge_can_fail_by_tries_or_time(asked, can):
    assert asked.can_fail is can


FINNISH, STAIRS = InLanguage(language="fi"), NeedsAccess(access="no-stairs")


@pytest.mark.parametrize(
    ("condition", "fixed", "advanced"),
    [
        (FINNISH, True, False),
        (every(FINNISH, either(STAIRS, FINNISH)), True, False),
        (every(), True, False),
        (unless(STAIRS), True, False),
        (unless(every(STAIRS)), True, False),
        (every(FINNISH, visited("a")), False, False),
        (unless(visited("a")), False, True),
        (either(done("a"), unless(visited("a"))), False, True),
        (Advanced(advanced=Before(before=TEN)), False, True),
    ],
    ids=str,
)
def test_what_the_start_decides_never_changes_and_only_what_is_advanced_may_stop(
    condition, fixed, advanced
):
    assert (is_fixed(condition), is_advanced(condition)) == (fixed, advanced)


def test_a_condition_is_made_of_all_that_stands_inside_it():
    inner = visited("a")

    assert list(parts(every(either(unless(inner))))).count(inner) == 1


LATE = ElapsedAtLeast(elapsed_at_least=TEN)
SOON = Advanced(advanced=Before(before=TEN))
BY_DAY = Advanced(advanced=Between.model_validate({"between": ["10:00", "12:00"]}))


@pytest.mark.parametrize(
    ("fields", "timed"),
    [
        ({}, False),
        ({"time_limit": TEN}, True),
        ({"finish_when": LATE}, True),
        ({"finish_when": unless(LATE)}, True),
        ({"endings": (ending("x", LATE), ending("y"))}, True),
        ({"endings": (ending("x", done("a")), ending("y"))}, False),
    ],
)
def test_an_adventure_knows_whether_time_changes_anything_in_it(fields, timed):
    assert adventure(stop("a", word()), **fields).timed is timed


@pytest.mark.parametrize(
    ("place", "timed"),
    [
        (stop("a", unlock=LATE), True),
        (stop("a", unlock=SOON), True),
        (stop("a", unlock=BY_DAY), True),
        (stop("a", unlock=unless(done("b"))), False),
        (stop("a", word(time_limit=TEN)), True),
        (stop("a", word(hints=(Hint(text=text("x"), after=TEN),))), True),
        (stop("a", word(hints=(Hint(text=text("x"), after=2),))), False),
        (stop("a", word(required=False, when=LATE)), True),
        (stop("a", **EVENT), True),
        (stop("a", on_visit=(timer(5, give("x")),)), True),
        (stop("a", on_visit=(give("x"),)), False),
        (stop("a", info()), False),
    ],
)
def test_a_place_knows_whether_time_changes_anything_in_it(place, timed):
    assert adventure(place, stop("b")).timed is timed


@pytest.mark.parametrize("last", [ending("y"), ending("y", done("a"))])
def test_the_default_ending_stands_last_and_alone(last):
    with pytest.raises(ValueError, match="the last ending, and only that"):
        adventure(stop("a"), endings=(ending("x"), last))
