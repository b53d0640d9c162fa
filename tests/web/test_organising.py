import json
from datetime import timedelta

import pytest

from engine.play.intents import Award, CloseCheckpoint, Pause, Resume
from tests.commanding import of_game
from tests.playing import Phone
from web import games, organising
from web.clock import to_ms
from web.store import organising as store
from web.verifying import verify


@pytest.fixture
def phones(app, game):
    """Three teams of the open game."""
    made = [Phone(app.test_client(use_cookies=False)) for _ in range(3)]
    for one in made:
        one.start(game.code)
    return made


def seen(phone):
    answer = phone.client.get(f"/api/runs/{phone.run}", headers=phone.headers)
    return answer.get_json()


def test_what_is_done_in_a_game_stands_in_every_team_s_log(site, phones, game):
    reached = organising.in_game(site, game.code, CloseCheckpoint(site.clock(), "asema"))

    assert reached == 3
    for phone in phones:
        assert "asema" not in {card["id"] for card in seen(phone)["checkpoints"]}
    assert verify(site.database).differences == ()


def test_a_team_that_starts_later_finds_it_done(site, app, game):
    organising.in_game(site, game.code, CloseCheckpoint(site.clock(), "asema"))
    late = Phone(app.test_client(use_cookies=False))

    late.start(game.code)

    assert "asema" not in {card["id"] for card in late.view["checkpoints"]}
    assert late.view["next"] != "asema"


def test_the_same_order_is_carried_out_once(site, phones, game):
    order = "7b1d3a52-0000-4000-8000-000000000001"
    now = site.clock()

    first = organising.in_game(site, game.code, Pause(now), order)
    again = organising.in_game(site, game.code, Pause(now), order)

    assert (first, again) == (3, 0)
    with site.database.reading() as connection:
        assert len(store.all_of(connection, game.code)) == 1


def test_an_announcement_is_heard_and_its_words_stand_in_no_log(site, phones, game):
    organising.say(site, game.code, "Sade tulee: juna-asemalla on katto.", site.clock())

    for phone in phones:
        (heard,) = seen(phone)["announced"]
        assert heard["words"] == "Sade tulee: juna-asemalla on katto."
    with site.database.pool.connect() as connection:
        logs = connection.exec_driver_sql("SELECT intent, events FROM entry").fetchall()
    assert "Sade" not in json.dumps([list(row) for row in logs])


def test_points_given_to_one_team_move_the_board_and_no_other_team(site, phones, game):
    happened = organising.in_run(site, phones[0].run, Award(site.clock(), 7))

    assert happened[0].points == 7
    board = phones[1].client.get(f"/api/games/{game.code}/leaderboard").get_json()
    assert [row["score"] for row in board["standings"]] == [7, 0, 0]
    assert verify(site.database).differences == ()
    assert organising.in_run(site, "nobody", Award(site.clock(), 7)) is None


def test_a_phone_goes_on_after_its_log_grew_by_another_hand(site, phones, game):
    """The server remembers a fold; an organiser's command writes behind its back."""
    phone = phones[0]
    organising.in_run(site, phone.run, Award(site.clock(), 7))

    events = phone.happened({"kind": "check-in", "checkpoint": "asema", "here": True})

    assert events[0]["kind"] == "checkpoint-reached"
    assert phone.view["score"] == 7


def test_a_pause_moves_no_time_backwards(site, phones, game):
    now = site.clock()
    organising.in_game(site, game.code, Pause(now))
    organising.in_game(site, game.code, Resume(now - timedelta(minutes=5)))

    with site.database.reading() as connection:
        state = site.folds.read(connection, phones[0].run).state
    assert to_ms(state.pauses[0].ends) >= to_ms(state.pauses[0].begins)


def test_an_organiser_s_commands_do_what_they_say(site, phones, game):
    run = phones[0].run
    phones[0].happened(
        {"kind": "check-in", "checkpoint": "asema", "here": True},
        {"kind": "skip", "challenge": "asema/avain"},
    )

    told = [
        of_game(site, "pause", game.code).output,
        of_game(site, "resume", game.code).output,
        of_game(site, "announce", game.code, "Tauko ohi.").output,
        of_game(site, "close-checkpoint", game.code, "tori").output,
        of_game(site, "reopen-checkpoint", game.code, "tori").output,
    ]

    reached = "3 teams reached\n"
    assert told == [reached] * 3 + [f"no team would lose an ending\n{reached}", reached]
    assert of_game(site, "award", run, "-3").exit_code == 0
    assert of_game(site, "waive", run, "tori").exit_code == 0
    refused = of_game(site, "return", run, "vastassa/kysymys")
    assert (refused.exit_code, "not-visited" in refused.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pause", "NOSUCH"), "there is no open game 'NOSUCH'"),
        (("award", "nobody", "3"), "there is no run 'nobody'"),
        (("create", "perilla"), "there is no adventure 'perilla': write one of perille"),
        (("close-checkpoint", "X", "tori", "--choose", "vasen"), "--choose CHALLENGE=OPTION"),
    ],
)
def test_a_command_that_cannot_be_carried_out_says_so(site, words, said):
    refused = of_game(site, *words)

    assert refused.exit_code == 2
    assert said in refused.output


def test_a_game_of_one_s_own_is_made_and_closed(site, app):
    made = of_game(site, "create", "perille", "--no-posters", "--competitive")
    code = made.output.strip()

    game = games.game(site, code)
    assert (game.posters, game.competitive, game.offline) == (False, True, "open-only")
    assert of_game(site, "close", code).exit_code == 0
    assert games.game(site, code) is None
    refused = Phone(app.test_client(use_cookies=False)).start(code)
    assert refused.status_code == 404


def test_where_the_posters_do_not_hang_a_team_s_word_is_enough(site, app):
    game = games.create(site, "perille", posters=False)
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(game.code)

    assert "here" in phone.card("asema")["ways"]
