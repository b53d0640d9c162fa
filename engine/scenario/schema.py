"""The JSON Schema of an author's files, by which editors complete and underline.

One schema serves both kinds of file: `adventure.yaml`, which names no checkpoints, and a
checkpoint's own file.
"""

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaValue

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> JsonSchemaValue:
    """Make the schema from the models that `parse` itself uses."""
    head = TypeAdapter(Adventure).json_schema()
    stop = TypeAdapter(Checkpoint).json_schema()
    definitions = {**head.pop("$defs"), **stop.pop("$defs")}
    del head["properties"]["checkpoints"]
    head["required"].remove("checkpoints")
    return {"$schema": DIALECT, "anyOf": [head, stop], "$defs": definitions}
