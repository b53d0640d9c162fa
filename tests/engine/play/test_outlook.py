"""Which checkpoints count on a team's way, and which it can reach no more."""

from datetime import timedelta

import pytest

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import CloseCheckpoint
from engine.play.outlook import outlook
from engine.play.state import RunState
from engine.scenario.checkpoint import Visible
from engine.scenario.condition import Chose, Flag, Has, NeedsAccess, OnTrack, ScoreAtLeast
from engine.scenario.effect import Advanced, Lock, Open, SetFlag
from engine.scenario.route import Route
from tests.asking import branch, quiz, word
from tests.building import (
    NOON,
    adventure,
    at_least,
    done,
    either,
    every,
    give,
    item,
    later,
    perille,
    reach,
    say,
    solved,
    stop,
    under_way,
)
from tests.perille import passed

HELVI = {"graniittitalo", "tuomiokirkko", "muisti"}
TOINI = {"kirkkopuisto", "kivisakasti"}
BOTH = {"asema", "tori", "kirjasto", "kaupungintalo", "lokki", "naisvuori", "vastassa"}


def counted(rules, *intents):
    return outlook(rules, under_way(rules, *intents)).counted


def beyond(rules, *intents):
    return outlook(rules, under_way(rules, *intents)).out_of_reach


def open_to(*stops):
    """A branching adventure: what has no condition of its own is open from the start on."""
    return adventure(*stops, mode="branching")


def test_before_the_start_only_one_side_of_perille_counts_the_longer_one():
    ahead = outlook(perille(), RunState())

    assert ahead.counted == BOTH | HELVI
    assert ahead.out_of_reach == set()


def at_the_fork():
    return tuple(passed("asema", "kirjasto", "tori", "kaupungintalo"))


def test_the_side_that_a_team_has_begun_is_the_one_that_counts():
    assert counted(perille(), *at_the_fork()) == BOTH | HELVI
    assert counted(perille(), *at_the_fork(), reach("kirkkopuisto")) == BOTH | TOINI
    assert counted(perille(), *at_the_fork(), reach("graniittitalo")) == BOTH | HELVI


def test_a_walked_side_counts_although_the_other_is_longer():
    walked = (
        *at_the_fork(),
        *passed("kirkkopuisto", "kivisakasti"),
        reach("graniittitalo"),
    )

    assert counted(perille(), *walked) == BOTH | TOINI


WAYS = open_to(
    stop("risteys", branch("minne"), role="start"),
    stop("silta", unlock=Chose(chose="risteys/minne.vasen")),
    stop("ranta", unlock=done("silta")),
    stop("polku", unlock=Chose(chose="risteys/minne.oikea")),
    stop("maali", unlock=either(done("ranta"), done("polku")), role="finish"),
)


def test_a_choice_puts_the_other_way_out_of_reach_and_all_that_lies_behind_it():
    undecided = reach("risteys")
    right = (undecided, say("risteys/minne", "oikea"))

    assert beyond(WAYS, undecided) == set()
    assert beyond(WAYS, *right) == {"silta", "ranta"}
    assert counted(WAYS, undecided) == {"risteys", "silta", "ranta", "maali"}
    assert counted(WAYS, *right) == {"risteys", "polku", "maali"}


def test_optional_event_and_secret_checkpoints_are_in_no_count():
    rules = adventure(
        stop("eka"),
        stop("lisa", optional=True),
        stop("keinu", kind="secret"),
        stop("tori", kind="event", open=("2026-06-01 11:00", "2026-06-01 13:00")),
        stop("vaivihkaa", visible=Visible.NEVER),
    )

    assert counted(rules) == {"eka"}
    assert counted(rules, reach("lisa"), reach("keinu"), reach("tori")) == {"eka"}
    assert beyond(rules) == set()


def test_of_a_free_choice_of_stops_only_as_many_count_as_the_finish_needs():
    stops = [stop(name) for name in "abcde"]
    need = at_least(2, *(done(name) for name in "abcde"))
    rules = adventure(stop("alku", role="start"), *stops, stop("maali", role="finish"),
                      finish_when=need)  # fmt: skip
    begun = (reach("alku"), reach("d"), reach("e"))

    assert len(counted(rules)) == 4
    assert counted(rules, *begun) == {"alku", "d", "e", "maali"}
    assert counted(rules, *begun, reach("a")) == {"alku", "a", "d", "e", "maali"}


