"""What an organiser downloads, and a lost poster whose code is replaced."""

import gzip
import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from engine.codes import code_book, tidy
from engine.play.hashing import hashed
from tests.playing import Phone
from tests.reading import Reader
from tests.staffing import come_in
from tests.visiting import codes_of, everything_kept
from web import books, games
from web.cli import main
from web.site import Site
from web.staffing import Duty, Role


@pytest.fixture
def organiser(app, site) -> Reader:
    return come_in(app, site, Role.ORGANISER)


def token(site: Site, checkpoint: str) -> str:
    return site.books["perille"].at(checkpoint).token


def replaced(site: Site, checkpoint: str, ago: timedelta = timedelta()) -> None:
    books.reissue(site.database, "perille", checkpoint, site.clock() - ago)


@pytest.mark.parametrize("what", ["posters", "checklist", "join", "certificates"])
def test_an_organiser_downloads_what_they_chose(organiser, game, what):
    page = organiser.read(f"/staff/games/{game.code}/print")

    answer = organiser.client.get(
        f"/staff/games/{game.code}/print.pdf?what={what}&size=a6&first=fi&second=sv"
    )

    assert page.heading == "Tulosteet"
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert "private" in answer.headers["Cache-Control"]
    assert f"{what}-{game.code}-a6.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("wish", ["", "what=nothing", "what=posters&only=nowhere"])
def test_what_there_is_not_is_not_printed(organiser, game, wish):
    assert organiser.client.get(f"/staff/games/{game.code}/print.pdf?{wish}").status_code == 404


def test_another_game_s_organiser_prints_nothing_of_this_one(app, site, phone, game):
    other = next(one["code"] for one in phone.games() if one["code"] != game.code)
    reader = come_in(app, site, Duty(Role.ORGANISER, other))

    assert reader.read(f"/staff/games/{game.code}/print").status == 404
    assert reader.client.get(
        f"/staff/games/{game.code}/print.pdf?what=posters"
    ).status_code == 404  # fmt: skip


def test_a_lost_poster_gets_another_code_and_no_other_does(organiser, site, game):
    before = codes_of(site)
    form = organiser.read(f"/staff/games/{game.code}/print").form(f"/{game.code}/print")

    page = organiser.send(form, checkpoint="lokki")
    again = organiser.send(form, checkpoint="lokki")

    after = codes_of(site)
    assert [stop for stop in before if before[stop] != after[stop]] == ["lokki"]
    assert f"{after['lokki'][:3]}-{after['lokki'][3:]}" in page.words
    assert again.status == 200


def test_a_poster_that_was_replaced_says_so_and_checks_nobody_in(app, site):
    reader = Reader(app.test_client())
    run = reader.set_out().address.split("/")[2]
    old_token, old_code = token(site, "asema"), codes_of(site)["asema"]
    before = everything_kept(site.database)["entry"]
    replaced(site, "asema")

    page = reader.read(f"/q/{old_token.lower()}")

    assert page.status == 410
    assert page.heading == "Tämä juliste on vaihdettu"
    assert everything_kept(site.database)["entry"] == before
    form = reader.read(f"/runs/{run}/code").form("/check-in")
    refused = reader.send(form, code=old_code)
    assert "Tämä juliste on vaihdettu" in refused.words
    anew = reader.read(f"/runs/{run}/code").form("/check-in")
    assert "Leimattu" in reader.send(anew, code=codes_of(site)["asema"]).words


def test_what_was_scanned_without_signal_before_the_poster_was_lost_still_counts(site, app):
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(games.game_of_adventure(site, "perille").code)
    old = codes_of(site)["asema"]
    replaced(site, "asema", -timedelta(minutes=5))

    early = phone.send({"kind": "check-in", "code": old})

    assert early.json["results"][0]["events"][0]["kind"] != "check-in-refused"
    again = Phone(app.test_client(use_cookies=False))
    again.start(games.game_of_adventure(site, "perille").code)
    replaced(site, "asema", timedelta(minutes=5))
    events = again.send({"kind": "check-in", "code": codes_before(site)}).json
    assert events["results"][0]["events"][0]["reason"] == "replaced-code"


def codes_before(site: Site) -> str:
    """The first code that ever hung at the station."""
    epochs = {stop.id: stop.epoch for stop in site.catalogue.adventure("perille").checkpoints}
    return code_book(site.keys.codes, "perille", epochs).at("asema").short_code


def test_a_phone_that_plays_without_signal_hears_of_it(site, app):
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(games.create(site, "perille", offline="whole").code)
    old = codes_of(site)["asema"]

    def sealed(**headers):
        address = f"/api/runs/{phone.run}/sealed"
        return phone.client.get(address, headers=phone.headers | headers)

    def state(**headers):
        address = f"/api/runs/{phone.run}/state"
        return phone.client.get(address, headers=phone.headers | headers)

    first, known = sealed(), state()
    replaced(site, "asema")
    then = sealed(**{"If-None-Match": first.headers["ETag"]})
    told = state(**{"If-None-Match": known.headers["ETag"]})

    assert (then.status_code, told.status_code) == (200, 200)
    assert told.json["codes"] == known.json["codes"] + 1
    blob = json.loads(gzip.decompress(then.data))
    assert hashed(blob["edition"], "code", old) not in blob["codes"]
    assert hashed(blob["edition"], "code", old) in blob["replaced"]
    assert blob["codes"][hashed(blob["edition"], "code", codes_of(site)["asema"])] == "asema"


def test_the_command_line_replaces_one_as_well(tmp_path):
    data = ("--data", str(tmp_path), "--public-url", "https://peli.test", "--json")

    def codes(*more: str) -> dict[str, str]:
        told = CliRunner().invoke(main, ("qr", *data, *more))
        assert told.exit_code == 0, told.output
        rows = json.loads(told.stdout)
        return {f"{one['adventure']}/{one['checkpoint']}": one["short_code"] for one in rows}

    before, after = codes(), codes("--replace", "perille/asema")

    assert [one for one in before if before[one] != after[one]] == ["perille/asema"]
    assert codes() == after
    wrong = CliRunner().invoke(main, ("qr", *data, "--replace", "perille/nowhere"))
    assert wrong.exit_code == 2
    assert tidy(after["perille/asema"])
