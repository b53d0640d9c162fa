"""Movement that is timed and steps that are felt, on the phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import heard
from tests.browser.offline import ready


def test_a_step_never_leaves_the_phone_unless_it_is_shared(hands):
    page = hands.at("penkki")
    bodies = []
    page.on("request", lambda one: bodies.append(one.post_data or ""))
    hands.tab_to("#penkki-olo input[value='1']")
    hands.press("ArrowRight", "ArrowRight", "ArrowRight")

    hands.answer("penkki-olo")
    hands.told("Merkitty")
    hands.at("penkki")

    [sent] = [body for body in bodies if "penkki%2Folo" in body]
    assert "value=true" in sent
    assert "value=4" not in sent
    expect(
        page.get_by_text("Merkitsitte 4 / 5. Luku on vain tässä puhelimessa.")
    ).to_be_visible()


def test_a_shared_step_is_sent(hands):
    page = hands.at("penkki")
    bodies = []
    page.on("request", lambda one: bodies.append(one.post_data or ""))
    hands.tab_to("#penkki-olo input[value='1']")
    hands.press("ArrowRight")
    hands.tab_to("input[name=share]")
    hands.press("Space")

    hands.answer("penkki-olo")
    hands.told("Merkitty")

    assert any("value=2&share=1" in body for body in bodies)


@pytest.fixture
def timed(hands):
    """An activity of twenty seconds, on a page whose clock the test moves."""
    hands.page.clock.install()
    hands.at("penkki")
    hands.unfold("penkki-patsas")
    return hands


CLOCK = "#penkki-patsas .countdown button"


def test_a_movement_is_timed_and_only_its_start_half_and_end_are_said(timed):
    page, said = timed.page, []
    digits = page.locator("#penkki-patsas .digits")
    expect(digits).to_have_text("0:20")
    timed.tab_to(CLOCK)
    timed.press("Enter")

    for seconds in (1, 8, 2, 8):
        said.append(heard(page))
        page.clock.run_for(seconds * 1000)

    start, half = "Kello käy.", "Puolet on tehty."
    assert [*said, heard(page)] == [start, start, start, half, half]
    page.clock.run_for(2_000)
    timed.told("Tehty")


def test_a_movement_whose_time_is_full_without_a_network_waits_on_the_phone(hands, seen):
    page = hands.page
    hands.at("penkki")
    ready(page)
    page.clock.install()
    hands.unfold("penkki-patsas")
    hands.tab_to(CLOCK)
    hands.press("Enter")
    page.context.set_offline(True)

    page.clock.run_for(21_000)

    expect(page.get_by_text("Tallessa puhelimessa: 1").first).to_be_visible(timeout=20_000)
    page.context.set_offline(False)
    page.wait_for_url("**/entries/*")
    hands.told("Tehty")
    seen.complaints.clear()


def test_a_movement_that_is_full_takes_no_written_words_with_it(timed):
    page = timed.page
    page.locator("#penkki-patsas").evaluate(
        "one => one.after(document.createElement('textarea'))"
    )
    page.locator("textarea").fill("Kesken.")
    timed.tab_to(CLOCK)
    timed.press("Enter")

    with page.expect_response("**/answer"):
        page.clock.run_for(21_000)

    expect(page.locator("textarea")).to_have_value("Kesken.")
    assert heard(page) == "Aika on täynnä."
    timed.answer("penkki-patsas")
    timed.told("Tehty")


def test_a_movement_whose_time_ran_out_elsewhere_is_done_when_the_team_comes_back(timed):
    page = timed.page
    timed.tab_to(CLOCK)
    timed.press("Enter")
    page.goto("about:blank")
    page.clock.run_for(60_000)

    timed.at("penkki")

    timed.told("Tehty")


def test_the_clock_of_a_movement_stands_when_it_is_told_to_and_after_a_reload(timed):
    page = timed.page
    digits = page.locator("#penkki-patsas .digits")
    timed.tab_to(CLOCK)
    timed.press("Enter")
    page.clock.run_for(4_000)
    timed.press("Enter")
    page.clock.run_for(30_000)
    standing = digits.inner_text()

    page.reload()
    timed.unfold("penkki-patsas")

    assert standing == digits.inner_text() == "0:16"
    expect(page.locator(CLOCK)).to_have_text("Jatka")
