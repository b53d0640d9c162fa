"""The schema by which editors complete an author's files."""

import json

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from adventures.catalogue import SHIPPED
from engine.scenario.schema import schema

FILES = sorted((SHIPPED / "perille").rglob("*.yaml"))


def faults(document) -> list[str]:
    return [fault.message for fault in Draft202012Validator(schema()).iter_errors(document)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_file_is_as_the_schema_says(file):
    assert faults(YAML(typ="safe").load(file)) == []


def test_an_unknown_field_is_underlined():
    document = YAML(typ="safe").load(SHIPPED / "perille" / "checkpoints" / "tori.yaml")

    assert faults(document | {"titel": "Tori"}) != []


def test_plain_words_are_as_good_as_words_by_language():
    document = YAML(typ="safe").load(SHIPPED / "perille" / "checkpoints" / "tori.yaml")

    assert faults(document | {"title": "Tori"}) == []


def test_the_committed_schema_is_fresh():
    committed = (SHIPPED / "adventure.schema.json").read_text("utf-8")

    assert json.loads(committed) == schema(), "write it anew with `seikkailu schema`"
