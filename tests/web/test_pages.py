"""The pages before and beside the walk, read as by a browser without JavaScript."""

import pytest

from tests.reading import Page, Reader
from web.site import Site


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def friend(app) -> Reader:
    """Someone else, with a phone of their own."""
    return Reader(app.test_client())


def run_of(page: Page) -> str:
    return page.address.split("/")[2]


def test_the_front_page_offers_an_adventure_with_its_length(reader: Reader):
    page = reader.read("/")

    assert page.heading == "Mikkeli kävellen, rasti kerrallaan"
    assert "Perille" in page.words
    assert "10 rastia · noin 3,5 km" in page.words


def test_an_adventure_says_what_is_invented_and_where_it_starts(reader: Reader):
    page = reader.read("/adventures/perille")

    assert "Helvi, Toini ja sanoma on keksitty." in page.words
    assert "Rautatieasema" in page.words
    assert "112" in page.words


def test_english_is_spoken_once_it_is_chosen(reader: Reader):
    assert reader.read("/?lang=en").heading == "Mikkeli on foot, one checkpoint at a time"
    assert reader.read("/adventures/perille").heading == "All the Way Home"


def test_a_name_is_given_and_can_be_drawn_anew(reader: Reader):
    first = reader.read("/")
    join = reader.read(next(link for link in first.links if link.endswith("/join")))
    again = reader.read(next(link for link in join.links if "draw=" in link))

    assert join.form("/join").fields["draw"] != again.form("/join").fields["draw"]


def test_a_form_that_fails_keeps_what_was_typed(reader: Reader):
    page = reader.set_out(name="Liian pitkä nimi tälle joukkueelle", size="5", access="no-gps")

    form = page.form("/join")
    assert page.status == 422
    assert "Nimi on liian pitkä." in page.words
    assert form.fields["name"] == "Liian pitkä nimi tälle joukkueelle"
    assert (form.fields["size"], form.fields["access"]) == ("5", "no-gps")


def test_who_has_not_read_the_safety_words_is_asked_to(reader: Reader):
    home = reader.read("/")
    join = reader.read(next(link for link in home.links if link.endswith("/join")))

    page = reader.send(join.form("/join"))

    assert page.status == 422
    assert "merkitkää ne luetuiksi" in page.words


def test_a_run_begins_with_one_next_thing(reader: Reader):
    page = reader.set_out()

    assert page.heading == "Rautatieasema"
    assert page.has_form("/check-in")


def test_the_same_form_starts_one_run(reader: Reader):
    home = reader.read("/")
    form = reader.read(next(one for one in home.links if one.endswith("/join"))).form("/join")

    first = reader.send_only(form, read="1")
    form.fields["csrf"] = reader.read("/resume").form("/resume").fields["csrf"]
    second = reader.send_only(form, read="1")

    assert first.location == second.location


def test_a_page_of_a_run_is_for_its_own_phones(reader: Reader, friend: Reader):
    run = run_of(reader.set_out())

    page = friend.read(f"/runs/{run}")

    assert page.status == 404
    assert page.heading == "Tätä peliä ei ole tässä puhelimessa"


def test_another_phone_comes_along_by_the_resume_code(reader: Reader, friend: Reader):
    run = run_of(reader.set_out())
    code = next(
        word
        for word in reader.read(f"/runs/{run}/help").words.split()
        if word.count("-") == 1 and len(word) == 11 and word.isupper()
    )

    wrong = friend.send(friend.read("/resume").form("/resume"), resume_code="WRONG-CODE2")
    page = friend.send(wrong.form("/resume"), resume_code=code.lower())

    assert wrong.status == 422
    assert wrong.form("/resume").fields["resume_code"] == "WRONG-CODE2"
    assert run_of(page) == run


def test_a_game_code_leads_to_its_game_and_a_wrong_one_is_kept(reader: Reader):
    home = reader.read("/")
    code = next(link for link in home.links if link.endswith("/join")).split("/")[2]

    found = reader.send(home.form("/join"), code=f"{code[:3]}-{code[3:].lower()}")
    lost = reader.send(home.form("/join"), code="ZZZZZZZ")

    assert found.heading == "Keitä te olette?"
    assert lost.status == 404
    assert lost.form("/join").fields["code"] == "ZZZZZZZ"


def test_the_programme_and_each_of_its_parts_has_a_page(reader: Reader, site: Site):
    index = reader.read("/programme")

    for part in site.catalogue.programme.sub_projects:
        page = reader.read(f"/programme/{part.id}")
        assert page.status == 200
        assert page.heading == part.name.said("fi")
        assert f"/programme/{part.id}" in index.links
        assert "Aseman edessä" not in page.words
