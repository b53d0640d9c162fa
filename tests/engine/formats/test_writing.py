import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.formats.writing import adventure_files, written
from engine.scenario.edition import compiled
from engine.scenario.filling import Around, MediaFile
from engine.scenario.parsing import parse
from engine.scenario.reading import Document, read
from tests.building import perille, shipped
from tests.chance import LAWS, PLAYS, adventures

HEAD = """\
format: seikkailu/1
id: kaikki
title: {fi: Kaikki, en: "Everything: all of it"}
summary: Lyhyt kierros.
languages: [fi, en]
fallback: [fi]
line: b
authors: [Testaajat]
licence: CC-BY-4.0
age: 7
area: {south: 61.6, west: 27.2, north: 61.8, east: 27.4}
safety: |-
  Katsokaa eteenne.

  Älkää juosko.
distance_m: 500
minutes: [10, 20]
route:
  mode: branching
  order: [tori, asema, puisto]
  time_limit: 90 min
  overtime: {per_minute: 2, max_minutes: 10}
  finish_when:
    any:
      - all: [{done: tori}, {has: pala, count: 2}, {flag: ovi}]
      - at_least: 1
        of: [{score_at_least: 5}, {elapsed_at_least: 30 min}, {team_size_at_least: 2}]
      - advanced: {not: {visited: asema}}
      - advanced: {between: ["22:00", "06:30"]}
items: [{id: pala, title: Pala, text: Se on pala.}]
badges: [{id: rohkea, title: Rohkea, text: "Uskalsitte."}]
endings:
  - {id: hyva, title: Hyvä, text: Hyvin., when: {solved: tori/sana}}
  - {id: loppu, title: Loppu, text: Se oli siinä.}
media:
  - {id: kuva, file: kuva.webp, kind: picture, alt: Tori, author: Me, licence: CC-BY-4.0}
expect: {minutes: [10, 20], finish: ">= 0.8"}
"""
TORI = """\
id: tori
title: Tori
address: "1"
place:
  polygon: [{lat: 61.68, lon: 27.27}, {lat: 61.69, lon: 27.27}, {lat: 61.69, lon: 27.28}]
  grade: surveyed
  accuracy_m: 2.5
  source: "no"
  checked: "2026-05-30"
checkin: [gps, qr]
access: {step_free: no, slope: 4.5, lit: true}
clue: "  #1: - 'tässä'  "
media: [kuva]
on_visit: [{give: pala, count: 2}, {show: Hei.}, {set: ovi}, {points: 3}, {badge: rohkea}]
on_done: [{advanced: {timer: 5 min, then: [{open: asema}]}}, {advanced: {lock: asema}}]
challenges:
  - {id: sana, type: text, prompt: Mikä?, accept: {any: ["1", "no"], en: [yes]}, typos: 1}
  - {id: luku, type: number, prompt: Montako?, answer: 61.5, tolerance: 0.25, points: 20}
  - id: haara
    type: choice
    prompt: Minne?
    options: [{id: v, text: Vasen, on_chosen: [{points: 1}]}, {id: o, text: Oikea}]
    hints: [{text: Ei., cost: 2, after: 3}, {text: "Joo", after: 5 min}]
"""
ASEMA = """\
id: asema
kind: event
title: Asema
checkin: [qr]
open: [["2026-06-01 10:00", "2026-06-01 12:00"], ["2026-06-02 10:00", "2026-06-02 12:00"]]
"""
PUISTO = """\
id: puisto
kind: secret
title: Puisto
checkin: [code]
host: Puutarhurit
"""
EVERYTHING = {
    "adventure.yaml": HEAD,
    "checkpoints/tori.yaml": TORI,
    "checkpoints/asema.yaml": ASEMA,
    "checkpoints/puisto.yaml": PUISTO,
}
AROUND = Around(media={"kuva.webp": MediaFile("0" * 64, 1234)})

texts = st.text() | st.text("a1.-: #\n|>\"'x!y,ä&*%@`{}[]?~\t\x85\u2028\ufeff", max_size=90)
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
    | st.sampled_from(["no", "true", "~", "10:30", "2026-06-01", "1e5", "0x1F", "---", ""]),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(texts, inside, max_size=4),
    max_leaves=12,
)


def whole(files):
    parsed = parse(files, AROUND)
    assert not parsed.problems
    return parsed.value


@LAWS
@given(st.dictionaries(texts, plain, max_size=6))
def test_what_is_written_is_read_back_as_it_was(value):
    document = read("koe.yaml", written(value, "koe.json"))

    assert isinstance(document, Document)
    assert document.value == value


def test_every_field_of_an_adventure_survives_being_written_again():
    adventure = whole(EVERYTHING)

    again = whole(adventure_files(adventure))

    assert again == adventure
    assert compiled(again).sha == compiled(adventure).sha


@pytest.mark.parametrize("adventure", shipped().adventures, ids=lambda one: one.id)
def test_a_shipped_adventure_written_again_is_the_same_edition(adventure):
    around = Around(
        [part.id for part in shipped().programme.sub_projects],
        shipped().programme.occasions,
        {one.file: MediaFile(one.sha or "", one.octets or 0) for one in adventure.media},
    )

    again = parse(adventure_files(adventure), around)

    assert again.value is not None, again.problems
    assert compiled(again.value).sha == compiled(adventure).sha


@settings(PLAYS, max_examples=60)
@given(adventures())
def test_an_adventure_written_and_read_is_the_same_edition(adventure):
    parsed = parse(adventure_files(adventure), Around(["digimi"]))
    assume(not any("there is no" in one.message for one in parsed.problems))

    assert parsed.value is not None, parsed.problems
    assert compiled(parsed.value).sha == compiled(adventure).sha


def test_what_the_reader_finds_out_about_media_is_not_written():
    adventure = whole(EVERYTHING)

    assert adventure.media[0].sha == "0" * 64
    assert "0000" not in adventure_files(adventure)["adventure.yaml"]


def test_files_look_as_the_house_writes_them():
    page = adventure_files(perille())["checkpoints/naisvuori.yaml"]

    assert page.startswith("# yaml-language-server: $schema=../../adventure.schema.json\nid: ")
    assert "  at: {lat: 61.692294, lon: 27.272244}\n  radius_m: 45\n" in page
    assert "\ncheckin: [gps, qr, code, here]\n" in page
    assert "\nclue:\n  fi: >-\n    Nouskaa tornin mäelle." in page
    assert "  - id: valo\n    type: text\n    prompt:\n      fi: >-\n" in page
    assert "    note:\n      fi: |-\n        – · – / " in page
    assert page.count("{") == 1
    assert max(map(len, page.splitlines())) <= 100


@pytest.mark.parametrize("words", ["10:30", "2026-06-01", "no", "61,5", "007", "~", "null"])
def test_what_another_reader_could_take_for_something_else_is_quoted(words):
    assert f'a: "{words}"\n' in written({"a": words}, "x")


def test_the_same_is_always_written_the_same():
    adventure = whole(EVERYTHING)

    assert adventure_files(adventure) == adventure_files(whole(adventure_files(adventure)))


@pytest.mark.parametrize("words", [" alku", "loppu ", "yksi \nkaksi", "yksi\n  kaksi"])
def test_blanks_that_nobody_would_see_are_quoted(words):
    assert words.replace("\n", "\\n") in written({"a": words}, "x")
