"""The pages of a walk, read and sent as by a browser without JavaScript."""

import pytest

from engine.codes import check_letter
from tests.building import perille
from tests.playing import answer_to
from tests.reading import Form, Page, Reader
from tests.visiting import codes_of
from web.site import Site


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def run_of(page: Page) -> str:
    return page.address.split("/")[2]


def plate_of(page: Page) -> Form:
    """The form of the one big plate, not the question what is here."""
    forms = (one for one in page.forms if one.action.endswith("/check-in"))
    return next(one for one in forms if "asked" not in one.fields)


def place_of(page: Page) -> str:
    """The checkpoint that a page of the walk leads to."""
    return page.answer.text.split('"next": ')[1].split('"')[1]


def test_a_phone_without_a_position_is_shown_the_code_field(reader: Reader):
    walk = reader.set_out()

    page = reader.send(walk.form("/check-in"))

    assert "Puhelin ei antanut sijaintia" in page.words
    assert page.form("/check-in", here="1").fields["checkpoint"] == "asema"


@pytest.mark.parametrize(
    ("code", "heading"),
    [("ABCDE" + check_letter("ABCDE"), "Koodi ei sovi"), ("ABC-DEF", "Melkein")],
    ids=["of another place", "mistyped"],
)
def test_a_wrong_code_is_kept_in_its_field_and_a_slip_is_told(reader: Reader, code, heading):
    run = run_of(reader.set_out())

    page = reader.send(reader.read(f"/runs/{run}/code").form("/check-in"), code=code)

    assert page.heading == heading
    assert page.form("/check-in", code=code)


def test_a_team_that_is_too_far_hears_how_far(reader: Reader):
    walk = reader.set_out()
    near = {"lat": "61.68630", "lon": "27.27700", "accuracy_m": "12", "age_s": "2"}

    page = reader.send(plate_of(walk), **near)

    assert page.heading == "Ei vielä perillä"
    assert "Tämä ei vienyt pisteitä eikä yrityksiä." in page.words
    assert "61.686" not in page.answer.text.split('id="walk"')[0]


@pytest.fixture
def at_the_station(reader: Reader, site: Site) -> Page:
    run = run_of(reader.set_out())
    form = reader.read(f"/runs/{run}/code").form("/check-in")
    return reader.send(form, code=codes_of(site)["asema"])


def test_arriving_shows_the_story_and_the_question(at_the_station: Page):
    assert at_the_station.heading == "Rautatieasema"
    assert "Leimattu" in at_the_station.words
    assert "Mikä sana syntyy?" in at_the_station.words
    assert at_the_station.has_form("/answer")


def test_a_wrong_answer_is_kept_and_a_hint_tells_its_price(
    reader: Reader, at_the_station: Page
):
    wrong = reader.send(at_the_station.form("/answer"), value="juna")
    hinted = reader.send(wrong.form("/hint"))

    assert wrong.heading == "Ei vielä"
    assert wrong.form("/answer").fields["value"] == "juna"
    assert "Vihje 1 −3 p" in hinted.words


def test_an_empty_answer_costs_no_try(reader: Reader, at_the_station: Page):
    page = reader.send(at_the_station.form("/answer"), value="  ")

    assert page.status == 422
    assert "Kirjoittakaa vastaus." in page.words


def test_a_right_answer_tells_what_is_behind_the_place(reader: Reader, at_the_station: Page):
    page = reader.send(at_the_station.form("/answer"), value="Kieli")

    assert page.heading == "Oikein"
    assert "+15 p" in page.words
    assert "Tämän paikan takana" in page.words
    assert page.leads_to("/programme/tutka")


def test_a_skipped_challenge_can_still_be_answered(reader: Reader, at_the_station: Page):
    skipped = reader.send(at_the_station.form("/skip"))
    place = reader.read(f"/runs/{run_of(skipped)}/checkpoints/asema")

    assert skipped.heading == "Ohitettu"
    assert reader.send(place.form("/answer"), value="kieli").heading == "Oikein"


def test_the_same_button_twice_is_one_step(reader: Reader, at_the_station: Page):
    form = at_the_station.form("/answer")

    first = reader.send_only(form, value="kieli")
    second = reader.send_only(form, value="kieli")
    other = reader.send_only(form, value="juna")

    assert first.location == second.location
    assert other.status_code == 409


def test_checking_in_again_leads_to_the_place(reader: Reader, at_the_station: Page, site: Site):
    run = run_of(at_the_station)
    form = reader.read(f"/runs/{run}/code").form("/check-in")

    page = reader.send(form, code=codes_of(site)["asema"])

    assert page.address == f"/runs/{run}/checkpoints/asema"


def test_a_locked_place_is_not_shown(reader: Reader, at_the_station: Page):
    page = reader.read(f"/runs/{run_of(at_the_station)}/checkpoints/lokki")

    assert page.status == 404
    assert page.heading == "Tämän rastin vuoro ei ole vielä"


def test_the_card_lists_every_place_and_the_bag(reader: Reader, at_the_station: Page):
    page = reader.read(f"/runs/{run_of(at_the_station)}/list")

    assert "Aukeaa myöhemmin" in page.words
    assert "Vielä salassa" in page.words
    assert "Mukananne" in page.words
    assert "Aseman edessä" not in page.words


def play_on(reader: Reader, page: Page, codes: dict[str, str]) -> Page:
    """Play to the end with codes and answers, as the pages lead."""
    run = run_of(page)
    for _step in range(60):
        page = reader.read(f"/runs/{run}")
        if not page.has_form("/check-in") and "Tehtävään" not in page.words:
            return page
        if "Tehtävään" in page.words:
            asked = reader.read(f"/runs/{run}/checkpoints/{place_of(page)}").form("/answer")
            reader.send(asked, **filled(asked.fields["challenge"]))
        else:
            form = reader.read(f"/runs/{run}/code").form("/check-in")
            reader.send(form, code=codes[place_of(page)])
    pytest.fail("the walk does not end")


def filled(ref: str) -> dict[str, str]:
    """A right answer as the form of its kind has it."""
    asked, value = perille().challenge(ref), answer_to(ref)
    match asked.type:
        case "order":
            return {f"place-{row}": str(place) for place, row in enumerate(value, start=1)}
        case "match":
            return {f"right-{left}": right for left, right in value.items()}
        case "activity" | "info":
            return {}
        case _:
            return {"value": value}


def test_the_whole_adventure_can_be_played_without_a_script(
    reader: Reader, at_the_station: Page, site: Site
):
    end = play_on(reader, at_the_station, codes_of(site))

    results = reader.read(next(link for link in end.links if link.endswith("/leaderboard")))
    assert end.heading in {"Helvi juoksee", "Odottaja", "Linja auki", "Kaksi ääntä"}
    assert end.leads_to("/programme/tutka")
    assert "oma joukkue" in results.words
    assert "maalissa" in results.words


def test_a_team_can_stop_before_the_end(reader: Reader, at_the_station: Page):
    page = reader.send(reader.read(f"/runs/{run_of(at_the_station)}/help").form("/end"))

    assert page.heading == "Peli päättyi tähän"


@pytest.mark.parametrize(("language", "smaller"), [("fi", False), ("sv", True)])
def test_a_title_with_a_long_word_is_set_smaller_so_that_it_does_not_break(
    app, language: str, *, smaller: bool
):
    """Järnvägsstationen is seventeen letters, Rautatieasema thirteen."""
    reader = Reader(app.test_client())
    reader.read(f"/?lang={language}")

    page = reader.set_out()

    assert ('<h1 class="t24">' in page.answer.text) is smaller
