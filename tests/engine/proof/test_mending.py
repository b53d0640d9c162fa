import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adventures.catalogue import SHIPPED
from engine.proof.finding import Fix, words
from engine.proof.mending import CannotMend, mended
from engine.scenario.reading import Document, Plain, read
from tests.chance import LAWS

WORDS = words(fi="Korjaa.", sv="Rätta.", en="Mend.", selko="Korjaa.")
FILES = sorted((SHIPPED / "perille").glob("**/*.yaml"))

TORI = """\
# yaml-language-server: $schema=../../adventure.schema.json
id: tori   # never renamed
title: {fi: "Tori, keskellä", en: The square}  # both

# Where it is.
place:
  at: {lat: 27.27, lon: 61.68}   # captured
  radius_m: 20
checkin: [gps]
story:
  fi: >-
    Yksi, kaksi,
    kolme.

  en: 'One'
# What is asked.
challenges:
  - id: a
    prompt: {fi: Mitä}
    # Mind the step.
  - {id: b, prompt: "No, mitä sitten tapahtuu?"}
note:
"""


def fix(*path: str | int, to: Plain) -> Fix:
    return Fix("tori.yaml", path, to, WORDS)


def value_of(source: str) -> Plain:
    found = read("tori.yaml", source)
    assert isinstance(found, Document), found
    return found.value


def changes(before: str, after: str) -> list[str]:
    """What a diff shows: lines gone with -, lines come with +."""
    rows = difflib.ndiff(before.splitlines(), after.splitlines())
    return [row.rstrip() for row in rows if row[0] in "+-"]


@pytest.mark.parametrize(
    ("made", "seen"),
    [
        (fix("place", "radius_m", to=25), ["-   radius_m: 20", "+   radius_m: 25"]),
        (
            fix("place", "at", to={"lat": 61.68, "lon": 27.27}),
            [
                "-   at: {lat: 27.27, lon: 61.68}   # captured",
                "+   at: {lat: 61.68, lon: 27.27}   # captured",
            ],
        ),
        (
            fix("checkin", to=["gps", "qr", "code"]),
            ["- checkin: [gps]", "+ checkin: [gps, qr, code]"],
        ),
        (fix("checkin", 1, to="here"), ["- checkin: [gps]", "+ checkin: [gps, here]"]),
        (fix("challenges", 0, "typos", to=0), ["+     typos: 0"]),
        (
            fix("challenges", 1, "typos", to=0),
            [
                '-   - {id: b, prompt: "No, mitä sitten tapahtuu?"}',
                '+   - {id: b, prompt: "No, mitä sitten tapahtuu?", typos: 0}',
            ],
        ),
        (
            fix("title", to={"fi": "Tori, keskellä", "en": "The square"}),
            [
                '- title: {fi: "Tori, keskellä", en: The square}  # both',
                "+ title:  # both",
                "+   fi: >-",
                "+     Tori, keskellä",
                "+   en: The square",
            ],
        ),
        (
            fix("challenges", 1, to={"id": "b", "prompt": "No, mitä sitten tapahtuu?"}),
            [
                '-   - {id: b, prompt: "No, mitä sitten tapahtuu?"}',
                "+   - id: b",
                "+     prompt: >-",
                "+       No, mitä sitten tapahtuu?",
            ],
        ),
        (
            fix("access", "alternative", to={"fi": "Jääkää kadulle."}),
            ["+ access:", "+   alternative:", "+     fi: Jääkää kadulle."],
        ),
        (fix("story", "sv", to="Ett, två"), ["+   sv: >-", "+     Ett, två"]),
        (
            fix("story", "fi", to="Neljä"),
            ["-   fi: >-", "-     Yksi, kaksi,", "-     kolme.", "+   fi: Neljä"],
        ),
        (fix("note", to="Hyvä"), ["- note:", "+ note: Hyvä"]),
        (fix("note", "fi", to="Hyvä"), ["+   fi: Hyvä"]),
        (
            fix("challenges", 2, to={"id": "c", "type": "info"}),
            ["+   - id: c", "+     type: info"],
        ),
    ],
    ids=str,
)
def test_only_what_is_mended_changes(made, seen):
    after = mended(TORI, [made])

    told = changes(TORI, after)
    assert [row.replace(": ", ":", 0) for row in told] == seen


def test_a_word_that_could_be_a_number_or_a_truth_is_quoted():
    after = mended(TORI, [fix("note", to={"fi": "1945", "sv": "no", "en": "true", "uk": "-"})])

    assert value_of(after)["note"] == {"fi": "1945", "sv": "no", "en": "true", "uk": "-"}


