"""Forms that a phone cannot keep for later: without signal the game says what to do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import PHONE
from tests.browser.hands import set_out
from tests.browser.offline import outbox, ready

BEFORE_ITS_SCRIPT = "form => HTMLFormElement.prototype.submit.call(form)"
"""Sent as by a press before the page's script had come."""
SEND = """([action, fields]) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action, hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture
def in_flight(browser, everything):
    """Before a survey, and without signal."""
    context = browser.new_context(viewport=PHONE, locale="fi-FI", base_url=everything.url)
    hands = set_out(context, everything)
    page = hands.at("piha")
    ready(page)
    context.set_offline(True)
    page.reload()
    hands.unfold("piha-kysely")
    yield page
    context.close()


def press_early(page: Page) -> None:
    with page.expect_navigation():
        page.locator("form#piha-kysely-answer").evaluate(BEFORE_ITS_SCRIPT)


def test_a_survey_that_is_sent_before_its_script_is_there_goes_on_with_what_was_said(in_flight):
    page = in_flight
    page.locator("#piha-kysely textarea").evaluate("it => { it.value = 'Siltoja & puita.'; }")
    page.locator("#piha-kysely input[value=hauskaa]").check(force=True)

    press_early(page)
    expect(page.get_by_text("Kysymys 2 / 3")).to_be_visible()
    page.locator("[form=piha-kysely-answer][data-decline]").first.click()
    with page.expect_navigation():
        page.locator("#piha-kysely [data-plate-of]").click()

    [waits] = outbox(page)
    said = {"millainen": "hauskaa", "kaverille": None, "mita-lisaa": "Siltoja & puita."}
    assert waits["value"] == said


def test_a_survey_that_lacks_an_answer_says_so(in_flight):
    press_early(in_flight)

    expect(in_flight.get_by_text("Kysymys 1 / 3")).to_be_visible()
    expect(in_flight.locator("[data-live]")).to_have_text(re.compile("^Vastatkaa tähän"))
    assert "#" not in in_flight.url


def test_what_only_the_server_can_do_is_told_by_a_page_of_the_game(in_flight):
    page = in_flight
    run = page.url.partition("/checkpoints/")[0]

    for form in ("ways", "afterwards", "other-phones", "photo"):
        with page.expect_navigation():
            page.evaluate(SEND, [f"{run}/{form}", {"reading": "guided"}])

        assert page.url == f"{run}/unsaved"
        expect(page.get_by_role("heading", name="Tämä ei jäänyt talteen")).to_be_visible()
        expect(page.get_by_text("Yrittäkää uudelleen, kun verkko palaa.")).to_be_visible()
        page.goto(f"{run}/checkpoints/piha")
