"""What a team asks for while there is no network waits on the phone, and comes through once."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE, stand
from tests.browser.offline import (
    KEPT,
    SHELVES,
    ask_often,
    competitive_game,
    entries,
    give_answer,
    gone,
    outbox,
    ready,
    visit_of_worker,
)
from tests.browser.team import Team, place_of
from tests.serving import serving, wait_until


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server of this file's own: it goes away and comes back."""
    with serving(tmp_path_factory.mktemp("offline") / "data") as running:
        yield running


@pytest.fixture
def context(browser, served):
    opened = browser.new_context(
        viewport=PHONE, locale="fi-FI", permissions=["geolocation"], base_url=served.url
    )
    yield opened
    opened.close()


@pytest.fixture
def team(context, served):
    """A team on its way, whose phone has all it needs."""
    playing = Team(context.new_page(), served)
    playing.join()
    ready(playing.page)
    return playing


def sent(page) -> bool:
    return outbox(page) == []


def test_a_check_in_without_a_network_is_saved_and_comes_through(team, served):
    page, run = team.page, team.run
    stand(page, place_of("asema"))
    expect(page.locator("button[data-plate].lit")).to_be_visible()

    with gone(served):
        page.locator("button[data-plate].lit").click()
        page.wait_for_url("**/saved/*")
        [waits] = outbox(page)
    page.goto(run)

    wait_until(lambda: sent(page))
    assert waits["checkpoint"] == "asema"
    assert entries(served, run)[-1:] == [waits["id"]]
    page.goto(f"{run}/saved/{waits['id']}")
    team.arrived("asema")


def test_how_much_waits_is_said_once_and_so_is_that_it_has_come_through(team, context):
    page = team.page
    line, live = page.locator("[data-kept]"), page.locator("[data-live]")
    context.set_offline(True)
    ask_often(page, team.run, 2)

    page.evaluate("dispatchEvent(new Event('outbox'))")

    expect(line).to_have_text("Tallessa puhelimessa: 2")
    expect(live).to_have_text("Tallessa puhelimessa: 2")
    ask_often(page, team.run, 1)
    page.evaluate("dispatchEvent(new Event('outbox'))")
    expect(line).to_have_text("Tallessa puhelimessa: 3")
    expect(live).to_have_text("Tallessa puhelimessa: 2")
    context.set_offline(False)
    expect(line).to_be_hidden()
    expect(live).to_have_text("Perillä")


def test_an_answer_that_reached_the_server_is_not_given_again_when_its_reply_was_lost(
    team, context, served
):
    page, run = team.page, team.run
    asked = ask_often(page, run, 1)
    context.set_offline(True)

    ask_often(page, run, asked)
    assert [one["id"] for one in outbox(page)] == asked
    context.set_offline(False)

    wait_until(lambda: sent(page))
    assert Counter(entries(served, run))[asked[0]] == 1


def test_what_is_asked_later_does_not_overtake_what_waits(team, context, served):
    page, run = team.page, team.run
    context.set_offline(True)
    waiting = ask_often(page, run, 3)
    context.set_offline(False)

    [last] = ask_often(page, run, 1)

    wait_until(lambda: sent(page))
    assert entries(served, run)[-4:] == [*waiting, last]


def test_what_the_server_saw_another_way_is_told_until_it_is_looked_at(context, served):
    """Where answers stay on the server, the phone can only say that one was sent."""
    team = Team(context.new_page(), served)
    page = team.page
    page.goto(f"/games/{competitive_game(served)}/join")
    team.set_out()
    run = team.run
    ready(page)
    team.check_in_by_gps("asema")
    context.set_offline(True)
    give_answer(page, run, "asema/avain", "ihan muuta")
    context.set_offline(False)
    page.goto(run)

    page.get_by_role("link", name="Yksi kohta meni toisin").click()

    expect(page.get_by_role("heading", name="Ei vielä")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.goto(run)
    wait_until(lambda: sent(page))
    expect(page.locator("[data-news]")).to_be_hidden()


def test_what_the_phone_itself_refused_is_no_news(team, context):
    page, run = team.page, team.run
    context.set_offline(True)
    ask_often(page, run, 1)
    context.set_offline(False)
    page.goto(run)

    wait_until(lambda: sent(page))
    page.goto(run)
    expect(page.locator("[data-news]")).to_be_hidden()


def test_the_pages_of_a_run_open_without_a_network_and_nobody_elses(team, served):
    page, run = team.page, team.run
    page.goto(f"{run}/list")
    kept = page.evaluate(KEPT)

    with gone(served):
        page.goto(run)
        heading = page.locator("h1").first
        expect(heading).to_be_visible()
        page.goto(served.url)
        assert page.url.startswith(run)

    assert {path.split("/")[2] for path in kept} == {run.rpartition("/")[2]}
    assert not any("entries" in path or "staff" in path for path in kept)


def test_the_worker_is_switched_off_by_a_file_and_what_waits_is_sent_all_the_same(
    team, context, served
):
    page, run = team.page, team.run
    context.set_offline(True)
    waiting = ask_often(page, run, 2)
    context.set_offline(False)
    switch = served.data / "worker-off"
    switch.touch()
    try:
        visit_of_worker(page, run)
        wait_until(lambda: sent(page))
        wait_until(lambda: page.evaluate(SHELVES) == [])
        page.goto(run)
        assert page.evaluate("() => navigator.serviceWorker.controller") is None
    finally:
        switch.unlink()
    assert entries(served, run)[-2:] == waiting
