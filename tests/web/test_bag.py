"""What a team carries, to look at: the words on a thing, their language, its picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.scenario.adventure import Item
from tests.asking import word
from tests.building import adventure, give, stop, text
from tests.clockwork import Clock, a_site
from tests.housing import app_for
from tests.team import Team

LETTER = Item(
    id="kirje",
    title=text("Kirje", en="The letter"),
    inscription=text("TULEN *PERJANTAINA*"),
    text=text("Kulmassa: 2 E", en="Coming on Friday"),
)
NOTE = Item(id="lappu", title=text("Lappu"), inscription=text("KYSY"))


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    rules = adventure(
        stop("eka", word(on_solved=(give("kirje"), give("kirje"), give("lappu")))),
        stop("toka"),
        items=(LETTER, NOTE),
    )
    site = a_site(tmp_path / "data", Clock(), rules)
    yield Team(app_for(site).test_client())
    site.database.close()


def found(team: Team):
    """Solve what gives them; the page that tells of it."""
    return team.send(team.arrive("eka").form("/answer"), value="kuuluuko")


def test_before_anything_is_found_no_way_leads_to_the_bag_and_it_is_empty(team: Team):
    team.arrive("eka")

    assert f"/runs/{team.run}/bag" not in team.read(f"/runs/{team.run}").links
    assert "Ei vielä mitään." in team.read(f"/runs/{team.run}/bag").words


def test_what_was_found_is_shown_at_once_and_can_be_looked_at_from_the_walk(team: Team):
    told = found(team)
    walk, shown = team.read(f"/runs/{team.run}"), team.read(f"/runs/{team.run}/list")

    for page in (told, walk):
        assert f"/runs/{team.run}/bag" in page.links
    assert f"/runs/{team.run}/bag#kirje" in shown.links
    assert "Mukana 2" in walk.words
    for page in (told, team.read(f"/runs/{team.run}/bag")):
        assert "Kirje × 2 TULEN PERJANTAINA Kulmassa: 2 E" in page.words
        assert "Lappu KYSY" in page.words


def test_the_words_on_a_thing_stay_in_their_language_and_what_is_told_of_it_does_not(
    team: Team,
):
    found(team)

    html = team.read(f"/runs/{team.run}/bag?lang=en").answer.text

    inscription, rest = html.split("TULEN")
    assert inscription.rstrip().endswith('lang="fi"><p>')
    assert "Coming on Friday" in rest
    assert 'lang="fi"' not in rest.split("Coming on Friday")[0].split("</blockquote>")[1]


def test_who_does_not_play_sees_no_bag(team: Team):
    found(team)
    stranger = Team(team.client.application.test_client())

    assert stranger.read(f"/runs/{team.run}/bag").status == 404


def test_a_thing_needs_words():
    with pytest.raises(ValueError, match="say what it is"):
        Item(id="kivi", title=text("Kivi"))
