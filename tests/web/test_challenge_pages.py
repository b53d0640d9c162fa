"""The page of every challenge type, answered as by a browser without JavaScript."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any
from uuid import uuid4

import pytest

from engine.scenario.challenge import TYPES
from tests.housing import app_for
from tests.photographing import MARKS, Clock, corners, grain, photo, picture, written
from tests.reading import Form, Page
from tests.tasking import Team, kaikkea, tasking_site
from tests.visiting import everything_kept
from web.player.posing import ICONS
from web.site import Site

WEB = Path(__file__).parents[2] / "web"
RIGHT_ORDER = ("lappa", "keskus", "kenet", "yhdistan", "kuuluuko")
RIGHT_PAIRS = {"hiljaa": "kirjasto", "tuulee": "tori", "odottaa": "asema"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(tmp_path: Path, clock: Clock) -> Iterator[Site]:
    built = tasking_site(tmp_path / "data", clock)
    yield built
    built.database.close()


@pytest.fixture
def team(site: Site) -> Team:
    app = app_for(site)
    app.testing = True
    return Team(app.test_client())


def asking(page: Page, ref: str, ending: str = "/answer") -> Form:
    """The form of a challenge."""
    return page.form(ending, challenge=ref)


def of_its_own(head: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{head}-{name}": word for name, word in words.items()}


def placed(*order: str) -> dict[str, str]:
    return {f"place-{row}": str(place) for place, row in enumerate(order, start=1)}


def kept(site: Site) -> list[Any]:
    """Every row of every table."""
    return [row for rows in everything_kept(site.database).values() for row in rows]


def added(site: Site, before: list[Any]) -> list[str]:
    """Every word that came into the database since."""
    return [str(word) for row in kept(site) if row not in before for word in row]


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_page_an_icon_and_words_of_its_own(type_: str):
    sprite = json.loads((WEB / "client" / "icons.json").read_text())
    asked = {one.type for stop in kaikkea().checkpoints for one in stop.challenges}

    assert (WEB / "templates" / "parts" / "challenges" / f"{type_}.html").exists()
    assert ICONS[type_] in sprite
    assert type_ in asked


def test_something_to_read_is_read_by_its_plate(team: Team):
    page = team.arrive("satama")

    read = team.send(asking(page, "satama/lue"))

    assert "haisi terva" in page.words
    assert "Luettu" in page.words
    assert read.heading == "Luettu"
    assert read.status == 200


def test_a_choice_keeps_what_was_chosen_wrongly_and_says_why(team: Team):
    page = team.arrive("tori")

    wrong = team.send(asking(page, "tori/yksi"), value="istua")
    right = team.send(asking(wrong, "tori/yksi"), value="juosta")

    assert wrong.heading == "Ei vielä"
    assert "Istua saa aina." in wrong.words
    assert "2 yritystä jäljellä, tai ottakaa vihje. Oikeasta saa nyt 15 p." in wrong.words
    assert asking(wrong, "tori/yksi").fields["value"] == "istua"
    assert right.heading == "Oikein"
    assert "+15 p" in right.words


def test_all_right_boxes_must_be_ticked_and_a_part_can_be_made_whole(team: Team):
    page = team.arrive("tori")

    none = team.send(asking(page, "tori/monta"))
    part = team.send(asking(page, "tori/monta"), value=["peruna", "nauris"])
    again = team.at("tori")
    whole = team.send(asking(again, "tori/monta"), value=["peruna", "porkkana", "nauris"])

    assert (none.status, "Valitkaa ainakin yksi." in none.words) == (422, True)
    assert "+20 p" in part.words
    assert "Oikein 2 / 3: väärä valinta vie yhden pois." in part.words
    assert "Voitte kokeilla uudelleen" in part.words
    assert "Osa meni oikein: +20 p. Voitte vastata vieläkin." in again.words
    assert whole.heading == "Oikein"
    assert "Koossa 30 p" in whole.words


def test_a_branch_says_what_was_chosen(team: Team):
    page = team.arrive("tori")

    chosen = team.send(asking(page, "tori/suunta"), value="maki")

    assert chosen.heading == "Valittu"
    assert "Mäelle" in chosen.words
    assert "valittu" in team.at("tori").words


def test_rows_are_put_in_order_by_their_selects(team: Team):
    page = team.arrive("silta")
    form = asking(page, "silta/jarjestys")

    twice = team.send(
        form, **placed("lappa", "keskus", "kenet", "yhdistan"), **{"place-kuuluuko": "4"}
    )
    wrong = team.send(form, **placed("kuuluuko", "lappa", "keskus", "yhdistan", "kenet"))
    right = team.send(asking(team.at("silta"), "silta/jarjestys"), **placed(*RIGHT_ORDER))

    assert form.choices["place-lappa"] == ["", "1", "2", "3", "4", "5"]
    assert "Kaksi riviä on samalla paikalla: 4." in twice.words
    assert asking(twice, "silta/jarjestys").fields["place-kuuluuko"] == "4"
    assert wrong.heading == "Osaksi oikein"
    assert "3 / 5 on oikeassa järjestyksessä." in wrong.words
    assert right.heading == "Oikein"


def test_pairs_are_joined_by_their_selects_and_stay_joined(team: Team):
    page = team.arrive("silta")
    form = asking(page, "silta/parit")

    missing = team.send(form, **of_its_own("right", {"hiljaa": "kirjasto"}))
    wrong = team.send(form, **of_its_own("right", RIGHT_PAIRS | {"tuulee": "satama"}))
    right = team.send(asking(wrong, "silta/parit"), **{"right-tuulee": "tori"})

    assert sorted(form.choices["right-hiljaa"]) == ["", "asema", "kirjasto", "satama", "tori"]
    assert "Valitkaa jokaiselle pari." in missing.words
    assert asking(missing, "silta/parit").fields["right-hiljaa"] == "kirjasto"
    assert wrong.heading == "Ei vielä"
    assert asking(wrong, "silta/parit").fields["right-tuulee"] == "satama"
    assert right.heading == "Oikein"


def test_a_place_is_chosen_from_a_list_or_typed(team: Team):
    page = team.arrive("maki")

    wrong = team.send(asking(page, "maki/paikka"), value="tori")
    right = team.send(asking(wrong, "maki/paikka"), lat="61,6862", lon="27,2776")
    typed = team.send(asking(page, "maki/kartalla"), lat="61.6887 27.2719")

    assert asking(wrong, "maki/paikka").fields["value"] == "tori"
    assert right.heading == "Oikein"
    assert typed.heading == "Oikein"


def test_a_number_says_its_unit_and_takes_a_comma(team: Team):
    page = team.arrive("kello")

    strange = team.send(asking(page, "kello/luku"), value="leveä")
    right = team.send(asking(page, "kello/luku"), value="2,3")

    assert "metriä" in page.words
    assert (strange.status, asking(strange, "kello/luku").fields["value"]) == (422, "leveä")
    assert right.heading == "Oikein"


def test_a_time_limit_is_told_quietly_and_is_kept(team: Team, clock: Clock):
    page = team.arrive("kello")
    clock.forward(minutes=2, seconds=30)
    late = team.at("kello")
    clock.forward(minutes=1)
    over = team.at("kello")

    assert "aikaa 3 min" in page.words
    assert "aikaa alle minuutti" in late.words
    assert "Aika loppui. Matka jatkuu silti." in over.words
    assert not any(form.fields.get("challenge") == "kello/luku" for form in over.forms)


def test_an_answer_that_comes_too_late_is_told_so(team: Team, clock: Clock):
    page = team.arrive("kello")
    clock.forward(minutes=4)

    late = team.send(asking(page, "kello/luku"), value="2,5")

    assert late.heading == "Aika ehti loppua"


def test_a_hint_says_how_many_wrong_answers_it_waits_for(team: Team):
    page = team.arrive("kello")
    once = team.send(asking(page, "kello/sana"), value="carpe")
    form = asking(once, "kello/sana")
    twice = team.send(form, value="diem", id=str(uuid4()))

    assert "Vihje aukeaa, kun 2 vastausta on mennyt väärin." in page.words
    assert "Vihje aukeaa, kun yksi vastaus on mennyt väärin." in once.words
    assert "tai ottakaa vihje" not in once.words
    assert "Vihje −2 p" in twice.words
    assert "tai ottakaa vihje" in twice.words


def test_a_hint_that_waits_for_a_time_says_when(team: Team, clock: Clock):
    page = team.arrive("kello")
    clock.forward(minutes=5)
    ready = team.at("kello")

    hinted = team.send(ready.form("/hint", challenge="kello/hetki"))

    assert "Vihje aukeaa kello 12.05." in page.words
    assert "Enemmän kuin yksi." in hinted.words


def test_a_photo_is_sent_made_anew_and_leaves_nothing_of_what_the_camera_wrote(
    team: Team, site: Site
):
    page = team.arrive("seina")

    sent = team.shares(asking(page, "seina/kuva", "/photo"), photo())

    files = [file.read_bytes() for file in site.settings.data.rglob("*") if file.is_file()]
    [webp] = [octets for octets in files if octets[8:12] == b"WEBP"]
    assert sent.heading == "Perillä"
    assert corners(webp) == ["red", "lime", "blue", "yellow"]
    assert [mark for mark in MARKS for octets in files if mark in octets] == []
    assert "Kuvan näkee vain oma joukkueenne. Se poistetaan 30 päivän päästä." in page.words


def test_the_same_photo_twice_is_one_answer_and_another_under_its_form_is_refused(
    team: Team, site: Site
):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")
    octets = photo()

    first, second = team.shares(form, octets), team.shares(form, octets)
    other = team.shares(form, written(picture(64, 96)))

    assert first.address == second.address
    assert other.status == 409
    assert len(list((site.settings.data / "photos").glob("*"))) == 1


def test_a_photo_as_the_camera_wrote_it_never_lies_on_a_disk(team: Team, monkeypatch):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")
    large = written(grain(1400, 1000), quality=95)
    lain: list[object] = []
    monkeypatch.setattr(SpooledTemporaryFile, "rollover", lain.append)

    sent = team.shares(form, large)

    assert len(large) > 600_000
    assert sent.heading == "Perillä"
    assert lain == []


@pytest.mark.parametrize(
    ("octets", "sentence"),
    [
        (b"", "Ottakaa kuva, tai valitkaa se puhelimesta."),
        (b"GIF89a", "Tätä ei voi lukea kuvana."),
    ],
    ids=["nothing", "no picture"],
)
def test_a_photo_that_cannot_be_taken_says_why_and_costs_nothing(
    team: Team, octets: bytes, sentence: str
):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")

    page = team.shares(form, octets)
    then = team.shares(asking(page, "seina/kuva", "/photo"), photo())

    assert page.status == 422
    assert sentence in page.words
    assert then.heading == "Perillä"


def test_a_photo_that_is_too_large_is_refused_before_it_is_read(team: Team):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")

    page = team.shares(form, bytes(9 * 1024**2))

    assert page.status == 413
    assert page.heading == "Kuva on liian iso"
    assert "Enintään 8 megatavua käy." in page.words


def test_only_the_photo_form_may_be_large(team: Team):
    form = asking(team.arrive("satama"), "satama/lue")

    page = team.send(form, value="x" * 300_000)

    assert page.status == 413
    assert page.heading == "Teksti on liian pitkä"


def test_a_photo_goes_only_to_a_challenge_that_asks_for_one(team: Team):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")

    unvisited = team.shares(form, photo(), challenge="satama/lue")
    unasked = team.shares(form, photo(), challenge="seina/omaa")

    assert (unvisited.status, unasked.status) == (404, 404)


def test_words_are_as_good_as_a_photo(team: Team):
    page = team.arrive("seina")

    empty = team.send(asking(page, "seina/kuva"), words=" ")
    sent = team.send(asking(page, "seina/kuva"), words="Punainen ovi.")

    assert "millainen ovi se on" in page.words
    assert empty.status == 422
    assert sent.heading == "Perillä"
    assert "+10 p" in sent.words


def test_who_has_no_camera_finds_the_words_first(team: Team):
    page = team.arrive("seina", access=["no-camera"])

    forms = [form.action for form in page.forms if form.fields.get("challenge") == "seina/kuva"]

    assert [one.rpartition("/")[2] for one in forms[:2]] == ["answer", "photo"]
    assert page.answer.text.count('class="b sign" type="submit" form="seina-kuva-answer">') == 1
    assert "Lähetetään sanat</button>" in page.answer.text.partition('class="dock"')[2]


@pytest.mark.parametrize(
    ("ref", "who"),
    [
        ("seina/omaa", "Tämän lukee vain oma joukkueenne."),
        ("seina/jarjestajalle", "Tämän lukee pelin järjestäjä."),
        ("seina/seinalle", "kun järjestäjä on ensin lukenut sen."),
    ],
)
def test_a_thought_says_who_will_read_it(team: Team, ref: str, who: str):
    page = team.arrive("seina")

    empty = team.send(asking(page, ref))
    sent = team.send(asking(page, ref), value="Sisko.\r\nEhkä.")

    assert who in empty.words
    assert (empty.status, empty.words.count("Kirjoittakaa vastaus.")) == (422, 1)
    assert sent.heading == "Kirjattu"


def test_words_that_are_too_long_come_back_whole(team: Team):
    page = team.arrive("seina")

    long = team.send(asking(page, "seina/omaa"), value="sana " * 500)

    assert long.status == 422
    assert asking(long, "seina/omaa").fields["value"].split() == ["sana"] * 500


def test_a_step_that_is_not_shared_is_kept_nowhere(team: Team, site: Site):
    form = asking(team.arrive("penkki"), "penkki/olo")
    before = kept(site)

    page = team.send(form, value="5")

    new = added(site, before)
    assert page.heading == "Merkitty"
    assert form.choices["value"] == ["1", "2", "3", "4", "5"]
    assert "share" not in form.fields
    assert "true" in new
    assert "5" not in new


def test_a_step_is_counted_in_where_the_team_allows_it(team: Team, site: Site):
    form = asking(team.arrive("penkki"), "penkki/olo")
    before = kept(site)

    team.send(form, value="5", share="1")

    assert "5" in added(site, before)


def test_a_movement_has_an_easier_way_of_the_same_worth(team: Team):
    page = team.arrive("penkki")

    done = team.send(asking(page, "penkki/patsas"))

    assert "Patsas voi istua" in page.words
    assert "Kumpikin käy, ja pisteet ovat samat." in page.words
    assert "Tähän kuluu 20\xa0s." in page.answer.text
    assert done.heading == "Tehty"
    assert "+10 p" in done.words


def test_an_idea_says_whose_box_it_goes_to(team: Team):
    page = team.arrive("piha")

    sent = team.send(asking(page, "piha/idea"), value="Keinu kaikille.")

    assert "Idea menee ideoiden laatikkoon: Elämää pihoille , Pihayhdistys." in page.words
    assert sent.heading == "Perillä"


def test_a_survey_walks_through_its_questions(team: Team, site: Site):
    page = team.arrive("piha")
    first = asking(page, "piha/kysely")
    before = kept(site)

    stuck = team.send(first, go="next")
    second = team.send(first, go="next", **{"answer-millainen": "hauskaa"})
    third = team.send(asking(second, "piha/kysely"), go="decline")
    end = team.send(
        asking(third, "piha/kysely"), go="next", **{"answer-mita-lisaa": "Enemmän siltoja."}
    )

    assert "Vastatkaa tähän, tai valitkaa Emme vastaa." in stuck.words
    assert "Kysymys 2 / 3" in second.words
    assert 'class="steps n5"' in second.answer.text
    assert asking(second, "piha/kysely").fields["answer-millainen"] == "hauskaa"
    assert "Kysymys 3 / 3" in third.words
    assert end.heading == "Vastattu"
    said = next(word for word in added(site, before) if "Enemmän siltoja." in word)
    assert json.loads(said) == {
        "millainen": "hauskaa",
        "kaverille": None,
        "mita-lisaa": "Enemmän siltoja.",
    }


def test_a_survey_may_be_declined_as_a_whole(team: Team, site: Site):
    first = asking(team.arrive("piha"), "piha/kysely")
    before = kept(site)

    end = team.send(first, go="decline-all", **{"answer-millainen": "hauskaa"})

    assert end.heading == "Vastattu"
    assert not any("hauskaa" in word for word in added(site, before))


def test_a_skipped_challenge_says_that_it_can_still_be_answered(team: Team):
    page = team.arrive("tori")

    team.send(page.form("/skip", challenge="tori/yksi"))

    assert "Ohitettu. Voitte vastata vieläkin." in team.at("tori").words


def test_one_plate_answers_and_every_other_form_has_a_button_of_its_own(team: Team):
    for stop in kaikkea().checkpoints:
        page = team.arrive(stop.id)
        html = page.answer.text
        forms = [form for form in page.forms if form.action.endswith(("/answer", "/photo"))]

        assert html.count('class="b sign"') == 1
        assert len(forms) >= len(stop.challenges)
        for asked in stop.challenges:
            name = f"{stop.id}-{asked.id}"
            body = html.partition(f'id="{name}-answer"')[2].partition("</form>")[0]
            in_dock = f'form="{name}-answer"' in html.partition('class="dock"')[2]
            assert in_dock or 'type="submit"' in body, name


def test_what_was_left_aside_can_be_answered_when_the_place_is_done(team: Team):
    page = team.arrive("silta")
    team.send(asking(page, "silta/jarjestys"), **placed(*RIGHT_ORDER))

    later = team.at("silta")

    body = later.answer.text.partition('id="silta-parit-answer"')[2].partition("</form>")[0]
    assert 'type="submit"' in body
