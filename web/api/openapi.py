"""The description of the HTTP interface, made from the shapes that are really used.

Every call under /api stands in `CALLS`; a test holds this list against the routes, and
every answer of the interface's own tests against the schemas.
"""

from dataclasses import dataclass
from functools import cache

from flask import Blueprint, Response, jsonify
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from web.api import given, given_state, sent

VERSION = "1.0.0"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what it takes, what it gives, and how it can be refused.

    `octets` are the media types of a body that is no JSON, `sends` that of such an answer.
    """

    method: str
    path: str
    summary: str
    gives: type[BaseModel] | None
    takes: type[BaseModel] | None = None
    status: int = 200
    refusals: tuple[int, ...] = ()
    query: tuple[str, ...] = ()
    own: bool = False
    octets: tuple[str, ...] = ()
    sends: str | None = None


CALLS = (
    Call("get", "/api/games", "Open games that anyone may join.", given.GamesOut),
    Call(
        "post",
        "/api/games/{code}/runs",
        "Start a run for a new team. The same id starts no second run.",
        given.StartedOut,
        sent.RunIn,
        status=201,
        refusals=(403, 404, 409, 415, 422),
    ),
    Call(
        "post",
        "/api/resume",
        "Let another phone play a run, by its resume code.",
        given.StartedOut,
        sent.ResumeIn,
        refusals=(403, 404, 415, 422),
    ),
    Call(
        "get",
        "/api/runs/{run_id}",
        "What this team may see now. Has an ETag; answers 304 while nothing has changed.",
        given.ViewOut,
        refusals=(401, 404),
        query=("lang",),
        own=True,
    ),
    Call(
        "post",
        "/api/runs/{run_id}/intents",
        "Apply up to 100 intents in order, each once however often it is sent.",
        given.AppliedOut,
        sent.BatchIn,
        refusals=(401, 403, 404, 409, 413, 415, 422),
        query=("lang",),
        own=True,
    ),
    Call(
        "get",
        "/api/runs/{run_id}/state",
        "What follows from the run's log, for rules that run on the client. Has an ETag.",
        given_state.StateOut,
        refusals=(401, 404),
        own=True,
    ),
    Call(
        "get",
        "/api/runs/{run_id}/sealed",
        "All that is still locked, gzipped, for playing without signal. Only where the game"
        " says `offline: whole`; a curtain, not a lock.",
        None,
        refusals=(401, 404),
        own=True,
        sends="application/gzip",
    ),
    Call(
        "put",
        "/api/runs/{run_id}/media/{media_id}",
        "Send a photo, at most 8 MiB, under a UUID of one's own. Sent twice, it is kept once.",
        None,
        status=204,
        refusals=(401, 403, 404, 409, 413, 415, 422, 503),
        own=True,
        octets=("image/jpeg", "image/png", "image/webp"),
    ),
    Call(
        "get",
        "/api/games/{code}/leaderboard",
        "The standings of a game. Has an ETag; answers 304 while nothing has changed.",
        given.LeaderboardOut,
        refusals=(404,),
        query=("limit", "team"),
    ),
    Call("get", "/healthz", "Whether the server answers.", given.HealthOut),
    Call(
        "get",
        "/readyz",
        "Whether it can read its database.",
        given.HealthOut,
        refusals=(503,),
    ),
)


def add_to(blueprint: Blueprint) -> None:
    """Add this call."""
    blueprint.get("/api/openapi.json")(describe)


def describe() -> Response:
    """The description itself."""
    return jsonify(document())


@cache
def document() -> dict[str, object]:
    """An OpenAPI 3.1 document."""
    paths: dict[str, dict[str, object]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kaupunkiseikkailu", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas() -> dict[str, object]:
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (given.ProblemOut, "serialization"),
        *((call.gives, "serialization") for call in CALLS if call.gives),
        *((call.takes, "validation") for call in CALLS if call.takes),
    ]
    _, definitions = models_json_schema(models, ref_template="#/components/schemas/{model}")
    found: dict[str, object] = definitions["$defs"]
    return found


def _operation(call: Call) -> dict[str, object]:
    operation: dict[str, object] = {
        "summary": call.summary,
        "parameters": _parameters(call),
        "responses": _responses(call),
    }
    if call.takes is not None:
        operation["requestBody"] = {"required": True, "content": _content(call.takes)}
    if call.octets:
        operation["requestBody"] = {"required": True, "content": _octets(call)}
    if call.own:
        operation["security"] = [{"device": []}]
    return operation


def _parameters(call: Call) -> list[dict[str, object]]:
    in_path = [part[1:-1] for part in call.path.split("/") if part.startswith("{")]
    text: object = {"type": "string"}
    return [
        *({"name": name, "in": "path", "required": True, "schema": text} for name in in_path),
        *({"name": name, "in": "query", "schema": text} for name in call.query),
    ]


def _responses(call: Call) -> dict[str, object]:
    problem = {
        "description": "Refused, with the reason.",
        "content": {"application/problem+json": {"schema": _ref(given.ProblemOut)}},
    }
    good: dict[str, object] = {"description": call.summary}
    if call.gives is not None:
        good["content"] = _content(call.gives)
    if call.sends is not None:
        good["content"] = {call.sends: {}}
    return {str(call.status): good} | {str(status): problem for status in call.refusals}


def _content(model: type[BaseModel]) -> dict[str, object]:
    return {"application/json": {"schema": _ref(model)}}


def _octets(call: Call) -> dict[str, object]:
    """OpenAPI 3.1 describes a body of octets by its media type alone."""
    return {media_type: {} for media_type in call.octets}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}
