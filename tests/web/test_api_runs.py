"""A run over the HTTP interface."""

import pytest

from tests.playing import PLAIN_WALK, Phone, fix, fresh_id
from web import verifying
from web.site import Site

ASEMA = {"lat": 61.687818, "lon": 27.277969}
TORI = {"lat": 61.687879, "lon": 27.273147}


@pytest.fixture
def codes(site: Site) -> dict[str, str]:
    return {place.checkpoint: place.short_code for place in site.books["perille"].places}


@pytest.fixture
def playing(phone: Phone) -> Phone:
    phone.start(team={"size": 3})
    return phone


def kinds(events) -> list[str]:
    return [event["kind"] for event in events]


def test_a_new_team_gets_a_run_a_token_a_code_and_a_view(phone):
    answer = phone.start(team={"name": None, "size": 3}, language="fi", access=["no-stairs"])

    assert answer.status_code == 201
    assert answer.json["view"]["status"] == "playing"
    assert answer.json["view"]["next"] == "asema"
    assert len(answer.json["resume_code"]) == 10


def test_the_same_run_id_starts_no_second_run(phone):
    run_id = fresh_id()
    first = phone.start(id=run_id)

    again = phone.client.post(
        f"/api/games/{phone.games()[0]['code']}/runs",
        json={"id": run_id},
        headers=phone.headers,
    )

    assert again.status_code == 201
    assert again.json["run"] == first.json["run"]
    assert again.json["token"] == first.json["token"]


def test_a_strangers_run_id_is_refused(app, playing):
    stranger = Phone(app.test_client(use_cookies=False))

    answer = stranger.start(id=playing.run)

    assert answer.status_code == 409


def test_a_fix_inside_the_circle_checks_in(playing):
    events = playing.happened({"kind": "check-in", "checkpoint": "asema", "fix": fix(**ASEMA)})

    assert kinds(events) == ["checkpoint-reached", "item-given"]
    assert playing.card("asema")["status"] == "visited"


def test_a_refusal_says_how_far_how_sure_and_how_wide(playing):
    events = playing.happened({"kind": "check-in", "checkpoint": "asema", "fix": fix(**TORI)})

    assert events[0]["kind"] == "check-in-refused"
    assert events[0]["reason"] == "too-far"
    assert (events[0]["distance_m"], events[0]["accuracy_m"], events[0]["radius_m"]) == (
        260,
        10,
        65,
    )


def test_a_locked_checkpoint_shows_only_its_title(playing):
    assert playing.card("lokki").keys() == {"id", "title", "status"}


def test_a_whole_side_can_be_played_and_stands_on_the_board(playing, codes, site):
    playing.play(codes)

    assert playing.view["status"] == "finished"
    assert playing.view["ending"]["id"] == "linja-auki"
    board = playing.client.get(
        f"/api/games/{playing.games()[0]['code']}/leaderboard?team={playing.run}"
    ).json
    assert board["own"]["score"] == playing.view["score"] == PLAIN_WALK
    assert board["own"]["rank"] == 1
    assert verifying.verify(site.database).differences == ()


def test_the_same_batch_twice_answers_the_same_and_adds_nothing(playing, codes):
    batch = [
        {"id": fresh_id(), "kind": "check-in", "code": codes["asema"]},
        {"id": fresh_id(), "kind": "answer", "challenge": "asema/avain", "value": "kello"},
        {"id": fresh_id(), "kind": "answer", "challenge": "asema/avain", "value": "kieli"},
    ]

    first, again = playing.send(*batch).json, playing.send(*batch).json

    assert first == again
    assert [result["seq"] for result in first["results"]] == [2, 3, 4]


def test_an_id_seen_before_with_another_body_changes_nothing(playing, codes):
    clashing = fresh_id()
    playing.happened({"id": clashing, "kind": "check-in", "code": codes["asema"]})
    before = playing.client.get(f"/api/runs/{playing.run}", headers=playing.headers)

    answer = playing.send(
        {"kind": "answer", "challenge": "asema/avain", "value": "kieli"},
        {"id": clashing, "kind": "check-in", "code": codes["tori"]},
    )

    assert answer.status_code == 409
    assert answer.json["ids"] == [clashing]
    after = playing.client.get(f"/api/runs/{playing.run}", headers=playing.headers)
    assert after.json == before.json


