"""Runs for programs: the view, and the batch of intents."""

import hashlib
from http import HTTPStatus

from flask import Blueprint, Response, request

from web import games, play
from web.api.problems import Problem, clashing
from web.api.reading import asked, body, language_asked, own_run
from web.api.sent import MOST_INTENTS, BatchIn
from web.api.viewing import view_written
from web.api.writing import answer, event_plain, written
from web.folds import Folded, Played
from web.guards import language
from web.play import SeenWithAnotherBody
from web.site import Site, site


def add_to(blueprint: Blueprint) -> None:
    """Add these calls."""
    blueprint.get("/api/runs/<run_id>")(read_run)
    blueprint.post("/api/runs/<run_id>/intents")(apply_intents)


def read_run(run_id: str) -> Response:
    """What this team may see now; 304 while nothing has changed."""
    run = own_run(run_id)
    folded = play.folded(site(), run)
    tag = language_asked() or folded.state.language or language()
    here = site()
    shown = view_written(here, run, folded.state, tag, here.clock())
    response = answer(shown)
    response.set_etag(_etag(here, run, folded, tag, shown))
    response.make_conditional(request)
    return response


def _etag(here: Site, run: Played, folded: Folded, tag: str, shown: str) -> str:
    """Edition, seq and language; where time alone can change a view, what it shows as well."""
    known = f"{games.edition_of(run, folded.state)[:16]}-{folded.seq}-{tag}"
    if not games.adventure_of(here, run, folded.state).timed:
        return known
    return f"{known}-{hashlib.sha256(shown.encode()).hexdigest()[:12]}"


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
    adventure = games.adventure_of(here, run, stepped.state)
    tag = language_asked() or stepped.state.language
    results = [
        {
            "id": result.id,
            "seq": result.seq,
            "events": [event_plain(adventure, event, tag) for event in result.events],
        }
        for result in stepped.results
    ]
    shown = view_written(here, run, stepped.state, tag, now)
    head = f'{{"digest":"{stepped.state.digest}","results":{written(results)}'
    return answer(f'{head},"view":{shown}}}')
