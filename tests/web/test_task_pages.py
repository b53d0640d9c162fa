"""The pages of what has no right answer: thoughts, movement, ideas, questions put to a team."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.clockwork import Clock
from tests.tasking import asking, tasking_site
from tests.team import Team
from tests.visiting import everything_kept
from web.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    built = tasking_site(tmp_path / "data", Clock())
    yield built
    built.database.close()


@pytest.fixture
def team(app) -> Team:
    return Team(app.test_client())


def kept(site: Site) -> list[Any]:
    """Every row of every table."""
    return [row for rows in everything_kept(site.database).values() for row in rows]


def added(site: Site, before: list[Any]) -> list[str]:
    """Every word that came into the database since."""
    return [str(word) for row in kept(site) if row not in before for word in row]


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
