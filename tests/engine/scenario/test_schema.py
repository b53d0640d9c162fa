"""The schema by which editors complete an author's files."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from adventures.catalogue import SHIPPED
from engine.scenario.challenge import TYPES
from engine.scenario.schema import schema

GALLERY = Path(__file__).parents[2] / "gallery"
FILES = sorted([*(SHIPPED / "perille").rglob("*.yaml"), *GALLERY.rglob("*.yaml")])


VALIDATOR = Draft202012Validator(schema())


def faults(document) -> list[str]:
    return [fault.message for fault in VALIDATOR.iter_errors(document)]


def called(file: Path) -> str:
    return f"{file.parent.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", FILES, ids=called)
def test_every_shipped_file_is_as_the_schema_says(file):
    assert faults(YAML(typ="safe").load(file)) == []


def test_an_unknown_field_is_underlined():
    document = YAML(typ="safe").load(SHIPPED / "perille" / "checkpoints" / "tori.yaml")

    assert faults(document | {"titel": "Tori"}) != []


def test_plain_words_are_as_good_as_words_by_language():
    document = YAML(typ="safe").load(SHIPPED / "perille" / "checkpoints" / "tori.yaml")

    assert faults(document | {"title": "Tori"}) == []


TORI = SHIPPED / "perille" / "checkpoints" / "tori.yaml"
ASKED = {"id": "t", "prompt": "Mitä?"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "hidden"},
        {"open": "2026-06-01 10:00"},
        {"unlock": {"done": "a", "visited": "b"}},
        {"unlock": {"elapsed_at_least": "puoli tuntia"}},
        {"unlock": {"advanced": {"solved": "a/b"}}},
        {"on_visit": [{"give": "kivi", "points": 3}]},
        {"on_visit": [{"advanced": {"timer": "5 min"}}]},
        {"challenges": [ASKED | {"type": "riddle"}]},
        {"challenges": [ASKED | {"type": "order", "options": [{"id": "a", "text": "A"}]}]},
        {"challenges": [ASKED | {"type": "match", "pairs": [{"left": "a", "right": "b"}]}]},
        {"challenges": [ASKED | {"type": "photo"}]},
        {"challenges": [ASKED | {"type": "scale", "low": "a", "high": "b", "points": 5}]},
        {"challenges": [ASKED | {"type": "info", "time_limit": 300}]},
        {"access": {"surface": "lava"}},
    ],
    ids=str,
)
def test_a_mistake_is_underlined(wrong):
    document = YAML(typ="safe").load(TORI)

    assert faults(document) == []
    assert faults(document | wrong) != []


@pytest.mark.parametrize(
    "right",
    [
        {"kind": "event", "open": ["2026-06-01 10:00", "2026-06-01 12:00"]},
        {"kind": "event", "open": [["2026-06-01 10:00", "2026-06-01 12:00"]]},
        {"kind": "event", "occasion": "lahettien-tunti"},
        {"unlock": {"any": [{"chose": "a/b.c"}, {"has": "kivi", "count": 2}]}},
        {"unlock": {"advanced": {"between": ["10:00", "18:30"]}}},
        {"on_visit": [{"advanced": {"timer": "5 min", "then": [{"show": "Kello soi."}]}}]},
        {"challenges": [ASKED | {"type": "activity", "duration": "60 s", "easier": "Istuen."}]},
        {
            "challenges": [
                ASKED | {"type": "info", "time_limit": "5 min", "when": {"access": "quiet"}}
            ]
        },
    ],
    ids=str,
)
def test_what_the_format_can_say_is_not_underlined(right):
    assert faults(YAML(typ="safe").load(TORI) | right) == []


def consts(part: object) -> Iterator[object]:
    """Every value that a schema names, which an editor offers to complete."""
    if isinstance(part, list):
        for one in part:
            yield from consts(one)
    if isinstance(part, dict):
        yield from (part[key] for key in ("const",) if key in part)
        yield from part.get("enum", [])
        for one in part.values():
            yield from consts(one)


def test_an_editor_can_offer_every_type_kind_and_way():
    offered = set(map(str, consts(schema())))

    assert set(TYPES) <= offered
    assert {"basic", "event", "secret", "gps", "staff", "score", "go-to-finish"} <= offered


def test_the_committed_schema_is_fresh():
    committed = (SHIPPED / "adventure.schema.json").read_text("utf-8")

    assert json.loads(committed) == schema(), "write it anew with `seikkailu schema`"
