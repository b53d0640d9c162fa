import pytest
from click.testing import CliRunner

from engine.play.republishing import Weight
from engine.scenario.edition import compiled, restored
from tests.asking import quiz
from tests.building import perille
from tests.playing import ANSWERS, Phone
from web import games, publishing
from web.cli import main
from web.commands.publishing import impact_told
from web.verifying import verify

KEY = "asema/avain"


def edited(stop_id="asema", **fields):
    """Perille with one checkpoint changed."""
    rules = perille()
    stops = tuple(
        one.model_copy(update=fields) if one.id == stop_id else one for one in rules.checkpoints
    )
    return restored(compiled(rules.model_copy(update={"checkpoints": stops})).body)


def asked_anew(**fields):
    """Perille with the question at the station changed."""
    start = perille().checkpoint("asema")
    return edited(challenges=(start.challenges[0].model_copy(update=fields),))


@pytest.fixture
def team(app, game):
    """A team that has answered at the station."""
    phone = Phone(app.test_client(use_cookies=False))
    assert phone.start(game.code, team={"name": "Ketut"}).status_code == 201
    here = {"kind": "check-in", "checkpoint": "asema", "here": True}
    said = {"kind": "answer", "challenge": KEY, "value": ANSWERS[KEY]}
    assert phone.send(here, said).status_code == 200
    return phone


def seen(phone):
    answer = phone.client.get(f"/api/runs/{phone.run}", headers=phone.headers)
    return answer.get_json()


def score(phone):
    return seen(phone)["score"]


def publish(site, game, after, **options):
    return publishing.publish(site, game.code, after, site.clock(), **options)


def test_a_team_that_loses_nothing_plays_on_by_the_new_words(site, game, team):
    after = edited(title=perille().checkpoint("tori").title)
    words = after.checkpoint("asema").title.said("fi")

    found = publish(site, game, after)

    assert [one.change.weight for one in found.teams] == [Weight.HARMLESS]
    titles = {card["id"]: card.get("title") for card in seen(team)["checkpoints"]}
    assert titles["asema"] == words
    assert seen(team)["edition"] == found.edition


def test_where_points_change_teams_move_only_if_the_organiser_says_so(site, game, team):
    before, worth = score(team), perille().checkpoint("asema").challenges[0].points
    after = asked_anew(points=worth + 5)

    asked = publish(site, game, after)
    kept = score(team)
    publish(site, game, after, rescore=True)

    assert [one.change.difference for one in asked.teams] == [5]
    assert (kept, score(team)) == (before, before + 5)
    assert verify(site.database).differences == ()


def test_what_would_take_progress_moves_nobody_and_names_the_team(site, game, team):
    after = asked_anew(accept={"any": ("toinen",)})

    found = publish(site, game, after, rescore=True)

    (affected,) = found.teams
    assert affected.team == "Ketut"
    assert f"solved {KEY}" in affected.change.lost
    assert seen(team)["edition"] == game.edition


def test_new_tasks_are_asked_of_teams_that_start_later(site, app, game, team):
    start = perille().checkpoint("asema")
    after = edited(challenges=(*start.challenges, quiz("lisa")))

    found = publish(site, game, after)
    late = Phone(app.test_client(use_cookies=False))
    late.start(game.code)

    assert found.new_tasks == ("asema/lisa",)
    assert seen(team)["edition"] == game.edition
    assert late.view["edition"] == found.edition


def test_a_team_goes_on_from_where_it_was_by_the_new_rules(site, game, team):
    publish(site, game, asked_anew(points=99), rescore=True)

    answer = team.send({"kind": "check-in", "checkpoint": "tori", "here": True})

    assert answer.status_code == 200
    assert team.view["edition"] != game.edition
    assert verify(site.database).differences == ()


def test_words_that_are_erased_stand_as_they_were_judged(site, game, team):
    with site.database.pool.begin() as connection:
        connection.exec_driver_sql("DELETE FROM participation WHERE kind = 'answer'")

    found = publish(site, game, asked_anew(accept={"any": ("toinen",)}))

    assert [one.change.weight for one in found.teams] == [Weight.HARMLESS]


def test_looking_first_changes_nothing(site, game, team):
    after = asked_anew(points=99)

    found = publishing.impact(site, game.code, after, site.clock())

    assert len(found.teams) == 1
    assert games.game(site, game.code).edition == game.edition


def test_who_has_finished_keeps_what_was_played(site, game, team):
    team.send({"kind": "end"})

    assert publish(site, game, asked_anew(points=99), rescore=True).teams == ()


def test_the_terminal_says_who_moves(tmp_path):
    data = str(tmp_path / "data")
    listed = CliRunner().invoke(main, ["game", "list", "--data", data]).output
    code = listed.split()[0]

    told = CliRunner().invoke(main, ["game", "publish", code, "--dry-run", "--data", data])

    assert told.output == "0 teams under way: on the new edition\n"


def test_an_organiser_reads_what_an_edit_means(site, game, team):
    worth = perille().checkpoint("asema").challenges[0].points

    def told(after, *, rescore=False):
        found = publishing.impact(site, game.code, after, site.clock())
        return list(impact_told(found, rescore=rescore))

    assert told(asked_anew(points=worth - 3)) == [
        "0 teams under way: on the new edition",
        "1 team would have other points: -3",
        "  they play on as before; add --rescore to move them, too",
    ]
    assert told(asked_anew(points=worth - 3), rescore=True) == [
        "1 team under way: on the new edition"
    ]
    assert told(asked_anew(accept={"any": ("toinen",)}))[1].startswith(
        "Ketut plays on as before; it would lose: done asema"
    )
    start = perille().checkpoint("asema")
    assert told(edited(challenges=(*start.challenges, quiz("lisa")))) == [
        "0 teams under way: on the new edition",
        "new tasks, asked of teams that start from now on: asema/lisa",
        "1 team under way: on the edition they set out with",
    ]
