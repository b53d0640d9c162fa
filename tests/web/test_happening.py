"""What a step brought, and what came besides, read off its events."""

from datetime import timedelta

import pytest

from engine.play.decide import decide
from engine.play.events import Reason
from engine.play.evolve import replay
from engine.play.intents import Answer, CheckIn, CloseCheckpoint, Intent, Skip
from engine.play.judge import Verdict
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Way
from engine.scenario.quizzes import MultiChallenge
from tests.asking import activity, quiz, word
from tests.building import (
    NOON,
    START,
    adventure,
    badge,
    done,
    give,
    hint,
    item,
    later,
    log_of,
    opens,
    reach,
    say,
    show,
    skip,
    stop,
    takes,
    text,
)
from tests.clockwork import timed_walk
from tests.showing import a_walk
from web.player.happening import Happened, News, happened

SOLVED = (reach("eka"), say("eka/sana", "kuuluuko"))


@pytest.fixture
def walk() -> Adventure:
    return a_walk()


def step(rules: Adventure, *intents: Intent) -> Happened:
    """What the last of these brought."""
    *before, last = intents
    state = replay(log_of(rules, (START, *before)))
    return happened(decide(rules, state, last))


def test_effects_of_a_step_are_its_news_in_their_order():
    brings = (show("Ovi narahtaa."), give("avain"), takes("kolikko"), badge("rohkea"),
              opens("kellari"))  # fmt: skip
    rules = adventure(
        stop("eka", on_visit=(give("kolikko"),)),
        stop("ovi", word(on_solved=brings)),
        stop("kellari", unlock=done("ovi")),
        items=(item("avain"), item("kolikko")),
    )

    now = step(rules, reach("eka"), reach("ovi"), say("ovi/sana", "kuuluuko"))

    assert now.news == News(
        told=("solved ovi/sana 1",),
        items=("avain",),
        taken=("kolikko",),
        badges=("rohkea",),
        opened=("kellari",),
    )
    assert now.place_done is not None


def test_a_step_that_brings_nothing_besides_has_no_news():
    now = step(adventure(stop("eka", points=5)), reach("eka"))

    assert not now.news
    assert now.points == 5


LIMITED = adventure(
    stop("eka", quiz("nopea", time_limit=timedelta(minutes=1)), quiz("hidas")),
    stop("toka", quiz(time_limit=timedelta(minutes=1)), points=5),
)


def test_a_task_that_ran_out_of_time_meanwhile_is_not_what_the_team_did():
    now = step(LIMITED, reach("eka"), Skip(later(2), "eka/hidas"))

    assert now.challenge == "eka/hidas"
    assert now.skipped
    assert now.news.too_late == ("eka/nopea",)
    assert now.place_done is not None


def test_an_activity_whose_time_was_full_meanwhile_is_news_and_no_failure():
    rules = adventure(stop("eka", activity(time_limit=timedelta(minutes=1)), quiz("hidas")))

    now = step(rules, reach("eka"), Skip(later(2), "eka/hidas"))

    assert now.news.in_time == ("eka/liike",)
    assert now.news.too_late == ()
    assert (now.solved, now.points, now.skipped) == (None, 0, True)


def test_a_place_that_time_alone_has_done_is_not_the_place_of_the_step():
    began = (reach("eka"), reach("toka"))

    now = step(LIMITED, *began, Answer(later(2), "eka/hidas", "oikea"))

    assert now.place_done is not None
    assert now.place_done.checkpoint == "eka"
    assert set(now.news.too_late) == {"eka/nopea", "toka/visa"}


def test_an_answer_that_comes_too_late_is_refused_and_told_of_once():
    now = step(LIMITED, reach("toka"), Answer(later(2), "toka/visa", "oikea"))

    assert now.refused is not None
    assert now.refused.reason is Reason.TIME_UP
    assert now.challenge == "toka/visa"
    assert now.answered is None


def test_what_an_organiser_closed_lets_the_team_by_without_an_answer_of_its_own():
    rules = adventure(stop("eka", role="start"), stop("toka", quiz(), points=5))
    closed = (CloseCheckpoint(NOON, "toka"), reach("eka"))

    now = step(rules, *closed)

    assert now.checkpoint == "eka"
    assert now.news.passed == ("toka",)
    assert (now.solved, now.answered, now.points) == (None, None, 0)


COLOURS = MultiChallenge(
    id="varit",
    type="multi",
    prompt=text("Mitkä?"),
    points=10,
    partial=True,
    options=(
        {"id": "puna", "text": text("Puna"), "correct": True},
        {"id": "sini", "text": text("Sini"), "correct": True},
        {"id": "musta", "text": text("Musta")},
    ),
)


def test_an_answer_that_is_right_in_part_is_told_with_its_points():
    rules = adventure(stop("eka", COLOURS))

    now = step(rules, reach("eka"), Answer(NOON, "eka/varit", ("puna",)))

    assert now.partly is not None
    assert (now.challenge, now.points) == ("eka/varit", 5)
    assert now.place_done is not None


def test_an_answer_that_was_sent_without_signal_is_told_as_sent():
    rules = adventure(stop("eka", word()), integrity="competitive")

    now = step(rules, reach("eka"), Answer(NOON, "eka/sana", "ei", sent=True))

    assert now.sent is not None
    assert now.wrong is not None
    assert now.challenge == "eka/sana"


def test_the_end_of_the_time_is_news_of_the_step_that_came_after():
    there = CheckIn(later(41), Verdict(Way.HERE, "puisto"))

    now = step(timed_walk(), reach("asema"), there)

    assert now.checkpoint == "puisto"
    assert now.news.time_ran_out is not None
    assert now.news.time_ran_out.overtime == 50


def test_skipping_is_a_step_of_its_own_place():
    rules = adventure(stop("eka", word()), stop("toka"))

    now = step(rules, reach("eka"), skip("eka/sana"))

    assert now.skipped
    assert now.checkpoint == "eka"


def test_a_step_that_solved_a_place_says_what_it_brought(walk: Adventure):
    log = log_of(walk, (START, *SOLVED))
    before = log_of(walk, (START, SOLVED[0]))

    now = happened(log[len(before) :])

    assert now.points == 10
    assert now.items == ("avain",)
    assert now.place_done is not None
    assert (now.checkpoint, now.challenge) == ("eka", "eka/sana")
    assert not now.skipped


@pytest.mark.parametrize(
    ("intent", "fact"),
    [
        (say("eka/sana", "ei"), "wrong"),
        (hint("eka/sana"), "hint"),
        (skip("eka/sana"), "answered"),
        (reach("toka"), "refused"),
    ],
)
def test_a_step_is_known_by_what_happened(walk: Adventure, intent: Intent, fact: str):
    before = log_of(walk, (START, reach("eka")))

    now = happened(log_of(walk, (START, reach("eka"), intent))[len(before) :])

    assert getattr(now, fact) is not None
    assert now.skipped is (fact == "answered")
