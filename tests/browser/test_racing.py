"""Two phones of one team that do everything at the same time: each thing happens once."""

from collections import Counter
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from adventures.catalogue import catalogue
from engine.scenario.quizzes import ChoiceChallenge
from tests.browser.chromium import PHONE
from tests.browser.flying import happened
from tests.browser.offline import outbox, ready
from tests.browser.team import Team
from tests.playing import ANSWERS
from tests.serving import codes, serving, wait_until

PERILLE = catalogue().adventure("perille")
STOPS = ("asema", "tori", "kirjasto", "kaupungintalo")
AT_ONCE = """async ([address, several]) => {
  const csrf = document.querySelector("input[name=csrf]")?.value ?? "";
  const send = (fields) => fetch(address, {
    method: "POST",
    body: new URLSearchParams({ csrf, id: crypto.randomUUID(), ...fields }),
    redirect: "manual",
  });
  await Promise.all(several.map(send));
}"""
AGAIN = "() => dispatchEvent(new Event('outbox'))"
ONCE = {
    "checkpoint-reached": "checkpoint",
    "checkpoint-done": "checkpoint",
    "challenge-solved": "challenge",
    "challenge-done": "challenge",
    "ending-reached": "ending",
}
"""What happens once in a run, by the field that says what of."""
AWARDS = {"checkpoint-reached", "challenge-solved"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("racing") / "data") as running:
        yield running


@pytest.fixture
def phones(browser, served):
    """A team of two phones: the second one came in by the code that the first one shows."""
    contexts = [
        browser.new_context(viewport=PHONE, locale="fi-FI", base_url=served.url)
        for _ in range(2)
    ]
    first, second = [context.new_page() for context in contexts]
    team = Team(first, served)
    team.join()
    first.goto(f"{team.run}/help")
    code = first.locator("#phones .d").inner_text()
    second.goto(f"{served.url}/resume#{code}")
    second.get_by_role("button", name="Jatketaan matkaa").click()
    second.wait_for_url("**/runs/**")
    for page in (first, second):
        page.goto(team.run)
        ready(page)
    yield first, second
    for context in contexts:
        context.close()


def doings(stop: str, code: str) -> list[tuple[str, list[dict[str, str]]]]:
    """What is done at a stop: a form, and how each phone fills it in."""
    arrive = [{"code": code}] * 2
    return [
        ("check-in", arrive),
        *(("answer", said(stop, asked)) for asked in PERILLE.checkpoint(stop).challenges),
    ]


def said(stop: str, asked: Any) -> list[dict[str, str]]:
    """Where either row may be chosen, each phone chooses another."""
    ref = f"{stop}/{asked.id}"
    values = [ANSWERS.get(ref, "true")] * 2
    if isinstance(asked, ChoiceChallenge) and ref not in ANSWERS:
        values = [asked.options[0].id, asked.options[-1].id]
    return [{"challenge": ref, "value": value, "words": value} for value in values]


def press(page: Page, run: str, form: str, fields: dict[str, str]) -> None:
    """Send a form three times at once, each as a new wish; its answers are not waited for."""
    sending = f"asked => {{ window.race = ({AT_ONCE})(asked); }}"
    page.evaluate(sending, [f"{run}/{form}", [fields] * 3])


def done(page: Page) -> None:
    """Wait until all that was sent is answered."""
    page.evaluate("() => window.race")


def state_of(page: Page, run: str) -> dict[str, Any]:
    told: dict[str, Any] = page.request.get(
        run.replace("/runs/", "/api/runs/") + "/state"
    ).json()
    return told


def online(context: BrowserContext, page: Page) -> None:
    """The network is back, and all that waited is sent."""
    context.set_offline(False)
    page.evaluate(AGAIN)
    wait_until(lambda: outbox(page) == [], 60)


def test_two_phones_race_at_every_checkpoint_and_everything_happens_once(phones, served):
    run = Team(phones[0], served).run
    hung = codes(served.data)
    cut_off = cycle((None, phones[0], phones[1]))

    for stop in STOPS:
        alone = next(cut_off)
        if alone:
            alone.context.set_offline(True)
        for form, filled in doings(stop, hung[stop]):
            for page, fields in zip(phones, filled, strict=True):
                press(page, run, form, fields)
            for page in phones:
                done(page)
        if alone:
            assert outbox(alone) != []
            online(alone.context, alone)

    events = [event for _, several in happened(served, run) for event in several]
    facts = [(one["kind"], one[ONCE[one["kind"]]]) for one in events if one["kind"] in ONCE]
    awards = [one["points"] for one in events if one["kind"] in AWARDS]
    states = [state_of(page, run) for page in phones]
    for page in phones:
        page.goto(f"{run}/list")
    pages = [page.locator("body > header.bar, main").all_inner_texts() for page in phones]
    assert {("checkpoint-done", stop) for stop in STOPS} <= set(facts)
    assert set(Counter(facts).values()) == {1}
    assert states[0] == states[1]
    assert sum(states[0]["state"]["points"].values()) == sum(awards)
    assert pages[0] == pages[1]
