import json

import pytest
from hypothesis import given

from engine.scenario.checkpoint import Kind, Preview, Role, Visible
from engine.scenario.edition import compiled, parts_of
from engine.scenario.parting import parted
from engine.scenario.shuffling import shuffled
from tests.asking import ASKED, PAIRS, SEASONS, rows
from tests.building import adventure, item, perille, stop, text
from tests.chance import PLAYS, adventures

ANSWERS = {
    "choice": "correct",
    "multi": "correct",
    "number": "61.5",
    "text": "kuuluuko",
    "point": "61.687879",
}


def written(part) -> str:
    return json.dumps(part, ensure_ascii=False)


@PLAYS
@given(adventures())
def test_what_anyone_may_read_holds_no_text_of_what_is_locked(rules):
    public = written(parted(rules).public)

    assert "visited" not in public
    for one in rules.checkpoints:
        listed = one.shown is Visible.ALWAYS
        sets_out = listed and one.role is Role.START
        titled = listed and one.preview is Preview.TITLE
        assert (f"⟪title {one.id}⟫" in public) is (titled or sets_out)
        assert (f"⟪open {one.id}⟫" in public) is sets_out


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_what_makes_an_answer_right_is_secret(kind):
    asked = ASKED[kind]("t")
    parts = parted(adventure(stop("a", asked)))

    assert ANSWERS[kind] not in written(parts.public) + written(parts.sealed)
    assert ANSWERS[kind] in written(parts.secret)


def test_the_right_order_and_the_pairs_are_secret():
    rules = adventure(stop("a", ASKED["order"]("jono"), ASKED["match"]("parit")))
    parts = parted(rules)

    in_order, pairs = parts.sealed["checkpoints"][0]["challenges"]
    names = [row["id"] for row in in_order["options"]]
    assert sorted(names) == sorted(SEASONS) != names
    assert names != list(SEASONS)
    assert "pairs" not in pairs
    assert {row["id"] for row in pairs["rights"]} == {*PAIRS.values(), "oslo"}
    assert parts.secret["checkpoints"]["a"]["challenges"] == [
        {"order": list(SEASONS)},
        {"pairs": PAIRS},
    ]


def test_a_secret_place_and_one_that_shows_only_when_open_are_not_public():
    rules = adventure(
        stop("a", preview=Preview.NONE),
        stop("luola", kind=Kind.SECRET),
        stop("b", visible=Visible.WHEN_OPEN),
        items=(item("kivi"),),
    )

    public = parted(rules).public

    assert public["checkpoints"] == [{"id": "a"}]
    assert "kivi" not in written(public)
    assert public["safety"] == {"fi": "Katsokaa eteenne."}


def test_who_looks_after_a_place_is_secret():
    parts = parted(adventure(stop("a", host="yhdistys", clue=text("Tänne."))))

    assert "yhdistys" not in written(parts.public) + written(parts.sealed)


def test_the_parts_of_perille_share_nothing_but_ids():
    public, sealed, secret = (written(part) for part in parts_of(compiled(perille()).body))

    for stop_written in perille().checkpoints:
        story = stop_written.story
        if story is not None:
            opening = story.root["fi"][:40]
            assert (opening in public, opening in sealed, opening in secret) == (
                False,
                True,
                False,
            )


@pytest.mark.parametrize("count", range(2, 10))
def test_rows_are_never_shown_in_the_order_written(count):
    written_rows = rows(*(f"r{number}" for number in range(count)))

    for ref in map(str, range(300)):
        shown = shuffled(ref, written_rows)
        assert sorted(row.id for row in shown) == sorted(row.id for row in written_rows)
        assert shown != written_rows
        assert shuffled(ref, written_rows) == shown
