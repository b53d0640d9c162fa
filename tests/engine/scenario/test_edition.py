import json
from collections.abc import Iterator

import pytest
from hypothesis import given

from engine.play.view import view
from engine.scenario.edition import compiled, restored
from engine.scenario.parsing import parse
from engine.text import Text
from tests.asking import number, quiz, word
from tests.building import (
    NOON,
    adventure,
    perille,
    stop,
    text,
    texts_in,
    under_way,
)
from tests.chance import PLAYS, adventures
from tests.writing import AROUND, FILES, changed


@PLAYS
@given(adventures())
def test_an_adventure_comes_back_from_its_edition_unchanged(written):
    edition = compiled(written)

    again = restored(edition.body)

    assert again == written
    assert again.track(0).unlocks == written.track(0).unlocks
    assert compiled(again) == edition


def test_perille_comes_back_from_its_edition_unchanged():
    edition = compiled(perille())

    again = restored(edition.body)

    assert again == perille()
    assert [list(one.root) for one in texts_in(again)] == [
        list(one.root) for one in texts_in(perille())
    ], "the language a text was written in first stays first"
    assert compiled(again) == edition


def test_a_reader_without_a_language_gets_the_original_from_an_edition_too():
    rules = adventure(stop("a", title=Text({"so": "Saldhig", "ar": "محطة"})))

    again = restored(compiled(rules).body)

    shown = view(again, under_way(again), "fi", NOON).checkpoints[0]
    assert (shown.title, shown.title.lang) == ("Saldhig", "so")


def test_an_edition_is_named_by_the_sha_256_of_its_body():
    edition = compiled(adventure(stop("a")))

    assert len(edition.sha) == 64
    assert compiled(adventure(stop("a"))) == edition
    assert compiled(adventure(stop("b"))).sha != edition.sha


def test_what_stands_at_its_default_takes_no_room():
    body = json.loads(compiled(adventure(stop("a", word(points=10, typos=0)))).body)

    (shown,), (locked,) = (body[part]["checkpoints"] for part in ("public", "sealed"))
    assert shown.keys() == {"id", "title"}
    assert locked.keys() == {"id", "checkin", "challenges"}
    assert locked["challenges"][0].keys() == {"id", "type", "prompt"}
    hidden = body["secret"]["checkpoints"]["a"]["challenges"][0]
    assert hidden == {"accept": {"any": ["kuuluuko"]}}


def leaves(plain: object, path: tuple = ()) -> Iterator[tuple]:
    """The path of everything that is no list and no map."""
    if isinstance(plain, dict):
        for key, one in plain.items():
            yield from leaves(one, (*path, key))
    elif isinstance(plain, list):
        for number_of, one in enumerate(plain):
            yield from leaves(one, (*path, number_of))
    else:
        yield path


SMALL = adventure(
    stop("a", word(note=text("Huom.", en="Note.")), number(), quiz(), clue=text("Tänne.")),
    fallback=("en",),
)
TEXTS = [path for path in leaves(json.loads(compiled(SMALL).body)) if path[-1] in {"fi", "en"}]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: ".".join(map(str, path)))
def test_any_text_that_changes_makes_another_edition(path):
    plain = json.loads(compiled(SMALL).body)
    holder = plain
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] += "!"

    other = restored(json.dumps(plain))

    assert compiled(other).sha != compiled(SMALL).sha


def test_a_small_adventure_holds_all_these_texts():
    assert len(TEXTS) == len(texts_in(SMALL)) + 1 == 12


def test_an_edition_from_before_there_were_parts_can_still_be_read():
    whole = json.dumps(SMALL.model_dump(mode="json", exclude_defaults=True))

    assert restored(whole) == SMALL


@pytest.mark.parametrize(
    ("file", "old", "new", "same"),
    [
        ("tori", "  fi: Tori\n  en: Square\n", "  en: Square\n  fi: Tori\n", False),
        ("tori", "61.687879", "61.687880", False),
        ("adventure", "licence: CC-BY-4.0", "licence: CC-BY-4.0   # as the city does", True),
        ("tori", "  fi: Tori\n", "  fi: >-\n    Tori\n", True),
        ("tori", "checkin: [gps, qr]", "checkin:\n  - gps\n  - qr", True),
        ("tori", "sub_projects: [tutka]", "sub_projects: [tutka]\npoints: 0", True),
    ],
)
def test_how_a_file_is_laid_out_makes_no_edition_but_what_it_says_does(file, old, new, same):
    before = parse(FILES, AROUND).value
    after = parse(changed(file, old, new), AROUND).value

    assert (compiled(before).sha == compiled(after).sha) is same
