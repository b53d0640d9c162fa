from string import Formatter

import pytest

from engine.proof.finding import LANGUAGES, Severity
from engine.proof.profile_words import who
from engine.proof.profiles import profiles
from engine.proof.solve.proving import proved
from engine.proof.verdicts import RULES, findings
from engine.scenario.adventure import Expect
from engine.scenario.checkpoint import Access, Role, StepFree, Way
from engine.scenario.condition import InLanguage, ScoreAtLeast, TeamSizeAtLeast
from tests.asking import branch, quiz, word
from tests.building import (
    adventure,
    chose,
    circle,
    done,
    either,
    ending,
    every,
    flag,
    give,
    has,
    item,
    perille,
    set_flag,
    solved,
    stop,
    text,
    unless,
    visited,
)

LEVEL = Access(step_free=StepFree.YES)
LEFT = chose("a/haara.vasen")


def level(name, *asked, **fields):
    """A stop that wheels get to, so that only what a test is about is found."""
    return stop(name, *asked, **({"access": LEVEL} | fields))


def way(*stops, unlock, **fields):
    last = level("maali", role=Role.FINISH, unlock=unlock)
    return adventure(*stops, last, mode="branching", **fields)


def found(rules):
    return list(findings(rules, proved(rules)))


def keys(rules):
    return [one.rule.key for one in found(rules)]


def only(rules):
    (one,) = found(rules)
    return one


def test_of_a_good_adventure_nothing_is_said():
    assert found(perille()) == []


def test_a_walk_that_gets_stuck_is_told_by_places_and_choices():
    stops = (
        level("a", branch(), title=text("Asema", en="Station")),
        level("b", title=text("Tori"), unlock=LEFT),
    )

    one = only(way(*stops, unlock=done("b")))

    assert one.rule.key == "soft-lock"
    assert one.rule.severity is Severity.BLOCKS
    assert (one.file, one.path) == ("checkpoints/b.yaml", ("unlock",))
    assert "Asema, ”Oikea”. Tori ei enää aukea" in one.message("fi")
    assert "Station, “Oikea”. Tori never opens" in one.message("en")


def test_a_wrong_answer_on_the_way_is_told_as_one():
    asked = quiz(attempts=1, skippable=False)

    one = only(way(level("a", asked), unlock=solved("a/visa")))

    assert "Rasti a, väärä vastaus." in one.message("fi")


def test_an_adventure_that_nobody_can_finish_says_so_once():
    one = only(way(level("a"), unlock=flag("x")))

    assert one.rule.key == "not-completable"
    assert one.file == "checkpoints/maali.yaml"


def test_without_a_finish_its_condition_is_to_blame():
    one = only(adventure(level("a"), mode="free", finish_when=flag("x")))

    assert one.rule.key == "not-completable"
    assert (one.file, one.path) == ("adventure.yaml", ("route", "finish_when"))


@pytest.mark.parametrize(
    ("fields", "named", "field"),
    [
        ({"access": Access(step_free=StepFree.NO)}, "Ilman portaita", "access"),
        ({"checkin": (Way.QR,)}, "Ilman kameraa", "checkin"),
        ({"checkin": (Way.GPS,), "place": circle()}, "Ilman paikannusta", "checkin"),
    ],
)
def test_who_is_left_out_is_named_and_where_to_let_them_in(fields, named, field):
    one = only(way(level("a", **fields), unlock=done("a")))

    assert one.rule.key == "not-completable-for"
    assert one.rule.severity is Severity.ASKS
    assert one.message("fi").startswith(f"{named}: ")
    assert "heti alussa" in one.message("fi")
    assert (one.file, one.path) == ("checkpoints/a.yaml", (field,))


def test_a_choice_that_strands_only_some_is_told_for_these():
    high = level("b", access=Access(step_free=StepFree.NO), unlock=LEFT, optional=True)
    low = level("c", unlock=chose("a/haara.oikea"), optional=True)
    rules = way(level("a", branch()), high, low, unlock=either(done("b"), done("c")))

    one = only(rules)

    assert one.rule.key == "soft-lock-for"
    assert "Rasti a, ”Vasen”. " in one.message("fi")


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        (InLanguage(language="en"), "Kun kielenä on suomi: "),
        (TeamSizeAtLeast(team_size_at_least=3), "1 hengen joukkue: "),
        (flag("x"), "Kuka tahansa: "),
    ],
    ids=str,
)
def test_anyone_is_said_only_where_nobody_else_gets_on(condition, named):
    one = only(way(level("a"), unlock=every(done("a"), condition)))

    assert one.message("fi").startswith(named)


