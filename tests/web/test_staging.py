"""Setting a game up: one page, the usual terms filled in, and one press."""

from datetime import timedelta

import pytest

from tests.playing import Phone
from tests.reading import Page, Reader
from tests.staffing import come_in
from web import games
from web.staffing import Duty, Role
from web.terms import USUAL, Terms, read, written

NEW = "/staff/games/new"


@pytest.fixture
def desk(app, site) -> Reader:
    """An organiser's browser."""
    return come_in(app, site, Role.ORGANISER)


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def opened(desk: Reader, **typed: object) -> Page:
    """Fill in the form of a new game, and send it."""
    return desk.send(desk.read(NEW).form(NEW), **typed)


def code_of(page: Page) -> str:
    assert page.status == 200, page.words
    return page.address.rpartition("/")[2]


def test_one_press_opens_a_game_on_the_usual_terms(desk, site):
    game = games.game(site, code_of(opened(desk)))

    assert game.adventure_id == site.catalogue.adventures[0].id
    assert game.terms == USUAL
    assert game.posters


def test_what_was_settled_is_what_the_game_is_played_on(desk, site):
    page = opened(
        desk,
        adventure="kadonnut-virta",
        name="7B  tiistaina",
        opens="2030-06-01T10:00",
        closes="2030-06-01T12:30",
        starts="staggered",
        every="5",
        bracket=["family", "class"],
        ranking="goal",
        goal="5000",
        contact="Maija, 040 123 4567",
        language=["fi", "sv"],
        keep="14",
        integrity="competitive",
    )

    game = games.game(site, code_of(page))

    terms = game.terms
    assert (game.adventure_id, game.competitive) == ("kadonnut-virta", True)
    assert (terms.name, terms.contact, terms.keep_days) == (
        "7B tiistaina",
        "Maija, 040 123 4567",
        14,
    )
    assert terms.opens_at.isoformat() == "2030-06-01T10:00:00+03:00"
    assert terms.closes_at - terms.opens_at == timedelta(hours=2.5)
    assert (terms.starts, terms.every_min, terms.brackets) == (
        "staggered",
        5,
        ("class", "family"),
    )
    assert (terms.ranking, terms.goal, terms.languages) == ("goal", 5000, ("fi", "sv"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"opens": "huomenna"}, "Kirjoita päivä ja kellonaika näin: 2026-06-01T10:00."),
        (
            {"opens": "2030-06-01T10:00", "closes": "2030-06-01T09:00"},
            "Liittyminen loppuu ennen kuin se alkaa. Valitse myöhempi aika.",
        ),
        (
            {"ranking": "goal"},
            "Kirjoita, montako pistettä joukkueet yhdessä tavoittelevat.",
        ),
        ({"every": "0"}, "Kirjoita kokonaisluku väliltä 1–60."),
        ({"delay": "²"}, "Kirjoita kokonaisluku väliltä 0–60."),
        ({"language": []}, "Valitse ainakin yksi kieli."),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(
    desk, site, typed, sentence
):
    before = games.open_games(site)

    page = opened(desk, name="Kevätretki", **typed)

    assert page.status == 422
    assert sentence in page.words
    assert page.form(NEW).fields["name"] == "Kevätretki"
    assert games.open_games(site) == before


def test_last_year_s_game_gives_its_terms_but_not_its_days(desk, site):
    last = code_of(opened(desk, name="Syysretki", bracket="adults", opens="2020-09-01T10:00"))

    form = desk.read(f"{NEW}?like={last}").form(NEW)
    again = games.game(site, code_of(desk.send(form)))

    assert again.code != last
    assert (again.terms.name, again.terms.brackets) == ("Syysretki", ("adults",))
    assert again.terms.opens_at is None


def test_terms_can_be_changed_while_teams_play(desk, site, phone: Phone):
    code = code_of(opened(desk))
    phone.start(code)

    form = desk.read(f"/staff/games/{code}/terms").form("/terms")
    desk.send(form, name="Uusi nimi", delay="2")

    assert games.game(site, code).terms == Terms(name="Uusi nimi", delay_min=2)


