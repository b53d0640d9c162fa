from engine.play.intents import Answer, Award, ReturnAnswer
from tests.asking import RIGHT, several, thought, word
from tests.building import (
    NOON,
    adventure,
    give,
    later,
    reach,
    say,
    stop,
    takes,
    under_way,
)

WALK = adventure(
    stop("a", points=7), stop("k", thought(), several(partial=True), optional=True)
)
FINISHED = (reach("k"), reach("a", at=later(5)))
REF = "k/mietteet"


def test_giving_back_an_answer_that_came_behind_the_finish_costs_nothing_in_the_ranking():
    late = (*FINISHED, say(REF, "x", later(6)))

    returned = under_way(WALK, *late, ReturnAnswer(later(7), REF))
    again = under_way(WALK, *late, ReturnAnswer(later(7), REF), say(REF, "y", later(8)))

    assert (under_way(WALK, *late).score, under_way(WALK, *late).ranked_score) == (17, 7)
    assert (returned.score, returned.ranked_score) == (7, 7)
    assert (again.score, again.ranked_score) == (17, 7)


def test_giving_back_an_answer_of_before_the_finish_costs_its_points():
    early = (reach("k"), say(REF, "x"), reach("a", at=later(5)))

    returned = under_way(WALK, *early, ReturnAnswer(later(7), REF))
    again = under_way(WALK, *early, ReturnAnswer(later(7), REF), say(REF, "y", later(8)))

    assert under_way(WALK, *early).ranked_score == 17
    assert (returned.score, returned.ranked_score) == (7, 7)
    assert (again.score, again.ranked_score) == (17, 17)


def test_a_step_of_before_the_finish_that_arrives_behind_it_counts_once():
    part = say("k/monta", ("kuusi",), later(6))
    whole = say("k/monta", ("kuusi", "koivu"), later(4))

    assert under_way(WALK, *FINISHED, part).ranked_score == 7
    assert under_way(WALK, *FINISHED, part, whole).ranked_score == 17
    assert under_way(WALK, *FINISHED, whole, part).ranked_score == 17


def test_giving_back_what_came_in_part_before_and_behind_the_finish_costs_what_counted():
    early, late = (say("k/monta", RIGHT["multi"], later(minute)) for minute in (4, 6))
    part = say("k/monta", ("kuusi",), later(6))
    back = ReturnAnswer(later(9), "k/monta")

    assert under_way(WALK, *FINISHED, part, late, back).ranked_score == 7
    assert under_way(WALK, *FINISHED, part, early).ranked_score == 17
    assert under_way(WALK, *FINISHED, part, early, back).ranked_score == 7


def test_a_step_made_at_the_very_finish_comes_too_late():
    assert under_way(WALK, *FINISHED, say(REF, "x", later(5))).ranked_score == 7
    assert under_way(WALK, *FINISHED, say(REF, "x", later(4.9))).ranked_score == 17


def test_an_organiser_can_take_more_than_there_is_and_nobody_falls_below_nothing():
    taken = under_way(WALK, reach("a"), Award(NOON, -50), Award(NOON, 45))

    assert (taken.score, taken.ranked_score) == (2, 2)
    assert under_way(WALK, reach("a"), Award(NOON, -50)).ranked_score == 0
    assert under_way(WALK, reach("a"), Award(NOON, -50)).score == 0


def test_each_answer_given_back_is_counted_apart_from_every_other():
    rules = adventure(stop("a", thought(), thought("toinen", points=4)), stop("b"))
    sent = (reach("a"), say("a/mietteet", "x"), say("a/toinen", "y"))
    both = (ReturnAnswer(NOON, "a/mietteet"), ReturnAnswer(NOON, "a/toinen"))

    assert under_way(rules, *sent, *both).score == 0
    assert under_way(rules, *sent, *both, say("a/toinen", "z")).score == 4
    assert under_way(rules, *sent, both[0], both[0]).score == 4


def test_an_answer_sent_in_a_relaxed_game_is_an_answer_like_any_other():
    rules = adventure(stop("a", word(attempts=1)), stop("b"))

    def after(value):
        return under_way(rules, reach("a"), Answer(NOON, "a/sana", value, sent=True))

    assert {"solved a/sana", "done a/sana", "done a"} <= after("kuuluuko").facts
    assert {"failed a/sana", "done a/sana", "done a"} <= after("haloo").facts


def test_what_is_given_and_taken_at_once_goes_in_the_author_s_order():
    lent = word(on_solved=(give("kivi", 2),), on_done=(takes("kivi"),))
    rules = adventure(
        stop("a", lent),
        stop("b", on_visit=(give("sulka"), takes("sulka"), give("sulka", 3))),
        stop("c", on_visit=(give("lehti", 3), takes("lehti", 2), takes("lehti", 2))),
        stop("d"),
    )

    state = under_way(rules, reach("a"), say("a/sana", "kuuluuko"), reach("b"), reach("c"))

    assert state.items == {"kivi": 1, "sulka": 3, "lehti": 0}