def test_fixes_are_made_one_after_the_other():
    after = mended(
        TORI, [fix("checkin", 1, to="qr"), fix("checkin", 2, to="code"), fix("note", to="a b")]
    )

    assert value_of(after) == value_of(TORI) | {"checkin": ["gps", "qr", "code"], "note": "a b"}


def test_a_file_from_windows_stays_one():
    windows = "\ufeff" + TORI.replace("\n", "\r\n")

    after = mended(windows, [fix("title", to={"fi": "Tori, keskellä", "en": "The square"})])

    assert after.startswith("\ufeff# yaml")
    assert after.count("\n") == after.count("\r\n")
    assert after.replace("\r\n", "\n").removeprefix("\ufeff") == mended(
        TORI, [fix("title", to={"fi": "Tori, keskellä", "en": "The square"})]
    )


def test_a_file_without_a_last_line_end_gets_none_too_many():
    assert mended("id: a", [fix("typos", to=1)]) == "id: a\ntypos: 1"


def test_blank_lines_that_belong_to_a_text_stay_with_it():
    source = "a: |+\n  yksi\n\n\n"

    after = mended(source, [fix("b", to=1)])

    assert value_of(after) == {"a": "yksi\n\n\n", "b": 1}


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a: [1, 2]\n", fix("a", "b", to=1)),
        ("a: {b: 1}\n", fix("a", 0, to=1)),
        ("a: b: c\n", fix("a", to=1)),
        ("- a\n", fix("a", to=1)),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(source, made):
    with pytest.raises(CannotMend):
        mended(source, [made])


paths = st.sampled_from(FILES)
told = st.text("abc äö,.:-#'\"{}[]&*!?1 \n", min_size=1, max_size=120)
plain = st.one_of(
    told,
    st.integers(-999, 999),
    st.booleans(),
    st.floats(-180, 180).map(lambda number: round(number, 6)),
    st.dictionaries(st.sampled_from(["fi", "sv", "en"]), told, min_size=1),
    st.lists(st.sampled_from(["gps", "qr", "code"]), min_size=1, max_size=3),
    st.lists(st.fixed_dictionaries({"id": st.just("a"), "text": told}), min_size=1, max_size=3),
)


def places(value: Plain, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path in a value, and one behind the end of each map and list."""
    if isinstance(value, dict):
        below = [one for key, inner in value.items() for one in places(inner, (*path, key))]
        return [path, *below, (*path, "added")]
    if isinstance(value, list):
        below = [one for n, inner in enumerate(value) for one in places(inner, (*path, n))]
        return [path, *below, (*path, len(value))]
    return [path]


@LAWS
@given(paths, st.data())
def test_every_other_line_of_a_shipped_file_stays_byte_for_byte(path: Path, data):
    source = path.read_text("utf-8")
    where = data.draw(st.sampled_from([one for one in places(value_of(source)) if one]))
    new = data.draw(plain)

    after = mended(source, [fix(*where, to=new)])

    document = read("", source)
    assert isinstance(document, Document)
    assert _at(value_of(after), where) == new
    assert _stays(source, after)
    assert after.count("#") >= source.count("#") - str(_at(document.value, where)).count("#")


@LAWS
@given(paths, st.data())
def test_what_is_written_over_itself_says_the_same(path: Path, data):
    source = path.read_text("utf-8")
    value = value_of(source)
    where = data.draw(
        st.sampled_from([one for one in places(value) if one and _there(value, one)])
    )

    after = mended(source, [fix(*where, to=_at(value, where))])

    assert value_of(after) == value


def _at(value: Plain, path: tuple[str | int, ...]) -> Plain:
    for step in path:
        value = value[step]  # type: ignore[index, call-overload]
    return value


def _there(value: Plain, path: tuple[str | int, ...]) -> bool:
    try:
        _at(value, path)
    except LookupError:
        return False
    return True


def _stays(before: str, after: str) -> bool:
    """Whether what changed is one run of lines, and all above and below is as it was."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    same = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    tail = next(
        (
            n
            for n, (a, b) in enumerate(
                zip(reversed(old[same:]), reversed(new[same:]), strict=False)
            )
            if a != b
        ),
        min(len(old), len(new)) - same,
    )
    gone = old[same : len(old) - tail]
    return len(gone) < max(2, len(old) / 2) or same <= 3
