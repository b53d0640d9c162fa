import pytest

from engine.play.recounting import outcome_in_words, step_in_words, walk_in_words
from engine.play.walking import walked
from engine.scenario.checkpoint import Role, Way
from engine.scenario.parsing import parse_model
from engine.scenario.walkthrough import VERBS, Expected, Team, Walkthrough
from tests.asking import activity, branch, match, number, quiz, several, text, word
from tests.building import (
    NOON,
    adventure,
    badge,
    circle,
    done,
    ending,
    flag,
    give,
    hints,
    item,
    later,
    medal,
    stop,
)

RULES = adventure(
    stop("a", quiz(points=10), title=text("Asema", sv="Stationen")),
    stop("b", branch(points=0), word(wrong_costs=2, hints=hints(3)), title=text("Tori")),
    stop("m", role=Role.FINISH, on_done=(give("kivi"), badge("tahti")), title=text("Maali")),
    mode="linear",
    items=(item("kivi"),),
    badges=(medal("tahti"),),
    endings=(ending("loppu"),),
)
WAY = """
title: Koko matka
team: {language: fi}
steps:
  - check_in: a
  - answer: a/visa
    value: oikea
  - check_in: b
  - answer: b/haara
    value: vasen
  - answer: b/sana
    value: kuuluuko
  - check_in: m
expect: {}
"""


def script(source=WAY, **expect):
    parsed = parse_model("walk.yaml", source, Walkthrough)
    assert parsed.problems == ()
    return (
        parsed.value.model_copy(update={"expect": Expected(**expect)})
        if expect
        else (parsed.value)
    )


def steps(*lines, team="{language: fi}", **expect):
    rows = "\n".join(f"  - {line}" for line in lines)
    return script(f"title: T\nteam: {team}\nsteps:\n{rows}\nexpect: {{}}\n", **expect)


def told(walk, rules=RULES, language="fi"):
    return list(walked(rules, walk, NOON, language).told)


def test_a_walk_that_goes_as_expected_has_nothing_to_tell():
    walk = script(
        finished=True,
        stuck=False,
        ending="loppu",
        score=20,
        visited=("a", "m"),
        done=("b", "b/sana"),
        solved=("a/visa",),
        open=("a",),
        items={"kivi": 1},
        badges=("tahti",),
    )

    done_so = walked(RULES, walk, NOON)

    assert done_so.told == ()
    assert done_so.state.finished_at == NOON
    assert len(done_so.steps) == 6
    assert sum(len(one.happened) for one in done_so.steps) == len(done_so.log) - 1


@pytest.mark.parametrize(
    ("expect", "sentence"),
    [
        ({"finished": False}, "Pelin piti olla kesken, mutta se on jo perillä."),
        ({"stuck": True}, "Joukkueen piti jäädä jumiin, mutta se pääsee yhä eteenpäin."),
        ({"ending": "muu"}, "Lopun piti olla muu, mutta se on loppu."),
        ({"score": 7}, "Pisteitä piti olla 7, mutta niitä on 20."),
        ({"items": {"kivi": 2}}, "Esinettä Esine kivi piti olla 2, mutta niitä on 1."),
        ({"items": {"x": 1}}, "Esinettä x piti olla 1, mutta niitä on 0."),
        ({"done": ("x",)}, "x: sen piti olla tehty."),
        ({"solved": ("b/x",)}, "Tori, x: sen piti olla ratkaistu."),
        ({"visited": ("x",)}, "x: siellä piti olla käyty."),
        ({"locked": ("b",)}, "Tori: rastin piti olla kiinni, mutta se on auki."),
        ({"open": ("x",)}, "x: rastin piti olla auki, mutta se on kiinni."),
        ({"badges": ("x",)}, "x: merkki puuttuu."),
    ],
)
def test_what_is_otherwise_is_told_in_one_sentence(expect, sentence):
    assert told(script(**expect)) == [sentence]


def test_a_walk_that_stops_halfway_is_neither_finished_nor_stuck():
    walk = steps("check_in: a", finished=True, stuck=True)

    assert told(walk, language="en") == [
        "The run should have finished, but goes on.",
        "The team should be stuck, but can still go on.",
    ]


def test_a_step_that_the_game_refuses_is_told_unless_it_was_to_be():
    refused = steps("check_in: b", "check_in: a")
    meant = steps("{check_in: b, refused: locked}", "check_in: a")
    let_through = steps("{check_in: a, refused: locked}")

    assert told(refused) == ["Tori: leimaatte rastin. Tämä ei onnistunut (locked)."]
    assert told(meant) == []
    assert told(let_through) == [
        "Asema: leimaatte rastin. Tämän ei pitänyt onnistua (locked), mutta se onnistui."
    ]


def test_only_waiting_takes_time():
    walk = steps("check_in: a", "wait: 5 min", "{answer: a/visa, value: oikea}")

    done_so = walked(RULES, walk, NOON)

    assert [one.at for one in done_so.steps] == [NOON, later(5), later(5)]


def test_a_walk_may_begin_at_a_time_of_its_own():
    walk = steps("check_in: a").model_copy(update={"begins": later(0).replace(tzinfo=None)})

    assert walked(RULES, walk, NOON).steps[0].at == later(-180)