def test_where_everything_is_open_every_plain_stop_counts():
    rules = adventure(
        stop("alku", role="start"), stop("a"), stop("b"), stop("lisa", optional=True),
        stop("maali", role="finish"), mode="score",
    )  # fmt: skip

    assert counted(rules) == {"alku", "a", "b", "maali"}


def test_what_a_finish_needs_is_traced_through_items_and_flags():
    rules = adventure(
        stop("purkki", on_visit=(give("pala", 2),)),
        stop("pussi", on_visit=(give("pala"),), optional=True),
        stop("kello", quiz(on_solved=(SetFlag(set="soi"),)), optional=True),
        stop("turha", optional=True),
        items=(item("pala"),),
        finish_when=every(Has(has="pala", count=3), Flag(flag="soi")),
    )

    assert counted(rules) == {"purkki", "pussi", "kello"}


def test_two_gifts_at_one_place_are_counted_together():
    rules = adventure(
        stop("arkku", word(on_solved=(give("pala"),)), on_visit=(give("pala"),)),
        items=(item("pala"),),
        finish_when=Has(has="pala", count=2),
    )

    assert counted(rules) == {"arkku"}


def test_a_lost_task_puts_out_of_reach_what_needed_it_solved():
    rules = open_to(
        stop("ovi", word(attempts=1)),
        stop("holvi", unlock=solved("ovi/sana"), optional=True),
    )

    assert beyond(rules, reach("ovi")) == set()
    assert beyond(rules, reach("ovi"), say("ovi/sana", "ei")) == {"holvi"}
    assert beyond(rules, reach("ovi"), say("ovi/sana", "kuuluuko")) == set()


def test_what_an_effect_opens_is_reached_by_it_and_what_it_locks_no_more():
    lock = Advanced(advanced=Lock(lock="pussi"))
    rules = open_to(
        stop("ovi", on_visit=(Open(open="holvi"), lock)),
        stop("holvi", unlock=ScoreAtLeast(score_at_least=999), optional=True),
        stop("komero", unlock=done("holvi")),
        stop("pussi", optional=True),
    )

    assert beyond(rules) == set()
    assert beyond(rules, reach("ovi")) == {"pussi"}


def test_what_the_start_decides_is_out_of_reach_from_then_on():
    rules = open_to(
        stop("portaat", unlock=NeedsAccess(access="quiet")),
        stop("luiska", unlock=NeedsAccess(access="no-stairs")),
        stop("toinen", unlock=OnTrack(track=7)),
    )

    assert outlook(rules, RunState()).out_of_reach == set()
    assert beyond(rules) == {"portaat", "toinen"}


def test_ways_in_a_circle_are_found_from_where_they_begin():
    rules = open_to(
        stop("a", unlock=either(done("alku"), done("b"))),
        stop("b", unlock=done("a")),
        stop("alku"),
        stop("c", unlock=done("d")),
        stop("d", unlock=done("c")),
    )

    assert beyond(rules) == {"c", "d"}


def test_what_an_organiser_closed_is_not_counted_unless_the_team_was_there():
    rules = adventure(stop("eka", quiz()), stop("toka"))
    there = under_way(rules, reach("eka"))
    closed = replay(decide(rules, there, CloseCheckpoint(NOON, "toka")), there)
    both = replay(decide(rules, closed, CloseCheckpoint(NOON, "eka")), closed)

    assert outlook(rules, closed).counted == {"eka"}
    assert outlook(rules, both).counted == {"eka"}


@pytest.mark.parametrize(
    ("on_timeout", "gone"),
    [
        ("finish-here", {"toka", "maali"}),
        ("go-to-finish", {"toka"}),
        ("keep-playing-unranked", set()),
    ],
)
def test_when_the_time_is_over_the_rest_is_out_of_reach_as_the_route_says(on_timeout, gone):
    rules = adventure(
        stop("eka", role="start"), stop("toka"), stop("maali", role="finish"),
        route=Route(mode="free", order=("eka", "toka", "maali"),
                    time_limit=timedelta(minutes=30), on_timeout=on_timeout),
    )  # fmt: skip
    state = under_way(rules, reach("eka"), reach("nowhere", at=later(40)))

    assert outlook(rules, state).out_of_reach == gone
    assert len(outlook(rules, state).counted) == 3
