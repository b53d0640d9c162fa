"""Coming in by an invite: once, in time, by a press of a button; and being shown out."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from tests.reading import Reader
from tests.staffing import come_in, invite_to
from tests.visiting import everything_kept
from web import staffing
from web.cli import main
from web.staffing import Duty, Role

ORGANISER = Duty(Role.ORGANISER, label="Toimisto")


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def told(*words: str) -> str:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output


def test_opening_an_invite_changes_nothing(site, reader):
    path = invite_to(site, ORGANISER)
    before = everything_kept(site.database)

    for _ in range(3):
        page = reader.read(path)

    assert "järjestäjä" in page.words
    assert "Toimisto" in page.words
    assert everything_kept(site.database) == before
    assert reader.client.get_cookie("seikkailu-staff") is None


def test_who_presses_the_button_is_in_for_thirty_days(site, app):
    come_in(app, site, ORGANISER)

    (one,) = staffing.everybody(site, site.clock())

    assert (one.role, one.duty.label) == (Role.ORGANISER, "Toimisto")
    assert one.until - one.since == timedelta(days=30)
    assert staffing.everybody(site, one.until - timedelta(seconds=1)) == [one]
    assert staffing.everybody(site, one.until) == []


def test_an_invite_works_once(site, reader, app):
    path = invite_to(site, ORGANISER)
    form = reader.read(path).form(path)
    reader.send(form)

    again = Reader(app.test_client())

    assert again.read(path).status == 404
    assert again.send(form, csrf="").heading == "Kutsu ei enää toimi"
    assert len(staffing.everybody(site, site.clock())) == 1


def test_an_invite_works_for_two_days(site):
    token = invite_to(site, ORGANISER).rpartition("/")[2]
    now = site.clock()

    assert staffing.invited(site, token, now + timedelta(hours=47)) == ORGANISER
    assert staffing.invited(site, token, now + timedelta(hours=49)) is None
    assert staffing.come_in(site, token, now + timedelta(hours=49)) is None


def test_no_token_stands_in_the_database(site, app):
    path = invite_to(site, ORGANISER)
    reader = come_in(app, site, ORGANISER)
    session = reader.client.get_cookie("seikkailu-staff").value

    kept = str(everything_kept(site.database))

    assert path.rpartition("/")[2] not in kept
    assert session not in kept


def test_the_cookie_is_no_script_s_and_by_https_no_other_host_s(secure_app, app, site):
    secure = secure_app.extensions["seikkailu"]
    path = invite_to(secure, ORGANISER)
    client = secure_app.test_client()
    base = {"base_url": "https://peli.test"}
    page = client.get(path, **base)

    answer = client.post(path, data={"csrf": "", "id": ""}, **base)

    assert page.headers["Cache-Control"] == "no-store"
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-seikkailu-staff=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


def test_who_comes_in_anew_leaves_the_old_session_behind(site, app):
    reader = come_in(app, site, ORGANISER)
    path = invite_to(site, Duty(Role.AUTHOR))

    reader.send(reader.read(path).form(path))

    assert [one.role for one in staffing.everybody(site, site.clock())] == [Role.AUTHOR]


def test_who_signs_out_is_out(site, app):
    reader = come_in(app, site, ORGANISER)
    token = reader.client.get_cookie("seikkailu-staff").value

    reader.send(reader.read("/staff").form("/staff/leave"))

    assert reader.client.get_cookie("seikkailu-staff") is None
    reader.client.set_cookie("seikkailu-staff", token)
    assert reader.read("/staff").status == 401


def test_an_organiser_invites_a_host_and_shows_them_out(site, app):
    organiser = come_in(app, site, ORGANISER)
    code = organiser.read("/staff").links[-1]
    page = organiser.read("/staff/people")
    place = next(one for one in page.form("/staff/people").choices["place"] if "/asema" in one)

    made = organiser.send(page.form("/staff/people"), role="host", place=place, label="Asema")
    link = next(word for word in made.words.split() if "/staff/come/" in word)
    host = Reader(app.test_client())
    path = link.removeprefix("http://localhost")
    home = host.send(host.read(path).form(path))

    assert "Rautatieasema" in home.words, code
    organiser.send(organiser.read("/staff/people").form("/revoke"))
    assert host.read("/staff").status == 401


def test_a_host_without_a_checkpoint_is_no_host(site, app):
    organiser = come_in(app, site, ORGANISER)
    form = organiser.read("/staff/people").form("/staff/people")

    page = organiser.send(form, role="host", place="", label="Asema")

    assert page.status == 422
    assert "Valitse rastivahdille rasti." in page.words
    assert page.form("/staff/people").fields["label"] == "Asema"


def test_an_organiser_of_one_game_sees_and_invites_nobody_of_another(site, app, phone):
    mine, other = (game["code"] for game in phone.games())
    come_in(app, site, Duty(Role.ORGANISER, other))
    reader = come_in(app, site, Duty(Role.ORGANISER, mine))

    page = reader.read("/staff/people")

    assert not page.has_form("/revoke")
    assert reader.send(page.form("/staff/people"), place=other).status == 404
    assert reader.read(f"/staff/games/{other}/paper").status == 404
    assert reader.read(f"/staff/games/{mine}/paper").status == 200


def test_the_command_line_invites_lists_and_revokes(tmp_path):
    data = ("--data", str(tmp_path))
    link = told("invite", "--role", "organiser", *data, "--public-url", "https://peli.test")
    assert link.startswith("https://peli.test/staff/come/")
    assert told("staff", "list", *data) == ""

    from web.folder import site_at
    from web.settings import settings_for

    site = site_at(settings_for(tmp_path, "http://localhost"))
    staffing.come_in(site, link.strip().rpartition("/")[2], site.clock())
    site.database.close()
    listed = told("staff", "list", *data).split()

    assert listed[1] == "organiser"
    told("staff", "revoke", listed[0], *data)
    assert told("staff", "list", *data) == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--role", "host"), "a host has one"),
        (("--role", "author", "--checkpoint", "asema"), "a host has one"),
        (("--role", "host", "--checkpoint", "asema"), "add --game CODE"),
        (("--role", "organiser", "--game", "NOSUCH1"), "no open game"),
    ],
)
def test_an_invite_that_fits_no_duty_is_told_so(tmp_path, words, says):
    result = CliRunner().invoke(main, ("invite", *words, "--data", str(tmp_path)))

    assert result.exit_code == 2
    assert says in result.output