def test_a_check_in_takes_the_first_way_that_the_team_has():
    place = stop("a", place=circle(), checkin=(Way.QR, Way.GPS, Way.CODE))
    rules = adventure(place)

    def way_of(team, line="check_in: a"):
        return walked(rules, steps(line, team=team), NOON).log[1].way

    assert way_of("{language: fi}") is Way.QR
    assert way_of("{language: fi, access: [no-camera]}") is Way.GPS
    assert way_of("{language: fi}", "{check_in: a, way: code}") is Way.CODE


def test_an_organiser_s_steps_are_played_too():
    last = stop("b", unlock=flag("x"))
    rules = adventure(stop("a", quiz(points=10)), last, finish_when=done("b"))
    walk = steps(
        "close: b",
        "reopen: b",
        "check_in: a",
        "waive: a/visa",
        "{answer: a/visa, value: oikea}",
        "return_answer: a/visa",
        "award: 5",
        "pause: true",
        "resume: true",
        "give_up: true",
        score=5,
        finished=True,
    )

    assert told(walk, rules) == []


def test_numbers_and_true_are_taken_as_phones_send_them():
    rules = adventure(stop("a", number(), activity(), several(), match()))
    walk = steps(
        "check_in: a",
        "{answer: a/luku, value: 61.5}",
        "{answer: a/liike, value: true}",
        "{answer: a/monta, value: [kuusi, koivu]}",
        "{answer: a/parit, value: {suomi: helsinki, ruotsi: tukholma}}",
        solved=("a/luku", "a/liike", "a/monta", "a/parit"),
    )

    assert told(walk, rules) == []


def test_a_step_with_two_verbs_or_none_is_one_problem():
    for line in ("{check_in: a, skip: a/visa}", "{dance: a}"):
        source = f"title: T\nteam: {{language: fi}}\nsteps:\n  - {line}\nexpect: {{}}\n"

        parsed = parse_model("walk.yaml", source, Walkthrough)

        assert [one.line for one in parsed.problems] == [4]
        assert "check_in, answer, skip" in parsed.problems[0].message


EVERY_STEP = steps(
    "check_in: a",
    "{answer: a/visa, value: vaara}",
    "skip: a/visa",
    "take_hint: b/sana",
    "finish_activity: a/visa",
    "wait: 90 s",
    "give_up: true",
    "pause: true",
    "resume: true",
    "close: a",
    "reopen: a",
    "waive: a/visa",
    "award: 5",
    "return_answer: a/visa",
)


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-x-selko"])
def test_every_step_is_told_in_every_language(language):
    sentences = [step_in_words(RULES, step, language) for step in EVERY_STEP.steps]

    assert [step.verb for step in EVERY_STEP.steps] == list(VERBS)
    assert len(set(sentences)) == len(VERBS)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)


def test_steps_name_places_by_title_and_options_by_their_words():
    said = [step_in_words(RULES, step, "fi") for step in script().steps]

    assert said[:4] == [
        "Asema: leimaatte rastin.",
        "Asema: vastaatte tehtävään visa: Tämä.",
        "Tori: leimaatte rastin.",
        "Tori: vastaatte tehtävään haara: Vasen.",
    ]
    assert step_in_words(RULES, script().steps[0], "sv") == "Stationen: ni stämplar in."


def test_what_came_of_each_step_is_told_after_it():
    walk = steps(
        "check_in: a",
        "{answer: a/visa, value: vaara}",
        "skip: a/visa",
        "{answer: a/visa, value: oikea}",
        "check_in: m",
    )

    done_so = walked(RULES, walk, NOON)

    said = [outcome_in_words(RULES, one.happened, "fi") for one in done_so.steps]
    assert said == ["", "väärin", "ohitettu", "oikein, 10 pistettä", "ei onnistu: locked"]


def test_the_last_step_tells_the_ending():
    last = walked(RULES, script(), NOON).steps[-1]

    assert outcome_in_words(RULES, last.happened, "en") == "ending: Loppu loppu, finished"


def test_a_walk_on_one_line_names_places_choices_and_slips():
    walk = steps(
        "check_in: a",
        "{answer: a/visa, value: vaara}",
        "{answer: a/visa, value: vaara}",
        "{answer: a/visa, value: oikea}",
        "wait: 5 min",
        "check_in: b",
        "{answer: b/haara, value: oikea}",
        "skip: b/sana",
    )

    line = walk_in_words(RULES, walk.steps, "fi")

    assert line == "Asema, väärä vastaus, odotus 5 min → Tori, ”Oikea”, ohitus"
    assert walk_in_words(RULES, (), "fi") == ""


def test_a_team_without_signal_sends_what_it_answers_only_where_that_matters():
    def played(integrity):
        rules = adventure(stop("a", quiz()), stop("b"), integrity=integrity)
        line = "{answer: a/visa, value: oikea}"
        walk = steps("check_in: a", line, team="{language: fi, signal: false}", done=("a",))
        done_so = walked(rules, walk, NOON)
        return done_so.told, outcome_in_words(rules, done_so.steps[1].happened, "en")

    assert played("competitive") == ((), "sent, right, 10 points")
    assert played("relaxed") == ((), "right, 10 points")


def test_a_team_is_a_value_that_can_be_compared():
    assert Team(language="fi", access=("no-stairs",)) == script().team.model_copy(
        update={"access": ("no-stairs",)}
    )
