"""Help: whom to call, what to say is wrong, and the other phones of a team."""

from flask import redirect, request, url_for
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from werkzeug.wrappers import Response

from engine.codes import grouped
from web import notes, runs
from web.player.asking import form_id
from web.player.own_run import own_run
from web.player.pages import player

LONGEST_NOTE = 1000
QUIET_MODULES = 4


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
        contact=mine.site.settings.contact,
        noted="noted" in request.args,
        kept="kept" in request.args,
        signed_out="alone" in request.args,
    )


@player.post("/runs/<run>/notes")
def note(run: str) -> Response:
    """Keep what a team says is wrong, with the checkpoint and the time."""
    mine = own_run(run)
    words = request.form.get("words", "").strip()[:LONGEST_NOTE]
    named = mine.card(request.form.get("checkpoint"))
    shown = named is not None and named.stop.status != "locked"
    if words:
        checkpoint = named.stop.id if named and shown else ""
        notes.leave(mine.site, mine.run, form_id(), checkpoint, words, mine.now)
    return redirect(url_for("player.help", run=run, noted=1 if words else None), 303)


@player.post("/runs/<run>/other-phones")
def other_phones(run: str) -> Response:
    """Let this phone alone go on with the run."""
    mine = own_run(run)
    runs.sign_out_others(mine.site, mine.run, mine.now)
    return redirect(url_for("player.help", run=run, alone=1), 303)


def squares(link: str) -> tuple[int, str]:
    """A QR code as its size in modules and the path of its dark ones."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(link)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return len(rows), path
