"""A checkpoint's pages: the way there, and the place itself."""

from dataclasses import replace
from typing import Final

from engine.play.cards import NextHintView
from engine.play.cardstate import ChallengeState
from engine.play.events import AnswerWrong, CheckpointReached, TimeRanOut
from engine.scenario.checkpoint import Checkpoint, Kind, Way
from web.player.happening import Happened, News, happened
from web.player.media import on_arrival
from web.player.pocket.marking import Crowd, cut, mark
from web.player.pocket.press import SOME, Press, Sheet
from web.player.posing import Posed
from web.player.presenting import Card

HINT: Final = NextHintView(cost=5, ready=True, wrong=0, since=None)
BAG: Final = Crowd()


def keep_place(press: Press, stop: Checkpoint) -> None:
    """Keep all pages about a checkpoint."""
    for status in ("open", "visited"):
        _keep_walk(press, press.card(stop, status))
    _keep_clue(press, stop)
    _keep_visit(press, stop)


def on_the_way(press: Press, sheet: Sheet) -> Sheet:
    """A page with the row of stops and the bag cut out."""
    main = cut(sheet["main"], press.text("marks", "stops", SOME), "stops")
    bag = press.text("things", "bag", press.mine.run, BAG)
    return sheet | {"main": cut(main, bag, "bag")}


def nothing_but_news(press: Press) -> Happened:
    """A step that brought news alone."""
    return replace(happened(()), news=News(time_ran_out=TimeRanOut(press.mine.now)))


def without_news(press: Press, html: str, now: Happened) -> str:
    """A page with its news cut out."""
    mine = press.mine
    news = press.text("news", "news_of", now.news, mine.run, mine.adventure, (), ())
    return cut(html, news, "news")


def _keep_walk(press: Press, card: Card) -> None:
    """The walk, when this is the next thing."""
    view = replace(press.mine.view, next=card.stop.id, items=BAG)
    sheet = press.sheet(
        "walk",
        view=view,
        cards=(card,),
        next=card,
        heard=[],
        lately=press.mine.now,
        choose=False,
    )
    press.keep_page(f"walk/{card.stop.id}/{card.stop.status}", on_the_way(press, sheet))
    for finished in (False, True):
        so = "/finished" if finished else ""
        onward = press.text("behind", "onward", press.mine.run, card, finished)
        press.keep(f"onward/{card.stop.id}/{card.stop.status}{so}", onward)


def _keep_clue(press: Press, stop: Checkpoint) -> None:
    """What leads there; also when it cannot be entered."""
    ahead = press.card(stop, "open")
    shut = press.card(stop, "open", in_hours=False)
    view = press.mine.view
    hours = [mark("hours")] if stop.kind is Kind.EVENT else []
    for name, card, suggested in (
        ("open", ahead, None),
        ("next", ahead, stop.id),
        ("shut", shut, None),
        ("beyond", replace(shut, beyond=True), None),
    ):
        so = replace(view, next=suggested)
        sheet = press.sheet("clue", view=so, next=None, card=card, hours=hours)
        press.keep_page(f"clue/{stop.id}/{name}", sheet)
    keep_code(press, ahead)


def keep_code(press: Press, card: Card | None) -> None:
    """Keep the field for a code, also where the phone gave no position."""
    for why in (False, True):
        sheet = press.sheet("code", card=card, no_position=why)
        name = "/".join(("code", *([card.stop.id] if card else []), *(["lost"] if why else [])))
        press.keep_page(name, sheet)


def _keep_visit(press: Press, stop: Checkpoint) -> None:
    """The place: on arrival, about one of its challenges, and after a wrong answer."""
    card = press.card(stop, "done", *(ChallengeState() for _ in stop.challenges))
    posed = [press.posed(replace(one, next_hint=HINT)) for one in card.stop.challenges]
    for how in ("arrived", "seen", "about", "wrong"):
        for asked in (posed[0] if posed else None, None):
            name = f"place/{stop.id}/{how}/{'asked' if asked else 'on'}"
            press.keep_page(name, _visit(press, card, how, posed[:1], asked))
    press.keep(f"behind/{stop.id}", _behind(press, card))


def _behind(press: Press, card: Card) -> str:
    parts = press.mine.sub_projects(card.stop.sub_projects)
    return press.text("behind", "behind_the_place", parts, card.stop.project_note)


def _now(press: Press, card: Card, how: str) -> Happened | None:
    at = press.mine.now
    now = nothing_but_news(press)
    match how:
        case "seen":
            return None
        case "arrived":
            return replace(now, reached=CheckpointReached(at, card.stop.id, Way.HERE, 0))
        case "wrong":
            return replace(now, wrong=AnswerWrong(at, card.stop.id))
        case _:
            return now


def _visit(
    press: Press, card: Card, how: str, posed: list[Posed], asked: Posed | None
) -> Sheet:
    mine = press.mine
    now = _now(press, card, how)
    about = how in {"about", "wrong"}
    sheet = press.sheet(
        "checkpoint",
        card=card,
        cards=(),
        now=now,
        typed=None,
        wrong_words=None,
        tries_words=mark("tries"),
        behind=mine.sub_projects(card.stop.sub_projects),
        picture=None if about else on_arrival(card.stop.media),
        about=about or None,
        challenges=posed,
        asked=asked,
        next=None,
    )
    main = sheet["main"]
    for one in posed:
        main = cut(main, press.text("challenge", "challenge", mine.run, one), "tasks")
    if now is not None:
        main = without_news(press, main, now)
    if how == "wrong":
        main = cut(main, not_this(press), "wrong")
    return sheet | {
        "main": cut(main, _behind(press, card), "behind"),
        "foot": _foot(press, sheet, asked),
    }


def not_this(press: Press) -> str:
    """What is said of a wrong answer where the author says nothing."""
    return f"<p>{press.mine.words.gettext('Ei tämä.')}</p>"


def _foot(press: Press, sheet: Sheet, asked: Posed | None) -> str:
    if asked is None:
        return mark("onward")
    foot = cut(sheet["foot"], press.text("challenge", "plate_of", asked), "plate")
    return cut(foot, press.text("challenge", "other_buttons", asked), "buttons")
