"""What has been kept for its time goes by itself, and it is said what went."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.building import shipped
from tests.clockwork import Clock
from tests.housing import prepared
from tests.playing import Phone
from tests.serving import serving, wait_until
from tests.staffing import come_in
from tests.visiting import codes_of, everything_kept
from web import daily, games, retention, staffing
from web.folder import site_at
from web.settings import settings_for
from web.staffing import Duty, Role
from web.store.database import StorageFailure
from web.terms import Terms
from web.verifying import verify


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def site(tmp_path: Path, now: Clock):
    prepared(tmp_path / "data")
    built = site_at(settings_for(tmp_path / "data", "http://localhost"), shipped(), now)
    yield built
    built.database.close()


def names(site) -> list[str]:
    """What teams are called that have a name of their own still."""
    rows = everything_kept(site.database)["participation"]
    return sorted(words for _, _, kind, words in rows if kind == "team-name")


def team(app, name: str, code: str | None = None) -> Phone:
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(code, team={"name": name, "size": 2})
    return phone


def test_words_go_thirty_days_after_a_team_last_did_something(app, site, now):
    team(app, "Eka")
    late = team(app, "Toka")
    now.go_on(days=20)
    late.send({"kind": "check-in", "code": codes_of(site)["asema"]})

    kept = []
    for days in (9, 1, 19, 1):
        now.go_on(days=days)
        retention.remove_old(site, now())
        kept.append(names(site))

    assert kept == [["Eka", "Toka"], ["Toka"], ["Toka"], []]
    assert verify(site.database).differences == ()


def test_a_game_s_own_terms_come_first(app, site, now):
    code = games.create(site, "perille", on=Terms(keep_days=5)).code
    other = next(one.code for one in games.open_games(site) if one.code != code)
    team(app, "Lyhyt", code)
    team(app, "Pitka", other)
    now.go_on(days=5)

    removed = retention.remove_old(site, now())

    assert removed.teams == 1
    assert names(site) == ["Pitka"]


def test_what_the_organiser_does_is_no_sign_of_life(app, site, now):
    from web import organising

    phone = team(app, "Eka")
    now.go_on(days=29)
    organising.say(site, phone.games()[0]["code"], "Sataa.", now())
    now.go_on(days=1)

    assert retention.remove_old(site, now()).teams == 1


def test_staff_who_have_gone_are_forgotten_in_time(app, site, now):
    come_in(app, site, Duty(Role.ORGANISER))
    staffing.invite(site, Duty(Role.AUTHOR), now())
    now.go_on(days=59)
    early = retention.remove_old(site, now())
    now.go_on(days=1, seconds=1)

    late = retention.remove_old(site, now())

    assert (early.staff, late.staff) == (2, 1)  # both invites, then the session
    assert everything_kept(site.database)["staff"] == []


def test_old_backups_of_the_folder_go(site, now):
    folder = site.settings.data / "backups"
    folder.mkdir()
    for name, days in (("new.zip", 13), ("old.zip", 15)):
        (folder / name).write_bytes(b"x")
        made = (now() - timedelta(days=days)).timestamp()
        os.utime(folder / name, (made, made))

    removed = retention.remove_old(site, now())

    assert removed.backups == 1
    assert [file.name for file in folder.iterdir()] == ["new.zip"]


def test_what_went_is_said_once(app, site, now, capsys):
    team(app, "Eka")
    now.go_on(days=30)

    daily.once(site)
    said = capsys.readouterr().out
    daily.once(site)

    assert said.startswith("Retention: the words of 1 teams, 0 paper teams, 0 photos,")
    assert capsys.readouterr().out == ""


def test_a_database_that_cannot_is_asked_again_the_next_night(site, monkeypatch, capsys):
    def fails(*_):
        message = "database is locked"
        raise StorageFailure(message)

    monkeypatch.setattr(daily, "remove_old", fails)

    daily.once(site)

    assert capsys.readouterr().err == "Retention: nothing removed, database is locked.\n"


@pytest.mark.parametrize(("hour", "hours"), [(0, 1), (1, 24), (12, 13), (23, 2)])
def test_the_next_time_is_at_night(now, hour, hours):
    at = now().replace(hour=hour, minute=0, second=0, microsecond=0)

    assert daily.until_night(at) == timedelta(hours=hours)


def test_a_server_begins_with_it(tmp_path: Path):
    """Thirty days have gone by for a team when the server starts anew."""
    long_ago = Clock(Clock().at - timedelta(days=400))
    data = tmp_path / "data"
    prepared(data)
    built = site_at(settings_for(data, "http://localhost"), shipped(), long_ago)
    from tests.housing import app_for

    team(app_for(built), "Vanha")
    built.database.close()

    with serving(data) as server:
        wait_until(lambda: "Retention: the words of 1 teams" in server.log.read_text())
