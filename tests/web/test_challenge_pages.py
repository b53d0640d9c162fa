"""The page of every challenge type, answered as by a browser without JavaScript."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from engine.scenario.challenge import TYPES
from tests.clockwork import Clock
from tests.tasking import asking, kaikkea, tasking_site
from tests.team import Team
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
def team(app) -> Team:
    return Team(app.test_client())


def of_its_own(head: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{head}-{name}": word for name, word in words.items()}


def placed(*order: str) -> dict[str, str]:
    return {f"place-{row}": str(place) for place, row in enumerate(order, start=1)}


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
    clock.go_on(minutes=2, seconds=30)
    late = team.at("kello")
    clock.go_on(minutes=1)
    over = team.at("kello")

    assert "aikaa 3 min" in page.words
    assert "aikaa alle minuutti" in late.words
    assert "Aika loppui. Matka jatkuu silti." in over.words
    assert not any(form.fields.get("challenge") == "kello/luku" for form in over.forms)


def test_an_answer_that_comes_too_late_is_told_so(team: Team, clock: Clock):
    page = team.arrive("kello")
    clock.go_on(minutes=4)

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
    clock.go_on(minutes=5)
    ready = team.at("kello")

    hinted = team.send(ready.form("/hint", challenge="kello/hetki"))

    assert "Vihje aukeaa kello 12.05." in page.words
    assert "Enemmän kuin yksi." in hinted.words


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
