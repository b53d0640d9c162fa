"""The whole of Perille, played in a real browser: by GPS, by camera, by a typed code."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser import camera
from tests.browser.chromium import PHONE, chromium, stand
from tests.browser.team import Team, code_of_game, place_of, title_of
from tests.serving import command


@pytest.fixture(scope="module")
def posters(server):
    sheet = command("qr", "--json", "--data", str(server.data), "--public-url", server.url)
    rows = json.loads(sheet.stdout)
    return {row["checkpoint"]: row for row in rows if row["adventure"] == "perille"}


@pytest.fixture
def team(browser, server, witness):
    context = browser.new_context(
        viewport=PHONE, locale="fi-FI", permissions=["geolocation"], base_url=server.url
    )
    witness.watch(context)
    yield Team(context.new_page(), server)
    context.close()


def _scan(playwright, team, witness, poster, tmp_path):
    """Scan a poster: the same phone, in a browser whose camera sees that poster."""
    film = camera.film(poster["url"], tmp_path / f"{poster['checkpoint']}.mjpeg")
    kept = team.page.context.storage_state()
    with chromium(playwright, film) as launched:
        context = launched.new_context(
            viewport=PHONE, locale="fi-FI", storage_state=kept, permissions=["camera"]
        )
        witness.watch(context)
        scanning = Team(context.new_page(), team.server)
        scanning.page.goto(team.run)
        scanning.page.get_by_role("button", name="Lue QR").click()
        scanning.arrived(poster["checkpoint"])
        context.close()


def test_perille_from_the_first_page_to_the_leaderboard(
    playwright, team, witness, posters, tmp_path
):
    name = team.join()
    page = team.page

    # too far at first: the refusal tells how far, how sure and how wide
    stand(page, place_of("tori"), accuracy_m=18)
    expect(page.locator("[data-far]").first).to_have_text(re.compile(r"2\d0 m"))
    page.locator("button[data-plate]").click()
    expect(page.get_by_role("heading", name="Ei vielä perillä")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("±20")

    team.check_in_by_gps("asema")
    team.ask_for_a_hint("asema/avain")
    expect(page.get_by_text("Nimessä on seitsemän kirjainta")).to_be_visible()
    team.answer("asema/avain", "kello")
    expect(page.get_by_role("heading", name="Ei vielä")).to_be_visible()
    team.answer("asema/avain")
    expect(page.get_by_text("+12 p")).to_be_visible()

    _scan(playwright, team, witness, posters["tori"], tmp_path)
    team.do("tori")
    team.check_in_by_code("kirjasto", posters["kirjasto"]["short_code"].lower())
    team.do("kirjasto")
    for checkpoint in ("kaupungintalo", "graniittitalo"):
        team.check_in_by_gps(checkpoint)
        team.do(checkpoint)
    _scan(playwright, team, witness, posters["tuomiokirkko"], tmp_path)
    team.do("tuomiokirkko")
    for checkpoint in ("muisti", "lokki", "naisvuori", "vastassa"):
        team.check_in_by_gps(checkpoint)
        team.do(checkpoint)

    expect(page.get_by_role("heading", name="Linja auki")).to_be_visible()
    expect(page.get_by_text("87 p").first).to_be_visible()
    page.get_by_role("link", name="Katsotaan tulokset").click()
    own = page.locator("tr.us")
    expect(own).to_contain_text(name)
    expect(own).to_contain_text("87")
    assert witness.requests > 50


def test_a_checkpoint_leads_to_its_sub_project_and_back(team, posters):
    team.join()
    team.check_in_by_code("asema", posters["asema"]["short_code"])
    team.answer("asema/avain")
    stood = team.page.url

    team.page.get_by_role("link", name="Lue hankkeesta").click()

    expect(team.page.get_by_role("heading", level=1)).to_contain_text("TUTKA")
    expect(team.page.get_by_text(title_of("asema")).first).to_be_visible()
    assert "/programme/tutka" in team.page.url

    team.page.get_by_role("link", name="Takaisin peliin").click()

    assert team.page.url == f"{stood}#to-tutka"
    expect(team.page.get_by_role("link", name="Lue hankkeesta")).to_be_in_viewport()


def test_a_team_of_phones_without_position_plays_by_code(browser, server, witness, posters):
    context = browser.new_context(viewport=PHONE, locale="fi-FI")
    witness.watch(context)
    team = Team(context.new_page(), server)
    team.join()
    page = team.page
    if page.locator("[data-locate]").is_visible():
        page.locator("[data-locate]").click()
    expect(page.locator("[data-live]")).to_contain_text("Puhelin ei")

    page.locator("button[data-plate]").click()

    expect(page.get_by_role("heading", name="Rastikoodi")).to_be_visible(timeout=20_000)
    page.get_by_label("Kuusi merkkiä kyltin alareunassa").fill(posters["asema"]["short_code"])
    page.get_by_role("button", name="Leimataan").click()
    team.arrived("asema")
    context.close()


def test_nothing_is_sent_before_a_tap(team):
    sent = []
    team.join()
    team.page.on("request", lambda request: sent.append(request.method))

    for checkpoint in ("tori", "asema", "lokki", "asema"):
        stand(team.page, place_of(checkpoint))
        team.page.wait_for_timeout(300)

    expect(team.page.locator("button[data-plate].lit")).to_be_visible()
    assert "POST" not in sent


def test_the_whole_walk_without_javascript_by_qr_links_alone(browser, server, witness, posters):
    context = browser.new_context(viewport=PHONE, locale="fi-FI", java_script_enabled=False)
    witness.watch(context)
    team = Team(context.new_page(), server)
    name = team.join()
    page = team.page
    run = team.run
    walk = (
        *("asema", "kirjasto", "tori", "kaupungintalo", "kirkkopuisto"),
        *("kivisakasti", "lokki", "naisvuori", "vastassa"),
    )

    for checkpoint in walk:
        page.goto(_local(posters[checkpoint]["url"], server))
        page.get_by_role("button", name=re.compile("Leima")).first.click()
        team.arrived(checkpoint)
        page.goto(run)
        team.do(checkpoint)

    expect(page.get_by_role("heading", name="Linja auki")).to_be_visible()
    page.goto(f"{server.url}/games/{code_of_game(server)}/leaderboard")
    expect(page.locator("tr", has_text=name)).to_contain_text("90")
    context.close()


def _local(url: str, server) -> str:
    """A poster's link, which is in capitals, on the address that this server has."""
    assert url == url.upper()
    return server.url + "/Q/" + url.rpartition("/")[2]
