"""Runs for programs: the view, and the batch of intents."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from web import games, play
from web.api.problems import Problem, clashing
from web.api.reading import asked, body, language_asked, own_run
from web.api.sent import MOST_INTENTS, BatchIn
from web.api.viewing import view_written
from web.api.writing import answer, event_plain, written
from web.guards import language
from web.play import SeenWithAnotherBody
from web.site import site


def add_to(blueprint: Blueprint) -> None:
    """Add these calls."""
    blueprint.get("/api/runs/<run_id>")(read_run)
    blueprint.post("/api/runs/<run_id>/intents")(apply_intents)


def read_run(run_id: str) -> Response:
    """What this team may see now; 304 while nothing has changed."""
    run = own_run(run_id)
    folded = play.folded(site(), run)
    tag = language_asked() or folded.state.language or language()
    response = answer(view_written(site(), run, folded.state, tag))
    response.set_etag(f"{run.edition[:16]}-{folded.seq}-{tag}")
    response.make_conditional(request)
    return response


def apply_intents(run_id: str) -> Response:
    """Apply intents, each once however often it is sent."""
    here = site()
    run = own_run(run_id)
    batch = body(BatchIn)
    if len(batch.intents) > MOST_INTENTS:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-many")
    now = here.clock()
    try:
        stepped = play.step(here, run, [asked(intent, now) for intent in batch.intents], now)
    except SeenWithAnotherBody as seen:
        raise clashing(seen.ids) from seen
    adventure = games.adventure(here, run.edition)
    tag = language_asked() or stepped.state.language
    results = [
        {
            "id": result.id,
            "seq": result.seq,
            "events": [event_plain(adventure, event, tag) for event in result.events],
        }
        for result in stepped.results
    ]
    shown = view_written(here, run, stepped.state, tag)
    head = f'{{"digest":"{stepped.state.digest}","results":{written(results)}'
    return answer(f'{head},"view":{shown}}}')
