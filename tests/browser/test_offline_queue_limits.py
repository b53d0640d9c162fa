"""Where a phone or a network does less than it should, the team is told and loses nothing."""

import json
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE, stand
from tests.browser.offline import ask_often, entries, gone, of_run, outbox, ready
from tests.browser.queueing_line import Line
from tests.browser.team import Team, place_of
from tests.serving import command, serving, wait_until

REFUSED = """Object.defineProperty(IDBFactory.prototype, "open", {
  value() { throw new DOMException("refused", "SecurityError"); },
});"""
FILE_GONE = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const [file] = (await cache.keys()).filter(({ url }) => /certificate/.test(url));
    if (file) await cache.delete(file);
  }
}"""
NEWER = "() => { navigator.serviceWorker.getRegistration().then((one) => one.update()); }"
ARRIVING = "() => navigator.serviceWorker.getRegistration().then((one) => !!one.installing)"
SEEN = "({ seq: found?.seq ?? 0, ahead: (found?.ahead ?? []).length })"
SLOW_MS = 60_000


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("limits") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def line(served):
    with Line(int(served.url.rpartition(":")[2])).open() as opened:
        yield opened


@pytest.fixture
def context(browser, line):
    opened = browser.new_context(
        viewport=PHONE, locale="fi-FI", permissions=["geolocation"], base_url=line.url
    )
    opened.set_default_timeout(SLOW_MS)
    yield opened
    opened.close()


@pytest.fixture
def team(context, served, line):
    playing = Team(context.new_page(), served)
    playing.come_in(line.url)
    playing.set_out()
    return playing


def token_of(served, checkpoint: str) -> str:
    """What the poster's QR code says behind `/q/`."""
    rows = json.loads(command("qr", "--json", "--data", str(served.data)).stdout)
    [link] = [
        row["url"]
        for row in rows
        if (row["adventure"], row["checkpoint"]) == ("perille", checkpoint)
    ]
    return str(link).rpartition("/")[2]


def press_plate(team: Team, checkpoint: str) -> None:
    stand(team.page, place_of(checkpoint))
    plate = team.page.locator("button[data-plate].lit")
    expect(plate).to_be_visible(timeout=SLOW_MS)
    plate.click()


def test_where_the_browser_keeps_nothing_the_game_is_played_online_and_says_so(
    context, team, served
):
    context.add_init_script(REFUSED)
    page = team.page
    page.goto(f"{team.run}/help")
    sentence = page.get_by_text("Tässä selaimessa peli tarvitsee verkon koko ajan.")
    expect(sentence).to_be_visible(timeout=SLOW_MS)

    page.goto(team.run)
    press_plate(team, "asema")

    team.arrived("asema")


def test_the_device_test_says_that_such_a_browser_forgets(context, line):
    context.add_init_script(REFUSED)
    page = context.new_page()

    page.goto(f"{line.url}/laitetesti")

    row = page.locator("[data-row=storage]")
    expect(row.get_by_text("Selain unohtaa pelin")).to_be_visible(timeout=SLOW_MS)
    row = page.locator("[data-row=offline]")
    expect(row.get_by_text("tarvitsee verkon koko ajan")).to_be_visible(timeout=SLOW_MS)


def test_the_device_test_really_begins_what_plays_without_a_network(context, line):
    page = context.new_page()

    page.goto(f"{line.url}/laitetesti")

    row = page.locator("[data-row=offline]")
    expect(row.get_by_text("ilman verkkoa")).to_be_visible(timeout=SLOW_MS)
    known = "async () => (await navigator.serviceWorker.getRegistrations()).length"
    assert page.evaluate(known) == 1
    expect(page.locator("[data-row=storage]").get_by_text("Selain muistaa")).to_be_visible()


def test_a_network_that_hangs_is_waited_for_a_while_and_then_the_pocket_answers(
    team, line, served
):
    page, run = team.page, team.run
    ready(page)
    stand(page, place_of("asema"))
    expect(page.locator("button[data-plate].lit")).to_be_visible(timeout=SLOW_MS)

    with line.that("hangs"):
        page.locator("button[data-plate].lit").click()
        page.wait_for_url("**/saved/*")
        team.arrived("asema")
        [waits] = outbox(page)
        page.goto(run)
        expect(page.locator("h1").first).to_be_visible()

    page.evaluate("dispatchEvent(new Event('outbox'))")
    wait_until(lambda: outbox(page) == [], SLOW_MS / 1000)
    assert entries(served, run).count(waits["id"]) == 1


