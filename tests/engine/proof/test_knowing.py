import pytest

from engine.proof import verdicts
from engine.proof.examining import RULES, findings_of
from engine.proof.finding import Severity
from engine.proof.mending import mended
from tests.linting import PROGRAMME, Edit, edited, keys, linted, one, parsed

UNCHECKED = Edit("kirjasto", "  checked: 2026-05-01\n", "")
GPS_ONLY = Edit("kirjasto", "checkin: [gps, qr]", "checkin: [gps]")
SWAPPED = Edit(
    "tori", "at: {lat: 61.687879, lon: 27.273147}", "at: {lat: 27.273147, lon: 61.687879}"
)

ANSWERABLE = [rule for rule in RULES if rule.severity is not Severity.BLOCKS]


def knowingly(file: str, *rules: str) -> Edit:
    rows = "".join(f"  - finding: {rule}\n    because: Niin on hyvä.\n" for rule in rules)
    if file == "puisto":
        return Edit(file, "knowingly:\n", f"knowingly:\n{rows}")
    before = {"kirjasto": "id: kirjasto\n", "tori": "id: tori\n", "adventure": "age: 7\n"}[file]
    return Edit(file, before, f"{before}knowingly:\n{rows}")


def test_a_checkpoint_s_word_silences_its_own_finding():
    files = edited(UNCHECKED, GPS_ONLY, knowingly("kirjasto", "place-unverified"))

    assert keys(linted(files)) == ["gps-only"]


def test_a_checkpoint_s_word_silences_nothing_elsewhere():
    files = edited(UNCHECKED, knowingly("tori", "place-unverified"))

    assert keys(linted(files)) == ["place-unverified"]


def test_the_adventure_s_word_silences_a_finding_everywhere():
    files = edited(UNCHECKED, GPS_ONLY, knowingly("adventure", "place-unverified", "gps-only"))

    assert keys(linted(files)) == []


SHARED_PLACE = Edit(
    "kirjasto", "at: {lat: 61.6890, lon: 27.2765}", "at: {lat: 61.6902, lon: 27.2741}"
)
BACK_AGAIN = Edit(
    "puisto", "at: {lat: 61.6905, lon: 27.2740}", "at: {lat: 61.687879, lon: 27.273147}"
)
ALL_OPEN = Edit("adventure", "mode: linear", "mode: score")
RECURS = Edit("tori", "fi: Tässä alkaa kierros.", "fi: Täällä asuu naurulokki.")
UNTRANSLATED = Edit("tori", "{fi: Puhelin, en: A telephone}", "{fi: TULEN PERJANTAINA}")


@pytest.mark.parametrize(
    ("edits", "rule", "file"),
    [
        ((ALL_OPEN, SHARED_PLACE), "fences-overlap", "puisto"),
        ((RECURS,), "answer-told", "kirjasto"),
        ((UNTRANSLATED,), "language-missing", "tori"),
    ],
    ids=["two places on one spot", "a word that recurs", "an object in its own language"],
)
def test_what_a_story_wants_so_can_be_said_where_it_is(edits, rule, file):
    """What both adventures of the town do on purpose."""
    asked = linted(edited(*edits))

    told = one(asked, rule)
    kept = linted(edited(*edits, knowingly(file, rule)))

    assert told.file == f"checkpoints/{file}.yaml"
    assert keys(kept) == [key for key in keys(asked) if key != rule]


@pytest.mark.parametrize("mode", ["linear", "free", "score"])
def test_a_walk_may_end_where_it_began_and_nobody_asks(mode):
    """The finish waits for the rest, so a phone never has to tell the two apart."""
    way = Edit("adventure", "mode: linear", f"mode: {mode}")

    assert "fences-overlap" not in keys(linted(edited(way, BACK_AGAIN)))


def test_an_object_in_its_own_language_does_not_excuse_another_text_elsewhere():
    forgotten = Edit("kirjasto", "{fi: Pääkirjasto, en: The library}", "{fi: Pääkirjasto}")
    files = edited(UNTRANSLATED, forgotten, knowingly("tori", "language-missing"))

    found = linted(files)

    assert [(one.rule.key, one.file) for one in found] == [
        ("language-missing", "checkpoints/kirjasto.yaml")
    ]


def test_what_blocks_cannot_be_silenced_and_the_author_hears_why():
    files = edited(SWAPPED, knowingly("tori", "place-swapped"))

    found = keys(linted(files))

    assert "place-swapped" in found
    assert "knowingly-blocking" in found


def test_a_mistyped_name_is_told_with_the_nearest_and_can_be_mended():
    files = edited(UNCHECKED, knowingly("kirjasto", "place-unverifed"))

    told = one(linted(files), "knowingly-unknown")

    assert told.values["near"] == "place-unverified"
    assert "place-unverified" in told.message("en")
    assert told.fix is not None
    files[told.file] = mended(files[told.file], [told.fix])
    assert keys(linted(files)) == []


def test_a_mistyped_name_is_not_mended_unasked():
    files = edited(UNCHECKED, knowingly("kirjasto", "place-unverifed"))
    fix = one(linted(files), "knowingly-unknown").fix

    assert fix is not None
    assert not fix.safe


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.severity is not Severity.BLOCKS],
    ids=lambda r: r.key,
)
def test_every_other_rule_has_a_name_that_an_author_can_write(rule):
    assert keys(linted(edited(knowingly("tori", rule.key)))) == []


def test_findings_come_in_the_order_of_the_files_and_of_their_lines():
    found = parsed(
        edited(
            UNCHECKED,
            GPS_ONLY,
            Edit("adventure", "minutes: [20, 40]", "minutes: [5, 40]"),
            Edit("tori", "radius_m: 40\n  grade: published", "radius_m: 40\n  grade: derived"),
        )
    )
    assert found.value is not None

    whole = findings_of(found.value, found.documents, PROGRAMME)
    told = [one for one in whole if one.rule not in verdicts.RULES]

    assert [(one.file, one.rule.key) for one in told] == [
        ("adventure.yaml", "time-short"),
        ("checkpoints/tori.yaml", "place-unverified"),
        ("checkpoints/kirjasto.yaml", "place-unverified"),
        ("checkpoints/kirjasto.yaml", "gps-only"),
    ]
