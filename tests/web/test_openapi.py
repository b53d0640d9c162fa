"""The description of the HTTP interface is true to the code."""

import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.playing import Phone
from web.api.openapi import CALLS, document
from web.site import Site


def test_the_document_is_valid_openapi():
    validate(document())


def test_every_route_of_the_interface_is_described_and_no_other(app):
    routes = {
        (method.lower(), re.sub(r"<(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.rule != "/api/openapi.json"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    assert routes == {(call.method, call.path) for call in CALLS}


def test_the_document_is_served(phone):
    assert phone.client.get("/api/openapi.json").json == document()


def _validator(method: str, path: str, status: int, media: str) -> Draft202012Validator:
    operation = document()["paths"][path][method]
    schema = operation["responses"][str(status)]["content"][media]["schema"]
    return Draft202012Validator(schema | {"components": document()["components"]})


@pytest.fixture
def transcript(phone: Phone, site: Site):
    """Every answer of a whole game, with refusals: (method, described path, answer)."""
    codes = {place.checkpoint: place.short_code for place in site.books["perille"].places}
    code = phone.games()[0]["code"]
    client = phone.client
    answers = [
        ("get", "/api/games", client.get("/api/games")),
        ("get", "/healthz", client.get("/healthz")),
        ("get", "/readyz", client.get("/readyz")),
        ("post", "/api/games/{code}/runs", phone.start()),
        ("post", "/api/games/{code}/runs", client.post("/api/games/NOSUCH/runs", json={})),
        ("post", "/api/games/{code}/runs", client.post(f"/api/games/{code}/runs", data="x")),
        ("post", "/api/resume", client.post("/api/resume", json={"resume_code": "X"})),
    ]
    intents = "/api/runs/{run_id}/intents"
    answers.append(("post", intents, phone.send({"kind": "dance"})))
    answers.append(
        ("post", intents, phone.send({"kind": "take-hint", "challenge": "asema/avain"}))
    )
    while (wish := phone.next_wish(codes)) is not None:
        answers.append(("post", intents, phone.send(wish)))
        answers.append(
            (
                "get",
                "/api/runs/{run_id}",
                client.get(f"/api/runs/{phone.run}", headers=phone.headers),
            )
        )
    state = client.get(f"/api/runs/{phone.run}/state", headers=phone.headers)
    answers.append(("get", "/api/runs/{run_id}/state", state))
    address = f"/api/games/{code}/leaderboard?limit=5&team={phone.run}"
    answers.append(("get", "/api/games/{code}/leaderboard", client.get(address)))
    resumed = client.post("/api/resume", json={"resume_code": phone.resume_code})
    answers.append(("post", "/api/resume", resumed))
    return answers


def test_every_answer_of_a_whole_game_has_its_described_shape(transcript):
    for method, path, answer in transcript:
        validator = _validator(method, path, answer.status_code, answer.mimetype)

        faults = [fault.message for fault in validator.iter_errors(answer.json)]

        assert faults == [], f"{method} {path} {answer.status_code}: {faults[:3]}"
    assert {answer.status_code for _, _, answer in transcript} >= {200, 201, 404, 415, 422}
