import pytest

from engine.play.decide import decide
from engine.play.events import (
    Announced,
    AnswerReturned,
    ChallengeSolved,
    CheckpointClosed,
    CheckpointPassed,
    CheckpointReached,
    CheckpointReopened,
    HintTaken,
    IntentRefused,
    PointsAwarded,
    Reason,
)
from engine.play.intents import (
    Announce,
    Award,
    CloseCheckpoint,
    End,
    GiveHint,
    Pause,
    ReopenCheckpoint,
    Resume,
    ReturnAnswer,
    Waive,
)
from engine.play.view import view
from engine.scenario.asking import Hint
from tests.asking import branch, thought, word
from tests.building import (
    NOON,
    START,
    adventure,
    done,
    ending,
    ends,
    give,
    log_of,
    reach,
    say,
    solved,
    stop,
    text,
    under_way,
)

CLOSE_B = CloseCheckpoint(NOON, "b")
CHAIN = adventure(
    stop("a", word(), points=1),
    stop("b", word(), points=2, on_done=(give("kivi"),)),
    stop("c", unlock=solved("b/sana")),
    mode="linear",
)


def cards(rules, state):
    return {card.id: card.status for card in view(rules, state, "fi", NOON).checkpoints}


def test_a_closed_checkpoint_passes_when_it_would_open_and_never_earlier():
    before = under_way(CHAIN, CLOSE_B)
    after = under_way(CHAIN, CLOSE_B, reach("a"), say("a/sana", "kuuluuko"))

    assert "visited b" not in before.facts
    assert {"visited b", "done b", "solved b/sana"} <= after.facts
    assert after.items == {"kivi": 1}
    assert after.points == {"a": 1, "a/sana": 10}


def test_it_is_hidden_from_who_has_not_been_there():
    state = under_way(CHAIN, CLOSE_B, reach("a"), say("a/sana", "kuuluuko"))

    assert cards(CHAIN, state) == {"a": "done", "c": "open"}


def test_a_check_in_made_there_all_the_same_still_counts():
    state = under_way(CHAIN, reach("a"), say("a/sana", "kuuluuko"), CLOSE_B)

    happened = decide(CHAIN, state, reach("b"))
    after = under_way(
        CHAIN,
        reach("a"),
        say("a/sana", "kuuluuko"),
        CLOSE_B,
        reach("b"),
        say("b/sana", "kuuluuko"),
    )

    assert isinstance(happened[0], CheckpointReached)
    assert (after.points["b"], after.points["b/sana"]) == (2, 10)
    assert cards(CHAIN, after)["b"] == "done"
    assert after.items == {"kivi": 1}


def test_who_is_there_when_it_closes_may_go_on_and_is_not_held_up():
    at_b = (reach("a"), say("a/sana", "kuuluuko"), reach("b"), CLOSE_B)
    state = under_way(CHAIN, *at_b)

    assert cards(CHAIN, state) == {"a": "done", "b": "done", "c": "open"}
    assert under_way(CHAIN, *at_b, say("b/sana", "kuuluuko")).points["b/sana"] == 10


def test_reopening_holds_for_whom_it_has_not_passed():
    early = under_way(
        CHAIN, CLOSE_B, ReopenCheckpoint(NOON, "b"), reach("a"), say("a/sana", "kuuluuko")
    )
    late = under_way(
        CHAIN, CLOSE_B, reach("a"), say("a/sana", "kuuluuko"), ReopenCheckpoint(NOON, "b")
    )

    assert cards(CHAIN, early)["b"] == "open"
    assert "b" not in cards(CHAIN, late)
    assert "done b" in late.facts


def test_what_is_closed_already_or_open_already_changes_nothing():
    closed = under_way(CHAIN, CLOSE_B)

    assert decide(CHAIN, closed, CLOSE_B) == ()
    assert decide(CHAIN, under_way(CHAIN), ReopenCheckpoint(NOON, "b")) == ()
    assert decide(CHAIN, closed, ReopenCheckpoint(NOON, "b")) == (
        CheckpointReopened(NOON, "b"),
    )
    refused = (IntentRefused(NOON, Reason.NOTHING_HERE),)
    assert decide(CHAIN, closed, CloseCheckpoint(NOON, "x")) == refused


def test_closing_fires_every_effect_but_an_end():
    rules = adventure(
        stop("a", on_visit=(give("kivi"), ends("yllatys"))),
        stop("b"),
        endings=(ending("yllatys", done("b")), ending("muu")),
    )
    state = under_way(rules, CloseCheckpoint(NOON, "a"))

    assert state.items == {"kivi": 1}
    assert state.running
    assert under_way(rules, CloseCheckpoint(NOON, "a"), reach("a")).ending == "yllatys"


