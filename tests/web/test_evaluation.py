"""What the next author learns: how teams did with each challenge beside what was thought."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.play.events import (
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckpointReached,
    Event,
    HintTaken,
    How,
)
from engine.scenario.checkpoint import Way
from tests.building import NOON
from tests.playing import Phone
from tests.staffing import come_in
from tests.visiting import codes_of
from web import games
from web.report.tasks import Tried, Verdict, tried, verdicts
from web.staffing import Role

ASKED = "asema/avain"
THOUGHT = Tried(teams=60, tries=1.2, first_right=0.8, skipped=0.0, hints=0.1, minutes=2.0)


def minute(number: float):
    return NOON + timedelta(minutes=number)


def walked(*events: Event) -> list[Event]:
    return [CheckpointReached(minute(0), "asema", Way.CODE, 0), *events]


def solved(after: float, wrong: int = 0) -> list[Event]:
    at = minute(after)
    misses = [AnswerWrong(at, ASKED)] * wrong
    right = [ChallengeSolved(at, ASKED, 10), ChallengeDone(at, ASKED, How.SOLVED)]
    return walked(*misses, *right)


def test_tries_and_minutes_are_counted_from_the_check_in():
    found = tried([solved(2), solved(4, wrong=2)])[ASKED]

    assert (found.teams, found.tries, found.first_right, found.minutes) == (2, 2, 0.5, 3)


def test_the_second_challenge_begins_when_the_first_is_done():
    other = "asema/toinen"
    log = [
        *solved(2),
        ChallengeSolved(minute(7), other, 5),
        ChallengeDone(minute(7), other, How.SOLVED),
    ]

    assert tried([log])[other].minutes == 5


def test_a_challenge_that_was_passed_by_is_skipped_and_a_hint_is_counted():
    log = walked(
        HintTaken(minute(1), ASKED, 1, 2), ChallengeDone(minute(3), ASKED, How.SKIPPED)
    )

    found = tried([log])[ASKED]

    assert (found.skipped, found.hints, found.first_right) == (1, 1, 0)


def test_what_an_organiser_waived_says_nothing_of_how_hard_it_is():
    assert tried([walked(ChallengeDone(minute(3), ASKED, How.WAIVED))]) == {}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ()),
        ({"first_right": 0.4}, (Verdict.HARDER,)),
        ({"skipped": 0.4}, (Verdict.SKIPPED,)),
        ({"minutes": 5.0}, (Verdict.SLOWER,)),
        ({"first_right": 0.4, "teams": 4}, ()),
    ],
)
def test_a_sentence_stands_where_teams_and_simulation_differ_much(changed, said):
    assert verdicts(replace(THOUGHT, **({"teams": 20} | changed)), THOUGHT) == said


def test_easier_than_thought_is_said_too():
    hard = replace(THOUGHT, first_right=0.3)

    assert verdicts(replace(THOUGHT, teams=20, first_right=0.9), hard) == (Verdict.EASIER,)


def test_the_page_names_what_surprised_and_leads_to_the_log(app, site):
    code = games.game_of_adventure(site, "perille").code
    for _ in range(6):
        phone = Phone(app.test_client(use_cookies=False))
        phone.start(code, team={"size": 2})
        phone.happened({"kind": "check-in", "code": codes_of(site)["asema"]})
        for _ in range(3):
            phone.happened({"kind": "answer", "challenge": ASKED, "value": "juna"})
        phone.happened({"kind": "skip", "challenge": ASKED})

    page = come_in(app, site, Role.ORGANISER).read(f"/staff/games/{code}/evaluation")

    assert "Vaikeampi kuin luultiin." in page.words
    assert "Ohitettiin useammin kuin luultiin." in page.words
    assert page.leads_to(f"/staff/games/{code}/results/runs.jsonl")


def test_where_nobody_has_answered_it_is_said(app, site):
    code = games.game_of_adventure(site, "perille").code

    page = come_in(app, site, Role.ORGANISER).read(f"/staff/games/{code}/evaluation")

    assert "Kukaan ei ole vielä vastannut." in page.words
