"""Ratkaistu: what came of an answer, and where to next."""

from dataclasses import replace

from engine.play.cards import ChallengeView, OptionView
from engine.play.cardstate import ChallengeState
from engine.play.events import CheckpointDone
from engine.scenario.checkpoint import Checkpoint
from engine.text import Said
from web.player.pocket.marking import BEGIN, END, Slot, cut, mark, taken_out
from web.player.pocket.places import nothing_but_news, without_news
from web.player.pocket.press import Press, Sheet
from web.player.posing import SentBack
from web.player.presenting import Card

OWN = SentBack(words=mark("own-words"))
POINTS = '<p class="d t28">.*?</p>'
PART = f"<p><b>{BEGIN}part{END}</b></p>"
SENT = r'<div class="w sec">\s*<figure class="own.*?</figure>\s*</div>'
CHEER = " data-cheer"
AGAIN = r'<div class="w sec">\s*<a class="b" [^>]*>.*?</a>\s*</div>'


def keep_solved(press: Press, stop: Checkpoint) -> None:
    """Keep the page of each place, and what there is of each of its challenges."""
    card = press.card(stop, "done", *(ChallengeState() for _ in stop.challenges))
    for one in card.stop.challenges:
        press.ref = one.id
        sheet, _ = _solved(press, card, one, done=True)
        press.keep_page(f"solved/{stop.id}/done", sheet)
        sheet, pieces = _solved(press, card, one, done=False)
        press.keep_page(f"solved/{stop.id}/more", sheet)
        for name, html in pieces.items():
            press.keep(name, html)
        press.keep("go-on", _sheet(press, card, one, done=False, asked=one)["foot"])
        for option in one.options if one.branches else ():
            chosen = press.text("challenge", "chosen_of", option)
            press.keep(f"picked/{one.id}/{option.id}", chosen)
    press.ref = ""


def _solved(
    press: Press, card: Card, one: ChallengeView, *, done: bool
) -> tuple[Sheet, dict[str, str]]:
    """The page with everything cut out that may be there or not, and what was cut out."""
    mine, pieces = press.mine, dict[str, str]()
    told = Said("feedback", mine.words.language)
    option = OptionView("o", Said("option", mine.words.language))
    so = replace(one, branches=True, options=(option,), chosen="o", feedback=told)
    sheet = _sheet(press, card, so, done=done)
    main = cut(sheet["main"], press.text("prose", "prose", told), "feedback")
    main, pieces["brought"] = taken_out(main, POINTS, "brought")
    main = cut(main, press.text("challenge", "chosen_of", option), "picked")
    main, pieces["part"] = taken_out(main, PART, "part-line")
    main, own = taken_out(main, SENT, "own")
    pieces["own"] = cut(own, press.text("sent", "own", OWN), "own-words")
    main = main.replace(CHEER, mark("cheer"))
    main, pieces["again"] = taken_out(main, AGAIN, "again")
    tails = _tails(press)
    main = cut(main, tails["tail/may-try"], "tail")
    behind = mine.sub_projects(card.stop.sub_projects)
    note = card.stop.project_note
    main = cut(main, press.text("behind", "behind_the_place", behind, note), "behind")
    pieces["cheer"] = CHEER if CHEER in sheet["main"] else ""
    return sheet | {"main": main, "foot": mark("onward")}, pieces | tails


def _tails(press: Press) -> dict[str, str]:
    """What the last line says."""
    gettext = press.mine.words.gettext
    may_try = gettext("Voitte kokeilla uudelleen: pisteet eivät siitä vähene.")
    later = gettext("Tehtävään voi vastata myöhemminkin. Matka jatkuu joka tapauksessa.")
    return {"tail/may-try": f"<p>{may_try}</p>", "tail/skipped": f"<p>{later}</p>"}


def _sheet(
    press: Press,
    card: Card,
    solved: ChallengeView,
    *,
    done: bool,
    asked: ChallengeView | None = None,
) -> Sheet:
    mine, now = press.mine, nothing_but_news(press)
    place_done = CheckpointDone(mine.now, card.stop.id) if done else None
    sheet = press.sheet(
        "solved",
        card=card,
        cards=(),
        now=replace(now, points=Slot("points"), place_done=place_done),
        solved=solved,
        sent=OWN,
        heading=mark("heading"),
        part=mark("part"),
        may_try=True,
        asked=asked,
        behind=mine.sub_projects(card.stop.sub_projects),
        next=None,
        view=replace(mine.view, score=Slot("score")),
    )
    return sheet | {"main": without_news(press, sheet["main"], now)}
