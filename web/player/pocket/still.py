"""The bag, what time brought, the row of stops, and the run's clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from types import SimpleNamespace

from web.figures import clock
from web.player.mistakes import sentences
from web.player.pocket.listing import item_seen
from web.player.pocket.marking import A_CROWD, Slot, cut, mark, taken_out
from web.player.pocket.places import BAG, nothing_but_news, without_news
from web.player.pocket.press import Press
from web.player.presenting import Progress

FEW, MANY = 2, 17
"""Up to sixteen checkpoints have a box each."""


UNTIL = datetime(2000, 1, 1, 3, 13, tzinfo=UTC)
LATE = datetime(2000, 1, 1, 4, 47, tzinfo=UTC)


class _Ticking:
    """A time that is read as seconds, which are filled in."""

    def total_seconds(self) -> int:
        """So many as are never left."""
        return A_CROWD


def keep_still(press: Press) -> None:
    """Keep what is much the same whatever has happened."""
    press.keep("bar", press.bar())
    _keep_bag(press)
    _keep_mistakes(press)
    now = nothing_but_news(press)
    sheet = press.sheet("meanwhile", now=now, cards=(), next=None)
    main = without_news(press, sheet["main"], now)
    press.keep_page("meanwhile", sheet | {"main": main, "foot": mark("onward")})
    press.keep("onward", press.text("behind", "onward", press.mine.run, None, finished=False))
    _keep_stops(press)
    if press.mine.adventure.route.time_limit is not None:
        _keep_clock(press)


def _keep_bag(press: Press) -> None:
    mine = press.mine
    press.keep("bag", press.text("things", "bag", mine.run, BAG))
    press.keep_page("bag/empty", press.sheet("bag", view=replace(mine.view, items=())))
    for item in mine.adventure.items[:1]:
        seen = item_seen(press, item, 1)
        sheet = press.sheet("bag", view=replace(mine.view, items=(seen,)))
        thing = press.text("things", "thing", seen, "h2")
        press.keep_page("bag", sheet | {"main": cut(sheet["main"], thing, "things")})


def _keep_mistakes(press: Press) -> None:
    """What a form lacks that says no answer yet."""
    slots = {"place": mark("place"), "most": mark("most")}
    for name, sentence in sentences(press.mine.words).items():
        html = press.text("forms", "mistake", f"{mark('name')}-mistake", sentence % slots)
        press.keep(f"mistake/{name}", html)


def _keep_stops(press: Press) -> None:
    for name, total in (("few", FEW), ("many", MANY)):
        progress = Progress(Slot("done"), Slot("total", total), ("ok",))
        html = press.text("marks", "stops", progress)
        if total == FEW:
            html, _ = taken_out(html, "<li.*?</li>", "boxes")
        press.keep(f"stops/{name}", html)
    for box in ("", "ok", "half", "now"):
        html = press.text("marks", "stops", Progress(1, 1, (box,)))
        press.keep(f"box/{box}", taken_out(html, "<li.*?</li>", "boxes")[1])


def _keep_clock(press: Press) -> None:
    """The line of the run's clock in each of its phases, ticking or standing."""
    for phase, paused in product(("waiting", "running", "overtime", "over"), (False, True)):
        time = _time(press, phase, paused=paused)
        html = press.text("time", "clock", time, press.mine.run, press.mine.adventure)
        for name, at in (("until", UNTIL), ("late-until", LATE)):
            said = clock(at, press.mine.adventure.timezone, press.mine.words.language)
            html = html.replace(said, mark(name))
        press.keep(f"clock/{phase}/{'stands' if paused else 'goes'}", html)


def _time(press: Press, phase: str, *, paused: bool) -> object:
    route = press.mine.adventure.route
    over = route.overtime
    told = not paused or phase == "over"  # a clock that stands says no time of day
    return SimpleNamespace(
        phase=phase,
        limit=route.time_limit,
        left=_Ticking(),
        left_words=mark("left"),
        overtime=over.lasts if over else timedelta(),
        ends_at=UNTIL if told else None,
        overtime_ends_at=LATE if told else None,
        paused=paused,
        per_minute=over.per_minute if over else 0,
        cost=Slot("cost"),
        on_timeout=route.on_timeout,
    )
