"""Perille from the station to its endings, by either side of the telephone."""

from itertools import permutations

import pytest

from adventures.catalogue import SHIPPED, read_adventure
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.view import view
from tests.building import NOON, reach, say, shipped, skip, under_way
from tests.perille import (
    FIRST_ACT,
    FOUND_BY_ALL,
    LAST_ACT,
    PERILLE,
    PLAIN,
    RUNNING,
    SIDES,
    required,
    walked,
)

TEN = {
    *("digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo"),
    *("unelmavuosi", "luova"),
}
A_SIDE = 55
ENDINGS = {
    "helville": "helvi-juoksee",
    "asemalle": "odottaja",
    "auki": "linja-auki",
}


def both_sides() -> tuple[str, ...]:
    return ("asema", *FIRST_ACT, *SIDES["helvi"], *SIDES["toini"], *LAST_ACT)


def with_the_swing(side: str) -> tuple[str, ...]:
    return (*RUNNING[side][:-1], "keinu", "vastassa")


@pytest.mark.parametrize("side", SIDES)
def test_either_side_leads_all_the_way_home_for_the_same_points(side):
    state = walked(*RUNNING[side])

    assert state.finished_at == NOON
    assert not state.gave_up
    assert state.final_score == PLAIN
    assert state.checkpoints_done == len(RUNNING[side])


@pytest.mark.parametrize("side", SIDES)
def test_either_side_passes_all_ten_sub_projects_but_those_beside_the_way(side):
    shown = view(PERILLE, walked(*RUNNING[side]), "fi", NOON)

    assert {name for card in shown.checkpoints for name in card.sub_projects} == TEN


@pytest.mark.parametrize("side", SIDES)
def test_either_side_gathers_the_envelope_six_pieces_and_one_letter(side):
    bag = walked(*RUNNING[side]).items

    assert bag == dict.fromkeys(FOUND_BY_ALL | {"kuori", f"{side}n-kirje"}, 1)


@pytest.mark.parametrize("order", [*permutations(FIRST_ACT)])
@pytest.mark.parametrize("side", SIDES)
def test_the_first_act_may_be_walked_in_any_order(side, order):
    state = walked("asema", *order, *SIDES[side], *LAST_ACT)

    assert state.final_score == PLAIN


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("plugged", "ending"), ENDINGS.items())
def test_what_was_plugged_in_at_lokki_decides_how_it_ends(side, plugged, ending):
    assert walked(*RUNNING[side], plugged=plugged).ending == ending


@pytest.mark.parametrize("plugged", ENDINGS)
def test_who_walks_both_sides_reads_both_letters_whatever_was_plugged_in(plugged):
    state = walked(*both_sides(), plugged=plugged)

    assert state.ending == "kaksi-aanta"
    assert state.final_score == PLAIN + A_SIDE


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("plugged", ENDINGS)
def test_who_finds_the_swing_reads_both_letters(side, plugged):
    state = walked(*with_the_swing(side), plugged=plugged)

    assert state.ending == "kaksi-aanta"
    assert state.items["kirjepari"] == 1


def test_the_corners_spell_the_place_where_the_letters_lie():
    marks = {}
    for item in PERILLE.items:
        for row in (item.inscription.root["fi"] if item.inscription else "").split("\n"):
            number, _, letter = row.partition(" ")
            if number.isdigit() and len(letter) == 1:
                marks[int(number)] = letter

    word = "".join(marks[number] for number in sorted(marks))
    assert word == PERILLE.checkpoint("keinu").title.root["fi"].upper() == "KEINU"
    assert "vuoren takana" in PERILLE.item("liuska-5").inscription.root["fi"]


def test_all_five_corner_letters_are_found_on_what_everybody_walks():
    common = {"kuori", "liuska-1", "liuska-2", "liuska-3", "liuska-5"}
    bag = walked("asema", *FIRST_ACT, *SIDES["toini"], "lokki").items

    assert common <= bag.keys()


def test_the_swing_is_in_no_list_before_it_is_found():
    shown = view(PERILLE, walked(*RUNNING["helvi"]), "fi", NOON)

    assert "keinu" not in {card.id for card in shown.checkpoints}
    assert (
        view(PERILLE, walked(*with_the_swing("helvi")), "fi", NOON).ending.id == "kaksi-aanta"
    )


@pytest.mark.parametrize(
    ("side", "known"), [("helvi", "Te tunsitte kuulijan."), ("toini", "Te tunsitte tulijan.")]
)
def test_each_side_has_a_line_of_its_own_at_the_end(side, known):
    state = walked(*RUNNING[side][:-1])
    line = {"helvi": "vastassa/kuulija", "toini": "vastassa/tulija"}[side]
    for intent in (reach("vastassa"), say(line, "true")):
        state = replay(decide(PERILLE, state, intent), state)

    told = view(PERILLE, state, "fi", NOON).told

    assert known in told
    assert not state.finished_at


def test_whom_one_will_ring_stays_with_the_team_and_may_be_said_after_the_end():
    asked = PERILLE.challenge("vastassa/soitto")
    state = walked(*RUNNING["helvi"])
    after = replay(decide(PERILLE, state, say("vastassa/soitto", "Mummolle")), state)

    assert (asked.visibility, asked.points, asked.required) == ("self", 0, False)
    assert after.finished_at
    assert after.final_score == PLAIN


@pytest.mark.parametrize("side", SIDES)
def test_who_skips_everything_still_arrives_by_an_open_line(side):
    passed = [
        intent
        for stop_id in RUNNING[side]
        for intent in (reach(stop_id), *map(skip, required(stop_id)))
    ]

    state = under_way(PERILLE, *passed)

    assert (state.finished_at, state.ending) == (NOON, "linja-auki")
    assert state.final_score == 0


def test_the_shipped_adventure_has_no_problems():
    parsed = read_adventure(SHIPPED / "perille", shipped().programme)

    assert parsed.problems == ()
    assert parsed.value == PERILLE
