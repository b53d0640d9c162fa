"""What a phone carries to play on without signal, and what hashes can tell it."""

from decimal import Decimal

import pytest

from engine.play.carrying import carried
from engine.play.hashing import answer_hashes, is_exact
from engine.scenario.checkpoint import Grade, Place
from engine.scenario.edition import compiled
from engine.scenario.parting import parted
from tests.asking import ASKED, SQUARE, branch, number, order, quiz, several, tap, word
from tests.building import adventure, away, stop

PARK = Place(
    polygon=(SQUARE, away(80, 90), away(80, 180)),
    grade=Grade.SURVEYED,
    accuracy_m=5,
    source="measured for a test",
)


def carried_challenges(*challenges) -> dict[str, dict[str, object]]:
    [stop_carried] = carried(adventure(stop("a", *challenges))).sealed["checkpoints"]
    return {one["id"]: one for one in stop_carried["challenges"]}


def test_a_phone_can_tell_a_branch_from_a_quiz_and_not_which_option_is_right():
    known = carried_challenges(branch(), quiz())

    assert (known["haara"]["branches"], known["visa"]["branches"]) == (True, False)
    assert "correct" not in str(known)


def test_a_phone_knows_where_the_middle_of_a_polygon_is():
    [park] = carried(adventure(stop("a", place=PARK))).sealed["checkpoints"]

    centre = PARK.fence.centre
    assert park["place"]["centre"] == {"lat": centre.lat, "lon": centre.lon}


def test_what_is_marked_for_a_phone_is_no_part_of_an_edition():
    rules = adventure(stop("a", branch(), tap(), place=PARK))

    before = compiled(rules).sha
    carried(rules)

    assert compiled(rules).sha == before
    assert "branches" not in str(parted(rules).sealed)
    assert "inexact" not in str(parted(rules).sealed)


@pytest.mark.parametrize(
    ("challenge", "exact"),
    [
        (number(), True),
        (number(tolerance=Decimal("0.5")), False),
        (word(), True),
        (word(typos=1), False),
        (several(), True),
        (several(partial=True), False),
        (order(), True),
        (order(partial=True), False),
        (tap(), False),
        (quiz(), True),
    ],
)
def test_hashes_tell_wrong_only_where_nothing_but_the_exact_form_passes(challenge, exact):
    assert is_exact(challenge) is exact
    assert ("inexact" in carried_challenges(challenge)[challenge.id]) is not exact


def test_a_right_answer_is_known_by_its_hash_also_where_others_may_pass():
    rules = adventure(stop("a", word(typos=1), several(partial=True), tap()))

    assert answer_hashes("e", rules).keys() == {"a/sana", "a/monta"}


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_an_edition_without_its_secrets_holds_a_challenge_of_every_type(kind):
    challenge = ASKED[kind]()

    known = carried_challenges(challenge)[challenge.id]

    assert known["type"] == challenge.type
    assert not known.keys() & {"answer", "accept", "reject", "pairs", "tolerance", "at"}
