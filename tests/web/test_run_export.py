"""Runs as JSON lines: what an organiser takes home from a game."""

import json

import pytest

from engine.play.codec import decode
from engine.play.evolve import replay
from engine.proof.calibrating import FEWEST, calibrated, runs_in
from tests.building import perille
from tests.commanding import told
from tests.playing import Phone
from tests.visiting import codes_of
from web.run_export import exported
from web.site import Site


@pytest.fixture
def codes(site: Site) -> dict[str, str]:
    return codes_of(site)


def lines_of(site: Site, phone: Phone) -> list[str]:
    code = phone.games()[0]["code"]
    with site.database.snapshot() as connection:
        return list(exported(connection, code, "perille"))


def test_a_game_without_runs_is_a_head_alone(site, phone):
    [head] = lines_of(site, phone)

    code = phone.games()[0]["code"]
    assert json.loads(head) == {
        "format": "seikkailu-runs/1",
        "game": code,
        "adventure": "perille",
    }


def test_every_entry_of_every_run_is_a_line_and_replays_to_the_run(site, app, codes):
    phones = [Phone(app.test_client(use_cookies=False)) for _ in range(2)]
    for phone in phones:
        phone.start(team={"size": 3})
        phone.play(codes)

    entries = [json.loads(line) for line in lines_of(site, phones[0])[1:]]

    for phone in phones:
        own = [one for one in entries if one["run"] == phone.run]
        assert [one["seq"] for one in own] == list(range(1, len(own) + 1))
        events = [decode(event) for one in own for event in one["events"]]
        assert replay(events).score == phone.view["score"]
        assert {one["intent"]["kind"] for one in own} == {"start", "check-in", "answer"}
    assert {one["run"] for one in entries} == {phone.run for phone in phones}


def test_no_word_that_a_team_typed_and_no_name_leaves_with_it(site, phone, codes):
    phone.start(team={"size": 3})
    phone.happened({"kind": "check-in", "code": codes["asema"]})
    phone.happened({"kind": "answer", "challenge": "asema/avain", "value": "a very own word"})

    text = "\n".join(lines_of(site, phone))

    assert "answer-wrong" in text
    assert "very own" not in text
    assert '"lat"' not in text
    assert phone.token not in text


def test_the_command_prints_what_simulate_reads(site, app, codes):
    for _ in range(FEWEST):
        phone = Phone(app.test_client(use_cookies=False))
        phone.start(team={"size": 3})
        phone.play(codes)
    code = phone.games()[0]["code"]

    result = told("game", "export", code.lower(), "--data", str(site.settings.data))

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines == lines_of(site, phone)
    assert len(runs_in(perille(), lines)) == FEWEST
    fitted = calibrated(perille(), lines)
    assert fitted.runs == FEWEST
    assert fitted.right_at["asema/avain"] > 0.9


def test_a_game_that_nobody_knows_is_told(site):
    result = told("game", "export", "NOSUCHX", "--data", str(site.settings.data))

    assert result.exit_code == 2
    assert "there is no game NOSUCHX" in result.stderr
