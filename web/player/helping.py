"""Help: whom to call, what to say is wrong, and the other phones of a team."""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from engine.codes import grouped
from web import games, notes, runs
from web.player.asking import form_id
from web.player.own_run import OwnRun, own_run
from web.player.pages import player
from web.squares import squares

LONGEST_NOTE = 1000


@player.get("/runs/<run>/help")
def help(run: str) -> str:  # noqa: A001
    """How it works, the code for another phone, and what to do when it does not."""
    mine = own_run(run)
    code = runs.resume_code_of(mine.site, mine.run)
    page = f"{mine.site.settings.public_url}{url_for('player.resume')}"
    return mine.page(
        "player/help.html",
        resume_code=grouped(code, (5, 5)),
        # Behind the # it reaches no server and no log, only the form of the other phone.
        resume_squares=squares(f"{page}#{code}"),
        phones=runs.phones_of(mine.site, mine.run),
        contact=_contact(mine),
        noted="noted" in request.args,
        kept="kept" in request.args,
        signed_out="alone" in request.args,
    )


@player.post("/runs/<run>/notes")
def note(run: str) -> Response:
    """Keep what a team says is wrong, with the checkpoint and the time."""
    mine = own_run(run)
    left = _leave(mine, form_id(), mine.now)
    return redirect(url_for("player.help", run=run, noted=1 if left else None), 303)


@player.put("/runs/<run>/notes/<uuid:note>")
def late_note(run: str, note: UUID) -> Response:
    """Keep a note that waited on the phone, with the time at which it was written."""
    mine = own_run(run)
    _leave(mine, str(note), min(_written_at(mine), mine.now))
    return Response(status=HTTPStatus.NO_CONTENT)


def _leave(mine: OwnRun, note: str, at: datetime) -> bool:
    words = request.form.get("words", "").strip()[:LONGEST_NOTE]
    named = mine.card(request.form.get("checkpoint"))
    shown = named is not None and named.stop.status != "locked"
    if words:
        checkpoint = named.stop.id if named and shown else ""
        notes.leave(mine.site, mine.run, note, checkpoint, words, at)
    return bool(words)


def _written_at(mine: OwnRun) -> datetime:
    """When the phone says the note was written: after the team set out."""
    try:
        at = datetime.fromisoformat(request.form.get("at", ""))
    except ValueError:
        return mine.now
    return max(at, mine.run.created_at) if at.tzinfo else mine.now


@player.post("/runs/<run>/other-phones")
def other_phones(run: str) -> Response:
    """Let this phone alone go on with the run, and give it a new code for others."""
    mine = own_run(run)
    runs.sign_out_others(mine.site, mine.run, mine.now)
    return redirect(url_for("player.help", run=run, alone=1), 303)


def _contact(mine: OwnRun) -> str:
    """Whom the team may call: the game's own organiser, else whoever runs the site."""
    game = games.any_game(mine.site, mine.run.game_code)
    return game.terms.contact or mine.site.settings.contact
