"""A run's state, as the rules' twin on the phone plays on from it."""

from datetime import timedelta

from engine.play.codec import moment
from engine.play.state import RunState
from tests.building import NOON
from web import games
from web.api.given_state import RunStateOut
from web.api.state import state_plain


def state_of(phone, **headers):
    return phone.client.get(f"/api/runs/{phone.run}/state", headers=phone.headers | headers)


def test_a_phone_gets_what_follows_from_its_log(phone):
    phone.start(team={"size": 3})
    applied = phone.send({"kind": "check-in", "checkpoint": "asema", "here": True}).json

    answer = state_of(phone).json

    assert answer["seq"] == applied["results"][0]["seq"]
    assert answer["edition"] == phone.view["edition"]
    assert answer["state"]["started"]["team_size"] == 3
    assert answer["state"]["facts"] == ["visited asema"]
    assert answer["state"]["visited_at"].keys() == {"asema"}


def test_it_says_how_the_game_is_played(site, phone):
    phone.start(games.create(site, "perille", competitive=True).code)

    answer = state_of(phone).json

    assert answer["game"] == {"competitive": True, "offline": "open-only"}
    assert answer["state"]["started"]["competitive"] is True


def test_it_is_sent_again_only_when_something_has_happened(phone):
    phone.start()
    first = state_of(phone)
    tag = {"If-None-Match": first.headers["ETag"]}

    assert state_of(phone, **tag).status_code == 304
    phone.send({"kind": "check-in", "checkpoint": "asema", "here": True})
    assert state_of(phone, **tag).status_code == 200


def test_it_is_the_team_s_own_and_no_other_phone_s(app, phone):
    phone.start()
    there = f"/api/runs/{phone.run}/state"

    assert state_of(phone).headers["Cache-Control"] == "private, no-cache"
    assert app.test_client(use_cookies=False).get(there).status_code == 401
    stranger = {"Authorization": "Bearer x"}
    assert phone.client.get(there, headers=stranger).status_code == 404


def test_every_field_of_a_state_is_sent_and_described():
    state = RunState(timed_out_at=NOON + timedelta(minutes=1), late={"a": 3})

    plain = state_plain(state)

    assert plain["timed_out_at"] == moment(NOON + timedelta(minutes=1))
    assert tuple(plain) == RunState._fields
    assert tuple(RunStateOut.model_fields) == RunState._fields
