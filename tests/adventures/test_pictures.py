import re
from collections.abc import Iterator

import pytest

from adventures.catalogue import SHIPPED
from engine.formats.drawing import check_svg
from engine.formats.illustration import illustration
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.media import Media, MediaKind
from engine.scenario.quizzes import ChoiceChallenge, TextChallenge
from tests.building import shipped

DRAWINGS = sorted(SHIPPED.glob("*/media/*.svg"))
LIGHT = 12 * 1024
POSTER = "0 0 720 440"
LANDMARK, FOREGROUND = "c-white", "c-ink"
SHAPE = re.compile(r"<(?:path|circle|ellipse|rect|line|polygon|polyline)\b[^>]*")


def called(drawing):
    return f"{drawing.parts[-3]}/{drawing.stem}"


def pictures(adventure: Adventure) -> list[Media]:
    return [one for one in adventure.media if one.kind is MediaKind.PICTURE]


def pictures_at(adventure: Adventure, stop: Checkpoint) -> list[Media]:
    asked = (name for task in stop.challenges for name in task.media)
    wanted = {*stop.media, *asked}
    return [one for one in pictures(adventure) if one.id in wanted]


def answers_at(stop: Checkpoint) -> Iterator[str]:
    for task in stop.challenges:
        if isinstance(task, TextChallenge):
            yield from (form for forms in task.accept.values() for form in forms)
        if isinstance(task, ChoiceChallenge):
            yield from (
                words
                for option in task.options
                if option.correct
                for words in option.text.root.values()
            )


def test_every_shipped_checkpoint_and_every_cover_is_drawn():
    drawn = {called(drawing) for drawing in DRAWINGS}

    for adventure in shipped().adventures:
        wanted = {"kansi", *(stop.id for stop in adventure.checkpoints)}
        assert {f"{adventure.id}/{name}" for name in wanted} - drawn == set()


@pytest.mark.parametrize("drawing", DRAWINGS, ids=called)
def test_a_drawing_stands_within_the_page_in_the_tones_of_the_look(drawing):
    octets = drawing.read_bytes()
    check_svg(octets)

    found = illustration(octets)

    assert found is not None, "something in it is no plain shape in a tone of the look"
    assert found.view_box == POSTER
    assert all(f'class="{tone}"' in found.shapes for tone in (LANDMARK, FOREGROUND))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=called)
def test_every_shape_of_a_drawing_has_a_tone(drawing):
    shapes = SHAPE.findall(drawing.read_text("utf-8"))

    assert [shape for shape in shapes if " class=" not in shape] == []


@pytest.mark.parametrize("drawing", DRAWINGS, ids=called)
def test_a_drawing_is_light_enough_for_a_slow_net(drawing):
    assert drawing.stat().st_size < LIGHT


def test_no_two_places_share_a_drawing():
    assert len({drawing.read_bytes() for drawing in DRAWINGS}) == len(DRAWINGS)


def test_every_picture_is_told_in_every_language_of_its_adventure():
    for adventure in shipped().adventures:
        for picture in pictures(adventure):
            told = picture.alt.languages if picture.alt else frozenset()
            assert set(adventure.languages) - told == set(), f"{adventure.id}/{picture.id}"


def test_what_is_told_of_a_picture_never_answers_its_checkpoint():
    for adventure in shipped().adventures:
        for stop in adventure.checkpoints:
            told = [
                words.lower()
                for picture in pictures_at(adventure, stop)
                if picture.alt
                for words in picture.alt.root.values()
            ]
            for answer in answers_at(stop):
                whole = re.compile(rf"\b{re.escape(answer.lower())}\b")
                assert not any(map(whole.search, told)), f"{adventure.id}/{stop.id}: {answer}"
