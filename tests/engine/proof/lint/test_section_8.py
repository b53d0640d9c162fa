"""Every line of the format's list of what is linted (scenario.md §8) is somebody's work."""

import pytest

from engine.proof import lint as linting
from engine.proof import verdicts
from engine.scenario.parsing import parse
from tests.linting import AROUND, Edit, edited

SECTION_8 = """
References unknown (did you mean) · ids duplicate or renamed · unreachable · not completable ·
soft-lock · needs an optional task · cycle · dead item or flag · item short on some path ·
ending unreachable, no default ending, ending that nearly everyone gets · score bounds ·
limited tries that later steps need solved ·
place unverified, outside area, swapped lat/lon, more than 20 km from the rest ·
fences overlap or closer than 30 m and open together ·
radius under 25 m without another way in ·
self-crossing polygon · GPS only ·
no step-free way through · access unknown · opening hours that never overlap ·
earliest arrival after closing · dark before the expected finish and unlit ·
length, walking time ·
answer ambiguous (accepted and rejected meet; wrong option within typo distance; typos on a word
under five letters) · answer leaked by clue, alt text or file name ·
right option always longest or first · number without tolerance ·
language missing or half · alt text, captions, transcript missing ·
media heavy or without licence · photo task without a word about strangers ·
asks for personal data · colour-only wording · safety text missing ·
checkpoint tied to no sub-project · step that needs signal ·
long text before the first action, easy Finnish with long sentences or words ·
prose in a flow map
"""
LINES = {" ".join(line.split()) for line in SECTION_8.split("·")}

BY_RULE = {
    "ids duplicate or renamed": {"id-renamed"},
    "needs an optional task": {"needs-optional"},
    "cycle": {"cycle"},
    "dead item or flag": {"item-dead", "flag-dead", "badge-dead", "media-unused"},
    "limited tries that later steps need solved": {"tries-needed"},
    "place unverified, outside area, swapped lat/lon, more than 20 km from the rest": {
        *("place-unverified", "place-outside-area", "place-swapped", "place-far"),
    },
    "fences overlap or closer than 30 m and open together": {"fences-overlap", "fences-close"},
    "radius under 25 m without another way in": {"radius-small"},
    "GPS only": {"gps-only"},
    "no step-free way through": {"step-free-missing"},
    "access unknown": {"access-unknown"},
    "opening hours that never overlap": {"hours-never-meet", "hours-unreadable"},
    "earliest arrival after closing": {"arrival-late"},
    "dark before the expected finish and unlit": {"dark-unlit", "event-dark"},
    "length, walking time": {"length-off", "time-short"},
    "answer ambiguous (accepted and rejected meet; wrong option within typo distance; typos on"
    " a word under five letters)": {"answer-rejected", "options-alike", "typos-short"},
    "answer leaked by clue, alt text or file name": {"answer-leaked", "answer-told"},
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
    "long text before the first action, easy Finnish with long sentences or words": {
        *("text-long", "selko-sentence", "selko-word"),
    },
    "prose in a flow map": {"prose-flow"},
}

CORNERS = """polygon:
    - {lat: 61.6878, lon: 27.2731}
    - {lat: 61.6888, lon: 27.2741}
    - {lat: 61.6888, lon: 27.2731}
    - {lat: 61.6878, lon: 27.2741}"""
CIRCLE = "at: {lat: 61.687879, lon: 27.273147}\n  radius_m: 40"
ENDING = "    text: {fi: Se oli siinä., en: That was it.}\n"

TWICE = (
    "  - id: torni\n    file: torni.webp\n    kind: picture\n    author: T\n    licence: C\n"
)
GUESSED_BY_GPS = "grade: {}\n  accuracy_m: 10\n  source: kartta\ncheckin: [gps{}]".format

BY_PARSE = [
    (
        "References unknown (did you mean)",
        Edit("tori", "give: pala", "give: palat"),
        "there is no item 'palat'; did you mean 'pala'?",
    ),
    (
        "ids duplicate or renamed",
        Edit("adventure", "media:\n", f"media:\n{TWICE}"),
        "the id 'torni' is taken: choose another",
    ),
    (
        "ending unreachable, no default ending, ending that nearly everyone gets",
        Edit("adventure", ENDING, f"{ENDING}    when: {{done: tori}}\n"),
        "the last ending, and only that, goes without `when`: it is the default",
    ),
    (
        "self-crossing polygon",
        Edit("tori", CIRCLE, CORNERS),
        "the edge crosses itself: list the corners in walking order",
    ),
    (
        "GPS only",
        Edit("tori", GUESSED_BY_GPS("published", ", qr, here"), GUESSED_BY_GPS("guessed", "")),
        "a guessed place needs another way in: add qr, code or here to checkin",
    ),
    (
        "safety text missing",
        Edit("adventure", "safety:\n", "safty:\n"),
        "'safety' is missing: write it",
    ),
]

BY_PROOF_AND_SIMULATION = {
    "unreachable": {"unreachable", "unreachable-challenge", "unreachable-effect"},
    "not completable": {"not-completable", "not-completable-for", "not-proved"},
    "soft-lock": {"soft-lock", "soft-lock-for"},
    "item short on some path": {"item-short", "item-never"},
    "ending unreachable, no default ending, ending that nearly everyone gets": {
        *("ending-unreachable", "expect-ending"),
    },
    "score bounds": {"score-bounds"},
}
"""What needs a walk through the rules."""


def test_every_line_is_somebodys_work():
    parsed = {line for line, _, _ in BY_PARSE}

    assert BY_RULE.keys() | parsed | BY_PROOF_AND_SIMULATION.keys() == LINES


def test_every_rule_of_lint_stands_for_a_line():
    named = {key for keys in BY_RULE.values() for key in keys}

    assert named == {rule.key for rule in linting.RULES}


def test_every_rule_of_the_proof_stands_for_a_line():
    named = {key for keys in BY_PROOF_AND_SIMULATION.values() for key in keys}

    assert named - {"expect-ending"} == {rule.key for rule in verdicts.RULES}


@pytest.mark.parametrize(("line", "edit", "told"), BY_PARSE)
def test_what_parsing_refuses_needs_no_rule(line: str, edit: Edit, told: str):
    problems = parse(edited(edit), AROUND).problems

    assert told in [problem.message for problem in problems]