@pytest.mark.parametrize("default", [None, "oikea"])
def test_in_a_closed_branch_its_default_is_chosen_else_the_organiser_s_pick(default):
    rules = adventure(stop("a", branch(default=default)), stop("b"))
    unpicked = CloseCheckpoint(NOON, "a")
    picked = CloseCheckpoint(NOON, "a", {"a/haara": "vasen"})

    if default is None:
        assert decide(rules, under_way(rules), unpicked) == (
            IntentRefused(NOON, Reason.OTHER_WAY),
        )
    else:
        assert under_way(rules, unpicked).chosen == {"a/haara": "oikea"}
    assert under_way(rules, picked).chosen == {"a/haara": "vasen"}


def test_closing_the_finish_lets_everybody_finish_there():
    rules = adventure(stop("a"), stop("b", word()), mode="linear")
    log = log_of(rules, [START, CloseCheckpoint(NOON, "b"), reach("a")])

    assert CheckpointClosed(NOON, "b") in log
    assert CheckpointPassed(NOON, "b") in log
    assert not under_way(rules, CloseCheckpoint(NOON, "b"), reach("a")).running


def test_a_waived_challenge_is_solved_for_nothing_and_can_still_be_answered():
    rules = adventure(stop("a", word(), thought()), stop("b", unlock=solved("a/sana")))
    waive = Waive(NOON, "a/sana")
    state = under_way(rules, reach("a"), waive)

    assert cards(rules, state)["b"] == "open"
    assert state.earned == 0
    assert decide(rules, state, waive) == ()
    assert decide(rules, state, say("a/sana", "kuuluuko")) == (
        ChallengeSolved(NOON, "a/sana", 10),
    )
    assert decide(rules, under_way(rules), waive) == (IntentRefused(NOON, Reason.NOT_VISITED),)


def test_an_award_changes_the_ranking_also_behind_the_finish_and_no_fact():
    rules = adventure(stop("a", word()))
    walked = (reach("a"), say("a/sana", "kuuluuko"))
    plain = under_way(rules, *walked)

    awarded = under_way(rules, *walked, Award(NOON, 5), Award(NOON, -2))

    assert decide(rules, plain, Award(NOON, 5)) == (PointsAwarded(NOON, 5, 1),)
    assert (plain.ranked_score, awarded.ranked_score) == (10, 13)
    assert (awarded.facts, awarded.earned) == (plain.facts, plain.earned)


def test_a_returned_answer_loses_its_points_until_it_is_answered_again():
    rules = adventure(stop("a", thought()), stop("b"))
    sent = (reach("a"), say("a/mietteet", "en tiedä"))
    returned = under_way(rules, *sent, ReturnAnswer(NOON, "a/mietteet"))
    again = under_way(
        rules, *sent, ReturnAnswer(NOON, "a/mietteet"), say("a/mietteet", "Kotoa.")
    )

    assert decide(rules, under_way(rules, *sent), ReturnAnswer(NOON, "a/mietteet")) == (
        AnswerReturned(NOON, "a/mietteet", 10),
    )
    assert (returned.score, returned.ranked_score) == (0, 0)
    assert "done a" in returned.facts
    asked = view(rules, returned, "fi", NOON).checkpoints[0].challenges[0]
    assert (asked.status, asked.again) == ("open", True)
    assert again.score == 10
    assert decide(rules, under_way(rules), ReturnAnswer(NOON, "a/mietteet")) == (
        IntentRefused(NOON, Reason.NOT_VISITED, "a/mietteet"),
    )


def test_an_announcement_is_kept_by_the_id_of_its_words():
    state = under_way(CHAIN, Announce(NOON, "w1"), Announce(NOON, "w2"))

    assert decide(CHAIN, under_way(CHAIN), Announce(NOON, "w1")) == (Announced(NOON, "w1"),)
    assert [one.words for one in view(CHAIN, state, "fi", NOON).announced] == ["w1", "w2"]


def test_pausing_twice_is_pausing_once_and_nothing_is_refused_meanwhile():
    paused = under_way(CHAIN, Pause(NOON))

    assert decide(CHAIN, paused, Pause(NOON)) == ()
    assert decide(CHAIN, under_way(CHAIN), Resume(NOON)) == ()
    assert under_way(CHAIN, Pause(NOON), reach("a"), End(NOON)).finished_at == NOON


HINTED = adventure(
    stop(
        "a",
        word(
            hints=(Hint(text=text("Ensin"), cost=2), Hint(text=text("Sitten"), cost=3, after=2))
        ),
    ),
    stop("b"),
)


def test_a_hint_that_staff_give_costs_nothing_and_waits_for_nothing():
    there = under_way(HINTED, reach("a"))

    [first] = decide(HINTED, there, GiveHint(NOON, "a/sana"))
    after = under_way(HINTED, reach("a"), GiveHint(NOON, "a/sana"), GiveHint(NOON, "a/sana"))

    assert first == HintTaken(NOON, "a/sana", 1, 0)
    assert (after.hints, sum(after.hint_costs.values())) == ({"a/sana": 2}, 0)
    assert decide(HINTED, after, GiveHint(NOON, "a/sana")) == ()


def test_a_hint_is_given_only_where_the_team_is():
    before = under_way(HINTED)

    assert decide(HINTED, before, GiveHint(NOON, "a/sana")) == (
        IntentRefused(NOON, Reason.NOT_VISITED),
    )