def test_a_hundred_and_one_intents_are_too_many(playing):
    answer = playing.send(*({"kind": "skip", "challenge": "asema/avain"} for _ in range(101)))

    assert answer.status_code == 413


def test_a_shape_that_is_not_described_names_its_faults(playing):
    answer = playing.send({"kind": "check-in", "fix": fix(91, 200), "code": "X"})

    assert answer.status_code == 422
    assert any("lat" in fault["at"] for fault in answer.json["faults"])


def test_another_phone_joins_by_the_resume_code(app, playing, codes):
    playing.happened({"kind": "check-in", "code": codes["asema"]})
    other = app.test_client(use_cookies=False)

    answer = other.post("/api/resume", json={"resume_code": playing.resume_code.lower()})

    assert answer.status_code == 200
    assert answer.json["run"] == playing.run
    assert answer.json["token"] != playing.token
    assert answer.json["view"]["checkpoints"][0]["status"] == "visited"


def test_a_resume_code_that_nobody_has_is_refused(phone):
    answer = phone.client.post("/api/resume", json={"resume_code": "AAAAAAAAAA"})

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_a_phone_that_left_may_play_no_more(playing):
    playing.happened({"kind": "leave"})

    assert (
        playing.client.get(f"/api/runs/{playing.run}", headers=playing.headers).status_code
        == 404
    )


def test_without_a_token_there_is_no_run(playing, app):
    stranger = app.test_client(use_cookies=False)

    assert stranger.get(f"/api/runs/{playing.run}").status_code == 401
    assert (
        stranger.get(
            f"/api/runs/{playing.run}", headers={"Authorization": "Bearer nobody"}
        ).status_code
        == 404
    )


def test_an_unchanged_view_answers_304(playing, codes):
    address = f"/api/runs/{playing.run}"
    etag = playing.client.get(address, headers=playing.headers).headers["ETag"]

    unchanged = playing.client.get(address, headers=playing.headers | {"If-None-Match": etag})
    playing.happened({"kind": "check-in", "code": codes["asema"]})
    changed = playing.client.get(address, headers=playing.headers | {"If-None-Match": etag})

    assert unchanged.status_code == 304
    assert changed.status_code == 200


def test_an_unchanged_leaderboard_answers_304(playing, codes):
    address = f"/api/games/{playing.games()[0]['code']}/leaderboard"
    etag = playing.client.get(address).headers["ETag"]

    unchanged = playing.client.get(address, headers={"If-None-Match": etag})
    playing.happened(
        {"kind": "check-in", "code": codes["asema"]},
        {"kind": "answer", "challenge": "asema/avain", "value": "kieli"},
    )
    changed = playing.client.get(address, headers={"If-None-Match": etag})

    assert unchanged.status_code == 304
    assert changed.status_code == 200
    assert changed.json["standings"][0]["score"] == 15


def test_a_hint_comes_with_its_text_and_its_cost(playing, codes):
    playing.happened({"kind": "check-in", "code": codes["asema"]})

    events = playing.happened({"kind": "take-hint", "challenge": "asema/avain"})

    assert events[0]["kind"] == "hint-taken"
    assert events[0]["cost"] == 3
    assert events[0]["text"]


def test_a_hint_that_another_phone_took_is_not_taken_again(playing, codes):
    playing.happened({"kind": "check-in", "code": codes["asema"]})
    taken = {"kind": "take-hint", "challenge": "asema/avain", "number": 1}

    first, second = playing.happened(taken), playing.happened(taken)

    assert [one["number"] for one in first] == [1]
    assert second == []


def test_a_phones_clock_is_only_advice(playing, codes):
    events = playing.happened(
        {"kind": "check-in", "code": codes["asema"], "at": "2001-01-01T00:00:00Z"},
        {"kind": "skip", "challenge": "asema/avain", "at": "2101-01-01T00:00:00Z"},
    )

    times = [event["at"] for event in events]
    assert times == sorted(times)
    assert all(time.startswith("20") and "2001" < time[:4] < "2101" for time in times)


def test_a_drawn_name_is_given_where_none_is_chosen(playing):
    board = playing.client.get(f"/api/games/{playing.games()[0]['code']}/leaderboard").json

    assert len(board["standings"][0]["team"].split()) == 2


def test_a_name_with_unseen_letters_is_refused(phone):
    assert phone.start(team={"name": "ki\u202eli", "size": 1}).status_code == 422
