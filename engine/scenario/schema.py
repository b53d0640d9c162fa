"""The JSON Schema of an author's files, by which editors complete and underline.

One schema serves every kind of file: `adventure.yaml`, which names no checkpoints, a
checkpoint's own file, and a walkthrough.
"""

from pydantic.json_schema import JsonSchemaValue, models_json_schema

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.walkthrough import Walkthrough

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES = (Adventure, Checkpoint, Walkthrough)


def schema() -> JsonSchemaValue:
    """Make the schema from the models that `parse` itself uses."""
    kinds, whole = models_json_schema([(model, "validation") for model in FILES])
    definitions: dict[str, JsonSchemaValue] = whole["$defs"]
    head = definitions[Adventure.__name__]
    del head["properties"]["checkpoints"]
    head["required"].remove("checkpoints")
    refs = [kinds[model, "validation"] for model in FILES]
    return {"$schema": DIALECT, "anyOf": refs, "$defs": definitions}