def test_what_could_not_be_proved_offers_the_simulation():
    rules = way(level("a"), level("b", optional=True), unlock=unless(flag("x")))

    proofs = proved(rules, cap=1)

    (one,) = findings(rules, proofs)
    assert one.rule.key == "not-proved"
    assert "seikkailu simulate" in one.message("en")


def test_a_place_that_nobody_reaches_is_told_and_nothing_behind_it():
    behind = level("b", quiz(on_solved=(set_flag("y"),)), unlock=flag("x"), optional=True)

    one = only(way(level("a"), behind, unlock=done("a")))

    assert (one.rule.key, one.file) == ("unreachable", "checkpoints/b.yaml")


def test_a_task_that_nobody_can_do_is_told():
    asked = word("sana", "!!!", skippable=False, required=False, on_done=(set_flag("y"),))

    one = only(way(level("a", quiz(), asked), unlock=done("a")))

    assert one.rule.key == "unreachable-challenge"
    assert (one.file, one.path) == ("checkpoints/a.yaml", ("challenges", 1))


def test_an_effect_that_never_comes_is_told_where_it_stands():
    wrong = quiz().options[1].model_copy(update={"on_chosen": (set_flag("x"),)})
    asked = quiz(options=(quiz().options[0], wrong), on_failed=(set_flag("y"),))

    paths = [one.path for one in found(way(level("a", asked), unlock=done("a")))]

    assert paths == [
        ("challenges", 0, "on_failed", 0),
        ("challenges", 0, "options", 1, "on_chosen", 0),
    ]


def test_an_ending_that_is_never_told_is_named():
    endings = (ending("ensin", visited("a")), ending("muu"))

    one = only(way(level("a"), unlock=done("a"), endings=endings))

    assert (one.rule.key, one.path) == ("ending-unreachable", ("endings", 1))


def test_items_are_short_on_one_way_or_on_all():
    some = way(
        level("a", branch()),
        level("b", on_visit=(give("kivi"),), unlock=LEFT, optional=True),
        unlock=has("kivi"),
        items=(item("kivi"),),
    )
    never = way(
        level("a", on_visit=(give("kivi"),)),
        unlock=done("a"),
        items=(item("kivi"),),
        endings=(ending("rikas", has("kivi", 5)), ending("muu")),
    )

    short = found(some)[1]
    assert (short.rule.key, short.file) == ("item-short", "checkpoints/maali.yaml")
    assert "1 × Esine kivi, mutta näin pelaten niitä kertyy 0: Rasti a" in short.message("fi")
    assert keys(never) == ["ending-unreachable", "item-never"]
    assert "enintään 1" in found(never)[1].message("fi")


def test_more_points_than_there_are_are_asked_in_vain():
    endings = (ending("mestari", ScoreAtLeast(score_at_least=50)), ending("muu"))
    rules = way(level("a", quiz(points=20)), unlock=done("a"), endings=endings)

    assert keys(rules) == ["ending-unreachable", "score-bounds"]
    assert "50 pistettä, mutta perille tullaan 0–20 pisteellä" in found(rules)[1].message("fi")


def test_an_expected_score_that_nobody_can_have_is_told():
    expect = Expect(score=(30, 40))

    one = only(way(level("a", quiz(points=20)), unlock=done("a"), expect=expect))

    assert (one.rule.key, one.path) == ("score-bounds", ("expect", "score"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_says_the_same_things_in_every_language(rule):
    def names(words):
        return {name for _, name, _, _ in Formatter().parse(words) if name}

    said = [rule.says.root[language] for language in LANGUAGES]

    assert len({frozenset(names(words)) for words in said}) == 1
    assert set(rule.why.root) == set(LANGUAGES)


def test_every_kind_of_team_has_a_name():
    bracket = TeamSizeAtLeast(team_size_at_least=3)
    rules = way(level("a", optional=True), level("b", unlock=bracket), unlock=done("a"))

    names = {who(one, tracks=1).said("fi") for one in profiles(rules)}

    assert len(names) == len(profiles(rules))
    assert {
        "Kuka tahansa",
        "Kun kielenä on englanti",
        "Ilman verkkoa",
        "3 hengen joukkue",
    } <= names
    assert who(profiles(rules)[0], tracks=4).said("en") == "Anyone, track 0"
