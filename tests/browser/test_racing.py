"""Two phones of one team that do everything at the same time: each thing happens once."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, groupby
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from adventures.catalogue import catalogue
from engine.scenario.adventure import Adventure
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.walkthrough import AnswerStep, HintStep, Step
from tests.browser.chromium import PHONE
from tests.browser.flying import game_of, hung
from tests.browser.racing import (
    Pair,
    Racer,
    come_along,
    facts_of,
    gives_a_hint,
    points_of,
    state_of,
    without_signal,
)
from tests.browser.strolling import walk_of
from tests.browser.strolls import happens_at_its_hour
from tests.browser.team import Team
from tests.building import shipped
from tests.playing import ANSWERS
from tests.serving import Server, codes, serving

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
    come_along(first, team.run, second, served.url)
    yield first, second
    for context in contexts:
        context.close()


def doings(stop: str, code: str) -> list[tuple[str, list[dict[str, str]]]]:
    """What is done at a stop: a form, and how each phone fills it in."""
    filled = [("check-in", [{"code": code}] * 2)]
    for asked in PERILLE.checkpoint(stop).challenges:
        if gives_a_hint(asked):
            offered = {"challenge": f"{stop}/{asked.id}", "number": "1"}
            filled.append(("hint", [offered] * 2))
        filled.append(("answer", said(stop, asked)))
    return filled


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


def test_two_phones_race_at_every_checkpoint_and_everything_happens_once(phones, served):
    run = Team(phones[0], served).run
    posters = codes(served.data)
    cut_off = cycle((None, phones[0], phones[1]))

    for stop in STOPS:
        with without_signal(next(cut_off)):
            for form, filled in doings(stop, posters[stop]):
                for page, fields in zip(phones, filled, strict=True):
                    press(page, run, form, fields)
                for page in phones:
                    done(page)

    facts = facts_of(served, run)
    assert {("checkpoint-done", stop) for stop in STOPS} <= set(facts)
    assert ("hint-taken", "asema/avain", "1") in facts
    assert set(facts.values()) == {1}
    assert_alike(phones, served, run)


def assert_alike(phones: tuple[Page, Page], served: Server, run: str) -> None:
    """Both phones and the log say the same."""
    states = [state_of(page, run) for page in phones]
    for page in phones:
        page.goto(f"{run}/list")
    pages = [page.locator("body > header.bar, main").all_inner_texts() for page in phones]
    assert states[0] == states[1]
    assert sum(states[0]["state"]["points"].values()) == points_of(served, run)
    assert pages[0] == pages[1]


@contextmanager
def racing(browser: Browser, served: Server, rules: Adventure) -> Iterator[Pair]:
    """A team of two phones in a game of its own, each of which comes in another way."""
    contexts = [
        browser.new_context(
            viewport=PHONE, locale="fi-FI", permissions=["geolocation"], base_url=served.url
        )
        for _ in range(2)
    ]
    posters = hung(served, rules.id)
    ways = {
        "codes": {stop: code for stop, (code, _) in posters.items()},
        "links": {stop: link for stop, (_, link) in posters.items()},
    }
    first, second = [Racer(one.new_page(), rules, "fi", **ways) for one in contexts]
    first.set_out(served.url, game_of(served, rules.id))
    second.run = first.run
    second.note("arrived by the code of the first")
    come_along(first.page, first.run, second.page, served.url)
    yield Pair(first, second)
    for context in contexts:
        context.close()


def steps_of(rules: Adventure, walk: str) -> Iterator[Step]:
    """A walkthrough, and a hint before each answer that has one to take."""
    for step in walk_of(rules.id, walk).steps:
        if happens_at_its_hour(rules, step):
            continue
        if isinstance(step, AnswerStep) and gives_a_hint(rules.challenge(step.answer)):
            yield HintStep(take_hint=step.answer)
        yield step


def stop_of(step: Step) -> str:
    """The checkpoint that a step is about."""
    return str(getattr(step, step.verb)).partition("/")[0]


@pytest.mark.long
@pytest.mark.parametrize("walk", ["perille/pisin", "kadonnut-virta/taysi"])
def test_two_phones_race_through_a_whole_adventure_by_its_pages(browser, served, walk):
    """At each checkpoint neither of them is without signal, or the first is, or the second."""
    adventure, _, name = walk.partition("/")
    rules = shipped().adventure(adventure)
    with racing(browser, served, rules) as pair:
        cut_off = cycle((None, *pair.pages))
        for stop, steps in groupby(steps_of(rules, name), key=stop_of):
            with without_signal(next(cut_off)):
                for step in steps:
                    pair.step(step)
            assert ("checkpoint-reached", stop) in facts_of(served, pair.first.run)

        facts = facts_of(served, pair.first.run)
        assert any(kind == "hint-taken" for kind, *_ in facts)
        assert ("run-finished",) in facts
        assert set(facts.values()) == {1}
        for page in pair.pages:
            page.context.clear_permissions()  # else each says how far it has to go
        assert_alike(pair.pages, served, pair.first.run)
