"""A whole adventure in flight mode without any server; its log is as online."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from engine.scenario.walkthrough import AnswerStep, HintStep, SkipStep, Step
from tests.browser.chromium import PHONE
from tests.browser.flying import Flyer, as_judged, game_of, happened, hung
from tests.browser.offline import ASK, give_answer, gone, of_run, outbox, ready
from tests.browser.strolling import walk_of
from tests.browser.strolls import happens_at_its_hour
from tests.browser.team import Team
from tests.building import shipped
from tests.playing import fresh_id
from tests.serving import Server, command, serving, wait_until


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server of this file's own: it goes away and comes back."""
    with serving(tmp_path_factory.mktemp("flight") / "data") as running:
        yield running


@dataclass(frozen=True)
class Outing:
    """A walk that also stumbles: some steps of a walkthrough have others in their stead."""

    adventure: str
    walk: str
    language: str
    scheme: str
    instead: dict[str, tuple[Step, ...]]
    photo: str = ""

    def steps(self) -> Iterator[Step]:
        rules = shipped().adventure(self.adventure)
        for step in walk_of(self.adventure, self.walk).steps:
            if not happens_at_its_hour(rules, step):
                yield from self.instead.get(str(getattr(step, step.verb)), (step,))


PERILLE = Outing(
    "perille",
    "pisin",
    "sv",
    "dark",
    instead={
        "asema/avain": (
            AnswerStep(answer="asema/avain", value="Kiekko"),
            HintStep(take_hint="asema/avain"),
            AnswerStep(answer="asema/avain", value="Kieli"),
        ),
        "tori/viirut": (
            AnswerStep(answer="tori/viirut", value="r"),
            AnswerStep(answer="tori/viirut", value="o"),
        ),
        "muisti/naytelma": (SkipStep(skip="muisti/naytelma"),),
        "kirkkopuisto/lava": (SkipStep(skip="kirkkopuisto/lava"),),
    },
    photo="graniittitalo/kuva",
)
VIRTA = Outing(
    "kadonnut-virta",
    "taysi",
    "en",
    "light",
    instead={
        "kenkavero/nimi": (AnswerStep(answer="kenkavero/nimi", value="lukkari"),),
        "mikkelipuisto/nelja": (SkipStep(skip="mikkelipuisto/nelja"),),
    },
)


@contextmanager
def setting_out(browser, served: Server, outing: Outing, worker: str) -> Iterator[Flyer]:
    """A team that has just started, in a game of its own: its stops are in their order."""
    context = browser.new_context(
        viewport=PHONE,
        permissions=["geolocation"],
        base_url=served.url,
        color_scheme=outing.scheme,
        service_workers=worker,
    )
    rules = shipped().adventure(outing.adventure)
    posters = hung(served, outing.adventure)
    codes = {stop: code for stop, (code, _) in posters.items()}
    links = {stop: link for stop, (_, link) in posters.items()}
    team = Flyer(context.new_page(), rules, outing.language, codes, links=links)
    team.set_out(served.url, game_of(served, outing.adventure))
    yield team
    context.close()


def play(team: Flyer, outing: Outing) -> list[tuple[str, str]]:
    """Walk to the end; what the pages said."""
    team.pages.clear()
    for step in outing.steps():
        if getattr(step, step.verb) == outing.photo:
            team.photograph(outing.photo)
        else:
            team.step(step)
    team.ending()
    return team.pages


@pytest.mark.long
@pytest.mark.parametrize("outing", [PERILLE, VIRTA], ids=lambda one: one.adventure)
def test_an_adventure_is_walked_in_flight_mode_as_it_is_online(browser, served, outing):
    with setting_out(browser, served, outing, "allow") as flying:
        ready(flying.page)
        context = flying.page.context
        context.set_offline(True)
        with gone(served):
            told = play(flying, outing)
        context.set_offline(False)
        wait_until(lambda: outbox(flying.page) == [], 60)
        flown = happened(served, flying.run)
    with setting_out(browser, served, outing, "block") as walking:
        read = play(walking, outing)
        walked = happened(served, walking.run)

    assert as_judged(flown) == as_judged(walked)
    assert told == read


def test_where_only_the_server_judges_an_answer_waits_as_sent_and_no_hint_is_paid_unread(
    browser, served
):
    """Such a game keeps nothing of what is ahead on the phone: only what its pages ask."""
    made = command("game", "create", "perille", "--competitive", "--data", str(served.data))
    code = hung(served, "perille")["asema"][0]
    context = browser.new_context(viewport=PHONE, locale="fi-FI", base_url=served.url)
    team = Team(context.new_page(), served)
    page = team.page
    page.goto(f"/games/{made.stdout.strip()}/join")
    team.set_out()
    run = team.run
    team.check_in_by_code("asema", code)
    ready(page)
    wait_until(lambda: of_run(page, run.rpartition("/")[2], "found?.asked?.length > 0"))

    context.set_offline(True)
    page.evaluate(ASK, [f"{run}/hint", [fresh_id()], {"challenge": "asema/avain"}])
    give_answer(page, run, "asema/avain", "Kieli")
    [waits] = outbox(page)
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('outbox'))")
    wait_until(lambda: outbox(page) == [], 60)
    kinds = [[event["kind"] for event in events] for _, events in happened(served, run)]
    context.close()

    assert (waits["kind"], waits["sent"]) == ("answer", True)
    assert kinds[-1][0] == "answer-sent"
    assert "challenge-solved" in kinds[-1]
