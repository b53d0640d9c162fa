import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.draft_words import DRAFT_WORDS, VERIFY
from engine.formats.drafting import Draft, drafted, id_of
from engine.formats.waypoints import Waypoint, Waypoints
from engine.scenario.checkpoint import Checkpoint, Grade, Role, StepFree, Way
from engine.scenario.filling import Around
from engine.scenario.parsing import parse
from engine.text import Text
from tests.building import SQUARE, away
from tests.chance import LAWS
from tests.placing import findings, names

A_DRAFT = Draft("kierros", "Kierros", "fi", "paikat.gpx")


def adventure_of(found: Waypoints, draft: Draft = A_DRAFT):
    files = drafted(found, draft)
    parsed = parse({name: files[name] for name in files if name.endswith(".yaml")}, Around())
    assert not parsed.problems
    return parsed.value


def walk(count: int, **fields: object) -> Waypoints:
    stops = tuple(Waypoint(f"Paikka {n}", at=away(100 * n)) for n in range(count))
    return Waypoints(stops, **fields)


@LAWS
@given(findings(), st.sampled_from(sorted(DRAFT_WORDS)), names)
def test_a_draft_of_whatever_was_found_parses_and_keeps_it(found, language, title):
    adventure = adventure_of(found, Draft("kierros", title, language, "paikat.csv"))

    assert adventure.title == Text({language: title})
    assert adventure.languages == (language,)
    for stop, one in zip(adventure.checkpoints, found.points, strict=True):
        assert keeps(stop, one, language)
        assert stop.access.step_free is StepFree.UNKNOWN
        at = one.corners or ((one.at,) if one.at else ())
        assert all(adventure.area.holds(corner) for corner in at)


def keeps(stop: Checkpoint, one: Waypoint, language: str) -> bool:
    named = not one.name or stop.title == Text({language: one.name})
    told = stop.clue == (Text({language: one.description}) if one.description else None)
    if not (one.at or one.corners):
        return named and told and stop.place is None and Way.GPS not in stop.checkin
    place = stop.place
    shape = place.polygon == one.corners if one.corners else place.at == one.at
    radius = one.radius_m in {None, place.radius_m}
    return named and told and shape and radius


@pytest.mark.parametrize("language", sorted(DRAFT_WORDS))
def test_every_place_is_guessed_and_asks_to_be_verified_on_the_spot(language):
    draft = Draft("kierros", "Kierros", language, "paikat.gpx")
    found = Waypoints((Waypoint("Tori", at=SQUARE), Waypoint("Asema", at=away(400))))

    for stop in adventure_of(found, draft).checkpoints:
        assert stop.place.grade is Grade.GUESSED
        assert stop.place.checked is None
        assert stop.place.source.startswith("paikat.gpx: ")
        assert VERIFY in stop.place.source
        assert DRAFT_WORDS[language].verify in stop.place.source
        assert set(stop.checkin) == {Way.GPS, Way.QR, Way.CODE}
    assert drafted(found, draft)["notes.md"].count(f"| {DRAFT_WORDS[language].verify} |") == 2


def test_finnish_comes_first():
    [stop] = adventure_of(walk(1)).checkpoints

    assert stop.place.source == "paikat.gpx: tarkistakaa paikan päällä (verify on the spot)"


def test_places_in_no_order_may_be_visited_in_any():
    adventure = adventure_of(walk(4))

    assert adventure.route.mode == "free"
    assert {stop.role for stop in adventure.checkpoints} == {Role.STOP}


def test_places_in_an_order_are_walked_from_a_start_to_a_finish():
    adventure = adventure_of(walk(4, in_order=True))

    assert adventure.route.mode == "linear"
    assert [stop.role for stop in adventure.checkpoints] == [
        *(Role.START, Role.STOP, Role.STOP, Role.FINISH),
    ]


def test_two_places_in_an_order_are_two_plain_stops():
    adventure = adventure_of(walk(2, in_order=True))

    assert [stop.role for stop in adventure.checkpoints] == [Role.STOP, Role.STOP]


def test_length_and_time_are_reckoned_from_the_way():
    adventure = adventure_of(walk(11))

    assert adventure.distance_m == 1300
    assert adventure.minutes == (51, 114)


def test_namesakes_and_the_nameless_get_ids_of_their_own():
    found = Waypoints(
        tuple(
            Waypoint(name, at=SQUARE) for name in ("Tori", "tori!", "", "Площа", "con", "Tori")
        )
    )

    adventure = adventure_of(found)

    assert [stop.id for stop in adventure.checkpoints] == [
        *("tori", "tori-2", "rasti-3", "rasti-4", "con-2", "tori-3"),
    ]
    assert [stop.title.said("fi") for stop in adventure.checkpoints][2:4] == [
        "Rasti 3",
        "Площа",
    ]


def test_points_laid_along_a_walk_are_said_to_be_so():
    words = DRAFT_WORDS["fi"].laid_out

    assert words in drafted(walk(3, laid_out=True), A_DRAFT)["notes.md"]
    assert words not in drafted(walk(3), A_DRAFT)["notes.md"]


def test_the_notes_name_every_checkpoint_and_those_without_a_place():
    found = Waypoints((Waypoint("Tori", at=SQUARE), Waypoint("Salainen")))

    notes = drafted(found, A_DRAFT)["notes.md"]

    assert "| tori | 61.687879, 27.273147 | tarkistakaa paikan päällä |" in notes
    assert "| salainen | ei vielä paikkaa |  |" in notes


@pytest.mark.parametrize(
    ("words", "made"),
    [
        *(("Jäähalli", "jaahalli"), ("Åbo slott", "abo-slott"), ("Đurđa & Søn", "durda-son")),
        *(("  --1 a--", "1-a"), ("Площа", ""), ("", "")),
        (
            "Pitkä nimi joka ei mahdu mihinkään tiedostonimeen",
            "pitka-nimi-joka-ei-mahdu-mihinkaan",
        ),
        ("y" * 90, "y" * 40),
    ],
)
def test_an_id_is_made_of_the_letters_of_a_name(words, made):
    assert id_of(words) == made
