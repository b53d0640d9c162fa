"""Before a checkpoint is closed, the proof says who would lose what."""

import pytest

from engine.play.intents import CloseCheckpoint
from engine.proof.solve.under_way import Loss
from tests.commanding import of_game
from tests.playing import Phone
from web import closing, organising

LAST = "lokki/viimeinen"
TO_HELVI = {LAST: "helville"}


@pytest.fixture
def team(app, game):
    """A team that has set out."""
    return starting(app, game, "Ketut")


def starting(app, game, name):
    phone = Phone(app.test_client(use_cookies=False))
    assert phone.start(game.code, team={"name": name}).status_code == 201
    return phone


def priced(site, game, checkpoint, options=()):
    return closing.price(
        site, game.code, CloseCheckpoint(site.clock(), checkpoint, dict(options))
    )


def test_closing_a_place_that_tells_only_its_own_story_costs_nobody_anything(site, game, team):
    found = priced(site, game, "tori")

    assert not found
    assert found.undecided == ()


def test_a_branch_that_is_picked_for_everyone_takes_the_other_endings(site, game, team):
    found = priced(site, game, "lokki", TO_HELVI)

    assert [one.loss for one in found.teams] == [Loss(("odottaja", "linja-auki"))]
    assert found.later == Loss(("odottaja", "linja-auki"))


def test_nothing_is_changed_by_asking(site, game, team):
    priced(site, game, "lokki", TO_HELVI)

    with site.database.reading() as connection:
        assert "closed lokki" not in site.folds.read(connection, team.run).state.marks


def test_a_game_where_it_is_closed_already_loses_nothing_more(site, game, team):
    intent = CloseCheckpoint(site.clock(), "lokki", TO_HELVI)
    organising.in_game(site, game.code, intent)

    assert priced(site, game, "lokki", TO_HELVI).teams == ()


def test_the_command_names_the_teams_and_closes_nothing_unasked(site, game, team):
    pick = f"--choose={LAST}=helville"

    asked = of_game(site, "close-checkpoint", game.code, "lokki", pick)
    looked = of_game(site, "close-checkpoint", game.code, "lokki", pick, "--dry-run")
    done = of_game(site, "close-checkpoint", game.code, "lokki", pick, "--anyway")

    told = [
        "Ketut could not come to 'Odottaja' or 'Linja auki' any more",
        "teams that start from now on could not come to 'Odottaja' or 'Linja auki' any more",
    ]
    assert (asked.exit_code, asked.stdout.splitlines()) == (1, told)
    assert "nothing was closed; with --anyway it is" in asked.output
    assert (looked.exit_code, looked.stdout.splitlines()) == (0, told)
    assert (done.exit_code, done.stdout.splitlines()) == (0, [*told, "1 team reached"])


def test_a_place_is_spared_one_team_by_the_same_proof(site, game, team):
    pick = f"--choose={LAST}=helville"

    asked = of_game(site, "waive", team.run, "lokki", pick)
    done = of_game(site, "waive", team.run, "lokki", pick, "--anyway")

    assert (asked.exit_code, done.exit_code) == (1, 0)
    assert "Ketut could not come to 'Odottaja' or 'Linja auki' any more" in asked.stdout
    assert "teams that start from now on" not in asked.stdout


def test_a_place_that_is_not_there_is_not_closed(site, game, team):
    refused = of_game(site, "close-checkpoint", game.code, "torri")

    assert refused.exit_code == 2
    assert "there is no checkpoint 'torri': write one of asema, " in refused.output
