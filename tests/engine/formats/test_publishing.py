from engine.formats.publishing import shown
from engine.geo import Point
from engine.scenario.checkpoint import Checkpoint, Kind, Place, Visible, Way
from tests.asking import word
from tests.building import SQUARE, adventure, away, circle, stop, text, texts_in

OPEN = stop("tori", word(), place=circle(radius_m=40), clue=text("Torille!", en="Square!"))
SECRET = stop("salainen", kind=Kind.SECRET, place=circle())
HIDDEN = stop("piilo", visible=Visible.NEVER, place=circle())
CORNERS = (SQUARE, away(100), away(100, 0))


def ids(*stops: Checkpoint, secret: bool) -> list[str]:
    return [one.id for one in shown(adventure(*stops), "fi", secret=secret)]


def test_secret_checkpoints_are_never_shown_unless_asked_for():
    assert ids(SECRET, OPEN, HIDDEN, secret=False) == ["tori"]
    assert ids(SECRET, OPEN, HIDDEN, secret=True) == ["salainen", "tori", "piilo"]


def test_what_leads_there_is_shown_in_the_language_asked_for():
    [one] = shown(adventure(OPEN), "en", secret=False)

    assert (one.id, one.name, one.description) == ("tori", "Rasti tori", "Square!")
    assert (one.at, one.radius_m, one.corners) == (SQUARE, 40, ())


def test_nothing_that_is_told_or_asked_on_arrival_is_shown():
    told = {"story": text("⟪kerrotaan⟫"), "project_note": text("⟪hanke⟫"), "host": "⟪isäntä⟫"}
    asked = word(prompt=text("⟪kysytään⟫"))
    arrived = stop("tori", asked, place=circle(), clue=text("Torille!"), **told)

    assert len(texts_in(arrived)) > 4
    assert "⟪" not in repr(shown(adventure(arrived), "fi", secret=True))


def test_an_area_is_shown_with_its_corners_and_a_point_inside():
    place = Place(polygon=CORNERS, grade="surveyed", accuracy_m=5, source="a test")

    [one] = shown(adventure(stop("puisto", place=place)), "fi", secret=False)

    assert one.corners == CORNERS
    assert one.radius_m is None
    assert isinstance(one.at, Point)
    assert place.fence.distance_m(one.at) == 0


def test_a_checkpoint_without_a_place_is_shown_without():
    [one] = shown(adventure(stop("koodi", checkin=(Way.CODE,))), "fi", secret=False)

    assert (one.at, one.corners, one.radius_m) == (None, (), None)
