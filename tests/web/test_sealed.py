import gzip
import json

import pytest

from engine.codes import tidy
from engine.play.carrying import carried
from engine.play.hashing import hashed
from tests.playing import Phone
from web import games, posters

OURS = ("perille", "asema")


def started(app, game):
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(game.code)
    return phone


def asked(phone, **headers):
    return phone.client.get(f"/api/runs/{phone.run}/sealed", headers=phone.headers | headers)


@pytest.fixture
def whole(site, app):
    return started(app, games.create(site, "perille", offline="whole"))


def test_a_phone_gets_the_sealed_rest_where_the_game_is_played_without_signal(site, whole):
    answer = asked(whole)

    blob = json.loads(gzip.decompress(answer.data))
    assert answer.mimetype == "application/gzip"
    assert blob["edition"] == whole.view["edition"]
    titles = [stop["id"] for stop in blob["sealed"]["checkpoints"]]
    assert titles == [stop.id for stop in site.catalogue.adventure("perille").checkpoints]


def test_with_what_anyone_may_read_it_is_the_whole_adventure_but_for_its_secrets(site, whole):
    blob = json.loads(gzip.decompress(asked(whole).data))

    public, sealed = carried(site.catalogue.adventure("perille"))
    assert blob["public"] == public
    assert blob["sealed"] == sealed


def test_codes_and_answers_are_in_it_only_as_hashes(site, whole):
    text = gzip.decompress(asked(whole).data).decode()
    blob = json.loads(text)

    hung = posters.posters(site, "http://x")
    poster = next(one for one in hung if (one.adventure, one.checkpoint) == OURS)
    assert tidy(poster.short_code) not in text
    assert blob["codes"][hashed(blob["edition"], "code", tidy(poster.short_code))] == "asema"
    right = hashed(blob["edition"], "asema/avain", "kieli")
    assert right in blob["answers"]["asema/avain"]
    assert '"accept"' not in text
    assert '"correct"' not in text


def test_a_competitive_game_sends_no_answers_even_where_it_is_played_without_signal(site, app):
    phone = started(app, games.create(site, "perille", competitive=True, offline="whole"))

    assert json.loads(gzip.decompress(asked(phone).data))["answers"] == {}


def test_where_only_what_is_open_travels_there_is_no_blob(site, app):
    phone = started(app, games.create(site, "perille", competitive=True))

    refused = asked(phone)

    assert refused.status_code == 404
    assert refused.json["detail"] == "Tässä pelissä puhelimeen tulee vain se, mikä on jo auki."


def test_it_is_asked_for_once_and_by_the_run_s_own_phones_only(site, app, whole):
    first = asked(whole)
    again = asked(whole, **{"If-None-Match": first.headers["ETag"]})
    other = started(app, games.game_of_adventure(site, "perille"))

    assert asked(whole).data == first.data
    assert again.status_code == 304
    stranger = whole.client.get(f"/api/runs/{whole.run}/sealed", headers=other.headers)
    assert stranger.status_code == 404


def test_the_hash_is_the_one_that_the_phone_makes():
    assert hashed("e", "code", "AB7K9Q") == "d98709f497a94695d2fb7ae3c57923bf"
