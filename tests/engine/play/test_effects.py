from engine.play.conditions import holds, is_open
from engine.play.decide import decide
from engine.play.events import (
    BadgeGiven,
    CheckpointOpened,
    EndingReached,
    FlagSet,
    RunFinished,
    TextShown,
    TimerRanOut,
)
from engine.play.intents import End, JoinRun
from engine.play.view import view
from engine.scenario.condition import ElapsedAtLeast, ScoreAtLeast
from tests.asking import branch, quiz, text, word
from tests.building import (
    NOON,
    START,
    adventure,
    badge,
    chose,
    done,
    ending,
    ends,
    flag,
    give,
    has,
    item,
    later,
    locks,
    log_of,
    medal,
    opens,
    points,
    reach,
    say,
    set_flag,
    show,
    stop,
    takes,
    timer,
    under_way,
    unless,
)


def test_a_flag_opens_what_waits_for_it():
    rules = adventure(stop("a", on_visit=(set_flag("valo"),)), stop("b", unlock=flag("valo")))
    b = rules.checkpoint("b")

    assert not is_open(rules, under_way(rules), b, NOON)
    assert is_open(rules, under_way(rules, reach("a")), b, NOON)
    assert FlagSet(NOON, "valo", "visited a 1") in log_of(rules, [START, reach("a")])


def test_an_effect_opens_a_checkpoint_whatever_its_own_condition_says():
    rules = adventure(
        stop("a", word(on_solved=(opens("b"),))), stop("b", unlock=done("c")), stop("c")
    )
    state = under_way(rules, reach("a"), say("a/sana", "kuuluuko"))

    assert is_open(rules, state, rules.checkpoint("b"), NOON)
    assert CheckpointOpened(NOON, "b", "solved a/sana 1") in log_of(
        rules, [START, reach("a"), say("a/sana", "kuuluuko")]
    )


def test_what_an_effect_tells_can_be_read_from_then_on():
    rules = adventure(
        stop("a", on_visit=(show("Kello lyö."), badge("kulkija"))), badges=(medal("kulkija"),)
    )

    before = view(rules, under_way(rules), "fi", NOON)
    after = view(rules, under_way(rules, reach("a")), "fi", NOON)

    assert (before.told, before.badges) == ((), ())
    assert after.told == ("Kello lyö.",)
    assert [one.title for one in after.badges] == ["Merkki kulkija"]
    log = log_of(rules, [START, reach("a")])
    assert TextShown(NOON, "visited a 1") in log
    assert BadgeGiven(NOON, "kulkija", "visited a 2") in log


def test_each_option_of_a_branch_has_effects_of_its_own():
    haara = branch()
    left = haara.options[0].model_copy(update={"on_chosen": (give("avain"),)})
    rules = adventure(
        stop("a", haara.model_copy(update={"options": (left, haara.options[1])})),
        items=(item("avain"),),
    )

    assert under_way(rules, reach("a"), say("a/haara", "vasen")).items == {"avain": 1}
    assert under_way(rules, reach("a"), say("a/haara", "oikea")).items == {}


def test_what_failed_has_effects_as_what_was_solved_has():
    rules = adventure(stop("a", quiz(attempts=1, on_failed=(give("lohdutus"),))))

    assert under_way(rules, reach("a"), say("a/visa", "vaara")).items == {"lohdutus": 1}


def test_an_effect_can_end_the_run_with_an_ending_of_its_own():
    rules = adventure(
        stop("a", word(on_solved=(ends("yllatys"), points(7)))),
        stop("b"),
        endings=(ending("yllatys", done("b")), ending("muu")),
    )
    log = log_of(rules, [START, reach("a"), say("a/sana", "kuuluuko")])

    assert log[-2:] == (EndingReached(NOON, "yllatys"), RunFinished(NOON, gave_up=False))
    assert under_way(rules, reach("a"), say("a/sana", "kuuluuko")).final_score == 17


def test_an_ending_comes_but_once():
    rules = adventure(
        stop("a", on_visit=(ends("loppu"),)),
        stop("b", on_visit=(ends("toinen"),)),
        endings=(ending("loppu", done("b")), ending("toinen")),
    )
    state = under_way(rules, reach("a"), reach("b"))

    assert state.ending == "loppu"
    assert under_way(rules, End(NOON), reach("a")).ending is None


def test_things_are_taken_out_of_the_bag_but_never_more_than_are_in_it():
    rules = adventure(
        stop("a", on_visit=(give("kolikko", 3),)),
        stop("b", on_visit=(takes("kolikko", 2),)),
        stop("c", on_visit=(takes("kolikko", 2),)),
    )

    assert under_way(rules, reach("a"), reach("b")).items == {"kolikko": 1}
    assert under_way(rules, reach("a"), reach("b"), reach("c")).items == {"kolikko": 0}


def test_a_locked_checkpoint_is_closed_to_who_has_not_been_there():
    rules = adventure(stop("a", on_visit=(locks("b"),)), stop("b"))
    b = rules.checkpoint("b")

    assert not is_open(rules, under_way(rules, reach("a")), b, NOON)
    assert is_open(rules, under_way(rules, reach("b"), reach("a")), b, NOON)


def test_a_timer_fires_at_its_own_time_once_anyone_does_anything():
    rules = adventure(stop("a", on_visit=(timer(5, give("leipa")),)), stop("b"))
    state = under_way(rules, reach("a"))

    early = decide(rules, state, JoinRun(later(4)))
    late = decide(rules, state, JoinRun(later(9)))

    assert not any(isinstance(one, TimerRanOut) for one in early)
    ran_out = next(one for one in late if isinstance(one, TimerRanOut))
    assert ran_out == TimerRanOut(later(5), "visited a 1")
    assert under_way(rules, reach("a"), JoinRun(later(9)), JoinRun(later(20))).items == {
        "leipa": 1
    }


def test_a_view_shows_a_timer_that_ran_out_before_any_log_holds_it():
    rules = adventure(
        stop("a", on_visit=(timer(5, show("Uuni on kuuma.")),)), title=text("Uuni")
    )
    state = under_way(rules, reach("a"))

    assert view(rules, state, "fi", later(4)).told == ()
    assert view(rules, state, "fi", later(5)).told == ("Uuni on kuuma.",)


def test_conditions_ask_for_choices_things_points_and_time():
    rules = adventure(stop("a", branch(), on_visit=(give("kivi", 2), points(5))))
    state = under_way(rules, reach("a"), say("a/haara", "vasen"))

    asked = {
        chose("a/haara.vasen"): True,
        chose("a/haara.oikea"): False,
        has("kivi", 2): True,
        has("kivi", 3): False,
        ScoreAtLeast(score_at_least=15): True,
        ScoreAtLeast(score_at_least=16): False,
        unless(has("kivi")): False,
    }
    for condition, so in asked.items():
        assert holds(rules, state, condition, NOON) is so, condition
    an_hour = ElapsedAtLeast.model_validate({"elapsed_at_least": "1 h"})
    assert not holds(rules, state, an_hour, later(59.9))
    assert holds(rules, state, an_hour, later(60))
