"""What is said: to all teams or to one, and what teams say is wrong somewhere."""

from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web import admission, games, notes, organising, runs
from web.site import site
from web.staff.desk import LONGEST_WORDS
from web.staff.desk_reading import numbers
from web.staff.forms import form_id
from web.staff.pages import own_game, staff


@staff.get("/staff/games/<code>/messages")
def messages(code: str) -> str:
    """A field to say something to everybody, and the teams' notes with a field for each."""
    here, game = site(), own_game(code)
    adventure = games.adventure(here, game.edition)
    left = notes.notes_of(here, game.code)
    return render_template(
        "staff/messages.html",
        game=game,
        adventure=adventure,
        plates=numbers(adventure),
        notes=sorted(left, key=lambda one: (one.reply is not None, one.at)),
        did=request.args.get("did", ""),
        longest_words=LONGEST_WORDS,
    )


@staff.post("/staff/games/<code>/messages")
def say(code: str) -> Response:
    """Say something to every team, also to those that start later."""
    here, game = site(), own_game(code)
    words = _words()
    if words:
        organising.say(here, game.code, words, here.clock(), form_id(), admission.staff().id)
    if "desk" in request.form:
        return redirect(url_for("staff.desk", code=game.code, did="say"), 303)
    return redirect(url_for("staff.messages", code=game.code, did="say"), 303)


@staff.post("/staff/games/<code>/messages/<uuid:media>")
def answer_note(code: str, media: UUID) -> Response:
    """Answer one team's note. Once it is answered, another answer is another message."""
    here, game = site(), own_game(code)
    found = (one for one in notes.notes_of(here, game.code) if one.id == str(media))
    note = next(found, None) or abort(404)
    run = runs.any_run(here, note.run, admission.staff().id)
    words = _words()
    if run is not None and words:
        words_id = notes.reply_id(note.id) if note.reply is None else form_id()
        organising.say_to(here, run, words, here.clock(), words_id)
    return redirect(url_for("staff.messages", code=game.code, did="say"), 303)


def _words() -> str:
    return " ".join(request.form.get("words", "").split())[:LONGEST_WORDS]
