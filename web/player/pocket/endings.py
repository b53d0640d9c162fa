"""Näin se päättyi: each ending, and what is told of time and points there."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

from engine.play.view import EndingView, View
from engine.programme import SubProject
from engine.text import Said
from web.figures import clock, duration
from web.player.ending import felt
from web.player.pocket.marking import Slot, cut, mark, taken_out
from web.player.pocket.places import nothing_but_news, without_news
from web.player.pocket.press import Press

TOOK = timedelta(minutes=77)
BAND = r'<div class="band">\s*<p class="w row top">.*?</p>\s*</div>'
LAST = r'<div class="band">\s*<div class="w">\s*<p class="k row g6">.*?</div>\s*</div>\s*</div>'
BROUGHT = r"(?<=</svg>)[^<]+(?=</p>)"
MET = '<section class="[^"]*" aria-labelledby="met-title">.*?</section>'


def keep_endings(press: Press) -> None:
    """Keep the page of every way it may end."""
    adventure, tell = press.mine.adventure, press.mine.adventure.said
    language = press.mine.words.language
    limited = adventure.route.time_limit is not None
    for ending in adventure.endings:
        shown = EndingView(ending.id, tell(ending.title, language), tell(ending.text, language))
        _keep(press, f"ending/{ending.id}", shown, gave_up=False, limited=limited)
    _keep(press, "gave-up", None, gave_up=True, limited=limited)
    _keep(press, "arrived", None, gave_up=False, limited=limited)


def _keep(
    press: Press, name: str, ending: EndingView | None, *, gave_up: bool, limited: bool
) -> None:
    timed = ("", "/time-up", "/time-up-before") if limited else ("",)
    for over, cost in product(timed, ("", "/overtime") if limited else ("",)):
        _keep_one(
            press,
            f"finished/{name}{over}{cost}",
            ending,
            gave_up=gave_up,
            over=over,
            cost=bool(cost),
        )


def _keep_one(
    press: Press, name: str, ending: EndingView | None, *, gave_up: bool, over: str, cost: bool
) -> None:
    mine, now = press.mine, nothing_but_news(press)
    parts = list(mine.site.catalogue.programme.sub_projects)
    last = Said("last words", mine.words.language)
    sheet = press.sheet(
        "finished",
        score=Slot("ranked"),
        taken=TOOK,
        gave_up=gave_up,
        timed_out_at=mine.now if over else None,
        overtime=Slot("overtime") if cost else 0,
        too_late=True,
        now=now,
        last_words=last,
        last_points=Slot("points"),
        felt=felt(mine.adventure),
        behind=parts,
        afterwards=None,
        told=False,
        cards=(),
        view=_view(press, ending, before=over == "/time-up-before"),
    )
    main = without_news(press, sheet["main"], now)
    main = main.replace(
        clock(mine.now, mine.adventure.timezone, mine.words.language), mark("ended")
    )
    main = main.replace(f" · {duration(TOOK)}", mark("taken"))
    main = main.replace(" data-cheer", mark("cheer"))
    main, too_late = taken_out(main, BAND, "too-late")
    main, words = taken_out(main, LAST, "last-words")
    words, brought = taken_out(words, BROUGHT, "last-points")
    press.keep("too-late", too_late)
    press.keep("last-points", brought)
    press.keep("last-words", cut(words, press.text("prose", "prose", last), "feedback"))
    if parts:
        main = _without_met(press, main, parts)
    press.keep_page(name, sheet | {"main": main})


def _view(press: Press, ending: EndingView | None, *, before: bool) -> View:
    """What counted may be less than all that came together."""
    score = Slot("score", 1) if before else Slot("score")
    return replace(press.mine.view, ending=ending, score=score)


def _without_met(press: Press, main: str, parts: list[SubProject]) -> str:
    main, met = taken_out(main, MET, "met")
    rows = press.text("behind", "sub_project_rows", parts)
    press.keep("met", cut(met, rows, "rows"))
    for part in parts:
        press.keep(f"met/{part.id}", press.text("behind", "sub_project_rows", [part]))
    return main
