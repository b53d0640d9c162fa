"""What one step of a run brought, told from its entry in the log.

Every form of a run answers with the address of such a page: it can be read again, sent to
another phone of the team, and nothing is kept aside to be shown once.
"""

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from engine.codes import well_formed
from engine.play.cards import ChallengeView
from engine.play.codec import Plain
from engine.play.events import CheckInRefused, Reason
from web import play
from web.player.challenging import challenge_page, typed_before
from web.player.ending import ending_page
from web.player.happening import Happened, happened
from web.player.hours import hours_now
from web.player.own_run import OwnRun, own_run
from web.player.pages import player
from web.player.phrasing import WITHOUT_WRONG, part_words, solved_tag
from web.player.presenting import Card, first_open
from web.player.refusing import Circumstances, mistyped, refusal
from web.player.sent_back import sent_back
from web.words import Words

LONGEST_CODE = 40
LAST_SEQ = 2**31 - 1
"""The largest number that the log's column holds."""


@player.url_defaults
def ask_along(endpoint: str, values: dict[str, object]) -> None:
    """Carry a form's question (`what is here?`) to the page that tells what came of it."""
    if endpoint == "player.told" and request.method == "POST":
        values.setdefault("asked", request.form.get("asked"))


@player.get(f"/runs/<run>/entries/<int(max={LAST_SEQ}):seq>")
def told(run: str, seq: int) -> str | Response:
    """Tell one entry of the log."""
    mine = own_run(run)
    kept = play.told(mine.site, mine.run, seq)
    if kept is None:
        abort(404)
    intent, events = kept
    now = happened(events)
    if now.finished:
        return ending_page(mine, now)
    if now.refused:
        return _refusal_page(mine, now, intent)
    if not events:
        return redirect(_nothing_new(mine, intent))
    card = mine.card(now.checkpoint)
    if card is None or card.stop.status in {"locked", "open"}:
        return _meanwhile(mine, now)
    if now.solved or now.partly or (now.answered and not now.wrong):
        return _solved_page(mine, card, now, intent)
    typed = typed_before(mine, now.wrong.challenge, intent) if now.wrong else None
    return challenge_page(mine, card, now=now, typed=typed)


def _nothing_new(mine: OwnRun, intent: Plain) -> str:
    """Where to go when a step changed nothing: a place that was visited before, mostly."""
    verdict = intent.get("verdict")
    place = verdict.get("checkpoint") if isinstance(verdict, dict) else None
    about = place or str(intent.get("challenge", "")).partition("/")[0]
    known = mine.card(about)
    return mine.address(about) if known and known.stop.status != "locked" else mine.walk_address


def _meanwhile(mine: OwnRun, now: Happened) -> str | Response:
    """What time has brought, where the step itself brought nothing."""
    return (
        mine.page("player/meanwhile.html", now=now) if now.news else redirect(mine.walk_address)
    )


def _refusal_page(mine: OwnRun, now: Happened, intent: Plain) -> str:
    event = now.refused
    if event is None:
        abort(404)
    at_place = isinstance(event, CheckInRefused)
    wrong_code = event.reason in {Reason.WRONG_CODE, Reason.REPLACED_CODE}
    typed = request.args.get("typed", "")[:LONGEST_CODE]
    slip = wrong_code and typed and not well_formed(typed)
    card = mine.card(now.checkpoint)
    around = _circumstances(mine, card, intent)
    nothing = around.looked_around and event.reason is Reason.TOO_FAR
    return mine.page(
        "player/refused.html",
        card=None if nothing else card,
        now=now,
        refusal=mistyped(mine.words) if slip else refusal(event, mine.words, around),
        at_place=at_place,
        wrong_code=wrong_code,
        typed_code=typed,
    )


def _circumstances(mine: OwnRun, card: Card | None, intent: Plain) -> Circumstances:
    """What a refusal's words need to know. Who only looked around has that in the address."""
    hours = card.stop.hours if card else ()
    zone = mine.adventure.timezone
    only_the_finish = mine.adventure.route.on_timeout == "go-to-finish"
    return Circumstances(
        hours=hours_now(hours, mine.now, zone, mine.words) if hours else "",
        only_the_finish=only_the_finish and mine.setting.has_ended,
        decided=intent.get("kind") == "answer",
        looked_around=request.args.get("asked") == "here",
    )


def _solved_page(mine: OwnRun, card: Card, now: Happened, intent: Plain) -> str:
    solved = next(asked for asked in card.stop.challenges if asked.id == now.challenge)
    return mine.page(
        "player/solved.html",
        card=card,
        now=now,
        solved=solved,
        sent=sent_back(mine, solved),
        heading=heading_words(solved, now, mine.words),
        part=_part(mine, now, intent),
        may_try=solved.status in {"partly", "sent"} and solved.tries_left != 0,
        asked=None if now.place_done else first_open(card.stop),
        behind=mine.sub_projects(card.stop.sub_projects if now.place_done else ()),
    )


def _part(mine: OwnRun, now: Happened, intent: Plain) -> str:
    """How much of an answer was right, where only a part was."""
    if now.partly is None:
        return ""
    challenge = mine.adventure.challenge(now.partly.challenge)
    return part_words(challenge, intent.get("value"), mine.words)


def heading_words(asked: ChallengeView, now: Happened, words: Words) -> str:
    """What came of it, in a word."""
    gettext = words.gettext
    if now.skipped:
        return gettext("Ohitettu")
    if now.partly:
        return gettext("Osaksi oikein")
    if now.sent and not now.solved:
        return gettext("Lähetetty")
    if asked.branches:
        return gettext("Valittu")
    if asked.type in WITHOUT_WRONG:
        return solved_tag(asked, words).capitalize()
    return gettext("Oikein")