def test_a_first_announcement_reaches_every_team(desk, phone: Phone, app):
    code = code_of(opened(desk, announcement="Kokoonnutaan asemalla."))

    reader = Reader(app.test_client())
    page = reader.send(reader.read(f"/games/{code}/join").form("/join"), read="1")

    assert "Kokoonnutaan asemalla." in page.words


def test_a_team_that_comes_too_early_is_told_when_to_come(desk, reader, phone: Phone):
    code = code_of(opened(desk, opens="2030-06-01T10:00"))

    page = reader.read(f"/games/{code}/join")

    assert page.heading == "Peli ei ole vielä auki"
    assert "1. kesäkuuta 2030 kello 10.00" in page.words
    assert not page.has_form("/join")
    assert phone.start(code).status_code == 403


def test_nobody_joins_behind_the_end_but_who_plays_plays_on(desk, site, reader, phone: Phone):
    code = code_of(opened(desk))
    phone.start(code)
    past = (site.clock() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")

    form = desk.read(f"/staff/games/{code}/terms").form("/terms")
    desk.send(form, closes=past)

    assert reader.read(f"/games/{code}/join").heading == "Peliin ei pääse enää mukaan"
    assert Phone(phone.client).start(code).status_code == 403
    assert phone.happened({"kind": "check-in", "here": True, "checkpoint": "asema"})


def test_a_game_that_is_not_listed_is_joined_by_its_code_only(desk, phone: Phone):
    form = desk.read(NEW).form(NEW)
    del form.fields["listed"]

    code = code_of(desk.send(form))

    assert code not in {one["code"] for one in phone.games()}
    assert phone.start(code).status_code == 201


def test_a_team_names_its_bracket_where_there_are_some(desk, reader, phone: Phone):
    code = code_of(opened(desk, bracket=["class", "family"]))
    form = reader.read(f"/games/{code}/join").form("/join")

    unnamed = reader.send(form, read="1")
    named = reader.send(unnamed.form("/join"), bracket="class")

    assert "Valitkaa sarja, jossa olette mukana." in unnamed.words
    assert named.address.startswith("/runs/")
    assert phone.start(code).status_code == 422
    assert phone.start(code, bracket="adults").status_code == 422
    assert phone.start(code, bracket="family").status_code == 201


def test_only_the_languages_of_the_game_are_offered(desk, reader):
    code = code_of(opened(desk, language=["fi", "sv"]))

    assert reader.read(f"/games/{code}/join").form("/join").choices["language"] == ["fi", "sv"]


def test_teams_that_go_in_turns_are_told_theirs(desk, app):
    code = code_of(opened(desk, starts="staggered", every="5"))

    walks = []
    for _ in range(3):
        team = Reader(app.test_client())
        walks.append(team.send(team.read(f"/games/{code}/join").form("/join"), read="1"))

    told = ["Teidän vuoronne lähteä on kello" in page.words for page in walks]
    assert told == [False, True, True]


def test_the_game_s_organiser_stands_on_the_help_page(desk, reader):
    code = code_of(opened(desk, contact="Maija, 040 123 4567"))
    run = reader.send(reader.read(f"/games/{code}/join").form("/join"), read="1").address

    assert "Maija, 040 123 4567" in reader.read(f"{run}/help").words


def test_an_organiser_of_one_game_opens_no_other(app, site):
    code = games.open_games(site)[0].code
    helper = come_in(app, site, Duty(Role.ORGANISER, code))

    assert helper.read(NEW).status == 403
    assert helper.read(f"/staff/games/{code}/terms").status == 200


def test_a_closed_game_keeps_its_page(desk, site):
    code = code_of(opened(desk))

    page = desk.send(desk.read(f"/staff/games/{code}").form("/close"))

    assert "Suljettu" in page.words
    assert games.game(site, code) is None


def test_terms_are_kept_as_they_are(site):
    terms = Terms(name="Retki", opens_at=site.clock(), brackets=("class",), goal=100)

    assert read(written(terms)) == terms
    assert written(USUAL) == "{}"