def sent_by_now(page) -> bool:
    """Whether the outbox is empty; if not, the page is asked once more to send it."""
    page.evaluate("dispatchEvent(new Event('outbox'))")
    return outbox(page) == []


def test_while_a_new_build_is_long_on_its_way_the_phone_sends_what_waits(
    team, line, context, served
):
    page, run = team.page, team.run
    ready(page)
    page.evaluate(FILE_GONE)
    context.new_cdp_session(page).send("Network.clearBrowserCache")

    with line.that("hangs", under="/static/dist/certificate"):
        line.build = "0dd00dd0"
        page.evaluate(NEWER)
        wait_until(lambda: page.evaluate(ARRIVING))
        context.set_offline(True)
        page.goto(run)
        [waits] = ask_often(page, run, 1)
        context.set_offline(False)
        wait_until(lambda: sent_by_now(page), 45)

    line.build = ""
    assert entries(served, run).count(waits) == 1


def test_a_poster_that_the_phone_s_own_camera_read_checks_in_without_a_network(team, served):
    page, run = team.page, team.run
    ready(page)
    token = token_of(served, "asema")

    with gone(served):
        page.goto(f"/q/{token}")
        page.wait_for_url(f"{run}/saved/*")
        team.arrived("asema")
        [waits] = outbox(page)

    page.goto(run)
    wait_until(lambda: outbox(page) == [], SLOW_MS / 1000)
    assert waits["code"] == token
    page.goto(f"{run}/checkpoints/asema")
    expect(page.locator("form#asema-avain-answer")).to_be_visible()


def test_the_phone_never_shows_less_than_the_server_has_answered(team, line, context):
    """The check-in went through, and its state has not come before the network hangs."""
    page, run = team.page, team.run
    ready(page)
    context.route("**/api/runs/*/state", lambda route: route.abort())
    press_plate(team, "asema")
    team.arrived("asema")
    before = of_run(page, run.rpartition("/")[2], SEEN)
    assert before["ahead"] == 1

    context.set_offline(True)
    page.goto(f"{run}/checkpoints/asema")
    expect(page.locator("form#asema-avain-answer")).to_be_visible()
    assert outbox(page) == []

    context.set_offline(False)
    context.unroute("**/api/runs/*/state")
    page.goto(run)
    wait_until(lambda: of_run(page, run.rpartition("/")[2], SEEN)["ahead"] == 0, 60)
    assert of_run(page, run.rpartition("/")[2], SEEN)["seq"] > before["seq"]


def test_a_note_about_what_is_wrong_waits_and_reaches_the_organiser_once(team, served):
    page, run = team.page, team.run
    ready(page)
    page.goto(f"{run}/help")

    with gone(served):
        page.get_by_text("Kertokaa järjestäjälle").click()
        page.get_by_label("Mitä huomasitte?").fill("Kyltti on maassa.")
        page.get_by_role("button", name="Lähetetään").click()
        expect(page.get_by_role("heading", name="Tallessa puhelimessa")).to_be_visible()

    page.goto(run)
    wait_until(lambda: _notes(served, "Kyltti on maassa.") == 1, SLOW_MS / 1000)
    page.goto(run)
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert _notes(served, "Kyltti on maassa.") == 1


def _notes(served, words: str) -> int:
    with served.client() as client:
        games = [one["code"] for one in client.get("/api/games").json()["games"]]
    told = [command("game", "notes", one, "--data", str(served.data)).stdout for one in games]
    return "".join(told).count(words)


@pytest.mark.parametrize("offline", [True, False], ids=["without a network", "with one"])
def test_a_form_that_says_no_answer_yet_is_told_what_it_lacks(team, context, offline):
    page, run = team.page, team.run
    ready(page)
    press_plate(team, "asema")
    team.arrived("asema")
    page.wait_for_load_state("networkidle")
    asked = {"mistake": "too-long", "challenge": "asema/avain", "most": "200"}
    context.set_offline(offline)

    page.goto(f"{run}/checkpoints/asema?{urlencode(asked)}")

    alert = page.locator("form.answer [role=alert]")
    expect(alert).to_have_text("Teksti on liian pitkä. Siihen mahtuu 200 merkkiä.")
