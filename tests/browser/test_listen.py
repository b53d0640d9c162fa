"""Texts read aloud by the phone's own voice, in their language, until one presses or leaves."""

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.asking import word
from tests.browser.chromium import PHONE, Witness
from tests.building import adventure, stop, text
from tests.clockwork import Clock, a_site, served
from tests.team import TimedTeam

VOICES = """voices => {
  window.said = [];
  window.voices = voices;
  const told = () => sessionStorage.setItem("silenced", "yes");
  const speechSynthesis = {
    getVoices: () => window.voices,
    speak: one => { window.said.push([one.lang, one.text]); window.last = one; },
    cancel: () => { window.said.length = 0; told(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speechSynthesis });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
FINNISH = {"lang": "fi-FI", "localService": True}
ENGLISH = {"lang": "en-GB", "localService": True}
STORY = text("Torilla on tilaa.\n\nKivi odottaa.", en="There is room in the square.")
SQUARE = stop("tori", word(prompt=text("Mitä kivi sanoo?")), story=STORY)


@pytest.fixture
def team(tmp_path):
    clock = Clock()
    site = a_site(tmp_path / "data", clock, adventure(SQUARE, stop("muu")))
    here = TimedTeam(site, clock)
    here.arrive("tori")
    with served(site) as here.url:
        yield here
    site.database.close()


@pytest.fixture
def listening(browser, team):
    """The page of the square, in a browser with these voices."""
    contexts: list[BrowserContext] = []
    witness = Witness(team.url)

    def at(*voices: dict[str, object], language: str = "fi", script: bool = True) -> Page:
        context = browser.new_context(
            viewport=PHONE, locale=language, java_script_enabled=script
        )
        contexts.append(context)
        witness.watch(context)
        context.add_init_script(f"({VOICES})({json.dumps(voices)})")
        [token] = [one for one in team.client._cookies.values() if one.key == "seikkailu"]
        context.add_cookies([{"name": token.key, "value": token.value, "url": team.url}])
        page = context.new_page()
        page.goto(f"{team.url}/runs/{team.run}/checkpoints/tori?lang={language}")
        return page

    yield at
    for context in contexts:
        context.close()
    assert (witness.foreign, witness.complaints) == ([], [])


def button(page: Page, beginning: str, label: str = "Kuuntele") -> Locator:
    return page.get_by_role("button", name=f"{label} : {beginning}")


def said(page: Page) -> list[list[str]]:
    return page.evaluate("window.said")


def test_a_story_is_read_in_its_language_and_stops_when_one_presses_again(listening):
    page = listening(FINNISH)
    story = button(page, "Torilla on tilaa.")
    story.focus()
    page.keyboard.press("Enter")

    assert said(page) == [["fi", "Torilla on tilaa."], ["fi", "Kivi odottaa."]]
    stop = button(page, "Torilla on tilaa.", "Lopeta")
    expect(stop).to_be_focused()
    page.keyboard.press("Enter")
    assert said(page) == []
    expect(story).to_be_visible()


def test_the_question_silences_the_story_and_the_end_of_it_is_shown(listening):
    page = listening(FINNISH)
    button(page, "Torilla on tilaa.").click()
    button(page, "Mitä kivi sanoo?").click()

    assert said(page) == [["fi", "Mitä kivi sanoo?"]]
    expect(button(page, "Torilla on tilaa.")).to_be_visible()
    page.evaluate("window.last.onend()")
    expect(button(page, "Mitä kivi sanoo?")).to_be_visible()


def test_a_text_is_read_by_a_voice_of_its_own_language_whatever_the_pages(listening):
    page = listening(FINNISH, ENGLISH, language="en")
    button(page, "There is room in the", "Listen").click()
    assert said(page) == [["en", "There is room in the square."]]

    button(page, "Mitä kivi sanoo?", "Listen").click()
    assert said(page) == [["fi", "Mitä kivi sanoo?"]]


def test_who_leaves_the_page_leaves_the_voice_behind(listening, team):
    page = listening(FINNISH)
    button(page, "Torilla on tilaa.").click()
    page.evaluate("sessionStorage.clear()")

    page.goto(f"{team.url}/privacy")

    assert page.evaluate("sessionStorage.getItem('silenced')") == "yes"


def test_voices_that_come_late_are_used(listening):
    page = listening()
    expect(page.locator(".listen")).to_have_count(0)

    page.wait_for_function("() => window.speechSynthesis.onvoiceschanged")
    page.evaluate(
        "voice => { voices.push(voice); speechSynthesis.onvoiceschanged(); }", FINNISH
    )

    expect(page.locator(".listen")).to_have_count(2)


@pytest.mark.parametrize(
    "voices", [[], [ENGLISH], [{"lang": "fi-FI", "localService": False}]],
    ids=["no voice", "no Finnish one", "one that sends the words elsewhere"],
)  # fmt: skip
def test_where_no_voice_of_the_phone_can_read_it_there_is_no_button(listening, voices):
    page = listening(*voices)
    page.wait_for_function("() => window.speechSynthesis.onvoiceschanged")

    expect(page.locator(".listen")).to_have_count(0)


def test_without_a_script_there_is_no_button(listening):
    page = listening(FINNISH, script=False)

    expect(page.get_by_text("Kivi odottaa.")).to_be_visible()
    expect(page.locator(".listen")).to_have_count(0)
