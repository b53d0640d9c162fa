"""Three questions when it is over, answered by who wants to."""

import pytest

from tests.reading import Page, Reader
from tests.staffing import come_in
from tests.visiting import codes_of, phone_of
from web import afterwards, erasing, games
from web.staffing import Role


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def run(reader, site) -> str:
    """A run that has ended."""
    run = reader.set_out().address.split("/")[2]
    phone_of(reader, run).play(codes_of(site))
    return run


@pytest.fixture
def ended(reader, run) -> Page:
    return reader.read(f"/runs/{run}")


def heard(site) -> afterwards.Heard:
    return afterwards.of_game(site, games.game_of_adventure(site, "perille").code)


def test_a_team_is_asked_when_it_has_ended_and_not_before(app, ended):
    under_way = Reader(app.test_client()).set_out()

    assert ended.has_form("/afterwards")
    assert not under_way.has_form("/afterwards")


def test_what_a_team_says_is_kept_and_thanked_for(reader, site, ended):
    page = reader.send(
        ended.form("/afterwards"), best="Lokki", wrong="Tori oli kiinni", again="yes"
    )

    assert "Kiitos. Järjestäjä lukee tämän." in page.words
    assert heard(site) == afterwards.Heard(["Lokki"], ["Tori oli kiinni"], {"yes": 1}, 1)


def test_what_it_says_again_takes_the_place_of_that(reader, site, ended):
    page = reader.send(ended.form("/afterwards"), best="Lokki", again="yes")
    assert page.form("/afterwards").fields["best"] == "Lokki"
    assert page.form("/afterwards").fields["again"] == "yes"

    reader.send(page.form("/afterwards"), best="", wrong="Sade", again="no")

    assert heard(site) == afterwards.Heard([], ["Sade"], {"no": 1}, 1)


def test_each_question_may_be_left_out(reader, site, ended):
    reader.send(ended.form("/afterwards"))

    assert heard(site).teams == 0


def test_an_answer_that_is_none_of_the_three_is_not_counted(reader, site, ended):
    reader.send(ended.form("/afterwards"), best="Lokki", again="never")

    assert heard(site).again == {}


def test_nothing_is_kept_of_a_team_that_is_still_under_way(app, site, ended):
    other = Reader(app.test_client())
    page = other.set_out()
    run = page.address.split("/")[2]
    form = ended.form("/afterwards")
    form.action = f"/runs/{run}/afterwards"
    form.fields = page.forms[0].fields | {
        "csrf": other.read(f"/runs/{run}/help").form("/notes").fields["csrf"]
    }

    other.send(form, best="Lokki")

    assert heard(site).teams == 0


def test_it_goes_when_the_teams_words_are_erased(reader, site, run, ended):
    reader.send(ended.form("/afterwards"), best="Lokki")

    erasing.erase(site, run, site.clock())

    assert heard(site).teams == 0


def test_the_organiser_reads_it_without_whose_it_is(app, reader, site, ended):
    reader.send(ended.form("/afterwards"), best="Lokki <b>", again="perhaps")
    code = games.game_of_adventure(site, "perille").code

    page = come_in(app, site, Role.ORGANISER).read(f"/staff/games/{code}/evaluation")

    assert "Lokki <b>" in page.words
    assert "Kyllä 0 · Ehkä 1 · Ei 0" in page.words
