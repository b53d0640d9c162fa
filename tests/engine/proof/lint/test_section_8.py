"""Every line of the format's list of what is linted (scenario.md §8) is somebody's work."""

import pytest

from engine.proof import lint as linting
from engine.scenario.parsing import parse
from tests.linting import AROUND, Edit, edited

BY_RULE = {
    "ids renamed": {"id-renamed"},
    "needs an optional task": {"needs-optional"},
    "cycle": {"cycle"},
    "dead item or flag": {"item-dead", "flag-dead", "badge-dead", "media-unused"},
    "limited tries that later steps need solved": {"tries-needed"},
    "place unverified": {"place-unverified"},
    "place outside area": {"place-outside-area"},
    "swapped lat/lon": {"place-swapped"},
    "more than 20 km from the rest": {"place-far"},
    "fences overlap or closer than 30 m": {"fences-overlap", "fences-close"},
    "radius under 25 m": {"radius-small"},
    "GPS only": {"gps-only"},
    "no step-free way through": {"step-free-missing"},
    "access unknown": {"access-unknown"},
    "opening hours that never overlap": {"hours-never-meet", "hours-unreadable"},
    "earliest arrival after closing": {"arrival-late"},
    "dark before the expected finish and unlit": {"dark-unlit", "event-dark"},
    "length, walking time": {"length-off", "time-short"},
    "answer ambiguous": {"answer-rejected", "options-alike", "typos-short"},
    "answer leaked": {"answer-leaked", "answer-told"},
    "right option always longest or first": {"right-first", "right-longest"},
    "number without tolerance": {"number-exact"},
    "language missing or half": {
        *("language-missing", "language-unlisted", "answer-language"),
    },
    "alt text, captions, transcript missing": {
        *("alt-missing", "captions-missing", "transcript-missing"),
    },
    "media heavy or without licence": {"media-heavy", "media-licence"},
    "photo task without a word about strangers": {"photo-strangers"},
    "asks for personal data": {"personal-data"},
    "colour-only wording": {"colour-only"},
    "safety text missing": {"safety-short"},
    "checkpoint tied to no sub-project": {"no-sub-project"},
    "step that needs signal": {"needs-signal"},
    "long text before the first action": {"text-long"},
    "easy Finnish with long sentences or words": {"selko-sentence", "selko-word"},
    "prose in a flow map": {"prose-flow"},
}

CORNERS = """polygon:
    - {lat: 61.6878, lon: 27.2731}
    - {lat: 61.6888, lon: 27.2741}
    - {lat: 61.6888, lon: 27.2731}
    - {lat: 61.6878, lon: 27.2741}"""
CIRCLE = "at: {lat: 61.687879, lon: 27.273147}\n  radius_m: 40"
ENDING = "    text: {fi: Se oli siinä., en: That was it.}\n"

BY_PARSE = {
    "references unknown": (
        Edit("tori", "give: pala", "give: palat"),
        "there is no item 'palat'; did you mean 'pala'?",
    ),
    "ids duplicate": (
        Edit("adventure", "media:\n", f"media:\n{'  - id: torni'}\n    file: torni.webp\n"
             "    kind: picture\n    author: T\n    licence: CC0-1.0\n"),
        "the id 'torni' is taken: choose another",
    ),
    "no default ending": (
        Edit("adventure", ENDING, f"{ENDING}    when: {{done: tori}}\n"),
        "the last ending, and only that, goes without `when`: it is the default",
    ),
    "self-crossing polygon": (
        Edit("tori", CIRCLE, CORNERS),
        "the edge crosses itself: list the corners in walking order",
    ),
    "GPS only, and guessed": (
        Edit(
            "tori",
            "grade: published\n  accuracy_m: 10\n  source: kartta\ncheckin: [gps, qr, here]",
            "grade: guessed\n  accuracy_m: 10\n  source: kartta\ncheckin: [gps]",
        ),
        "a guessed place needs another way in: add qr, code or here to checkin",
    ),
    "safety text missing altogether": (
        Edit("adventure", "safety:\n", "season_text:\n"),
        "'safety' is missing: write it",
    ),
}  # fmt: skip

BY_PROOF_AND_SIMULATION = {
    *("unreachable", "not completable", "soft-lock", "item short on some path"),
    *("ending unreachable", "ending that nearly everyone gets", "score bounds"),
}


def test_every_rule_of_lint_stands_for_a_line():
    named = {key for keys in BY_RULE.values() for key in keys}

    assert named == {rule.key for rule in linting.RULES}


@pytest.mark.parametrize("line", BY_PARSE)
def test_what_parsing_refuses_needs_no_rule(line: str):
    edit, told = BY_PARSE[line]

    problems = parse(edited(edit), AROUND).problems

    assert told in [problem.message for problem in problems]


def test_no_line_is_told_twice():
    assert not BY_PROOF_AND_SIMULATION & (BY_RULE.keys() | BY_PARSE.keys())
    assert not BY_RULE.keys() & BY_PARSE.keys()
