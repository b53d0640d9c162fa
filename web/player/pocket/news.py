"""What came besides: each piece of news alone, and what it stands in."""

from collections.abc import Iterator

from engine.play.events import TimeRanOut
from engine.play.view import ItemView
from engine.scenario.effect import Show
from web.player.happening import News
from web.player.pocket.listing import item_seen
from web.player.pocket.marking import Slot, around, cut, mark, taken_out
from web.player.pocket.press import Press
from web.player.presenting import Card


def keep_news(press: Press) -> None:
    """What came besides, each thing alone, and what it stands in."""
    time_ran_out = News(time_ran_out=TimeRanOut(press.mine.now))
    alone = _news(press, time_ran_out)
    frame, row = taken_out(alone, "<li.*?</li>", "rows")
    press.keep("news/rows", frame[frame.index("<ul") : frame.index("</ul>") + len("</ul>")])
    press.keep("news", _around(frame, press.pieces["news/rows"], "news"))
    press.keep("news/time-ran-out", row)
    begin, end = around(alone, row)
    for name, news, cards in _rows(press):
        press.keep(
            f"news/{name}", _news(press, news, cards).removeprefix(begin).removesuffix(end)
        )
    _keep_told(press)
    _keep_got(press)


def _rows(press: Press) -> Iterator[tuple[str, News, tuple[Card, ...]]]:
    for stop in press.mine.adventure.checkpoints:
        press.stop = stop.id
        yield f"opened/{stop.id}", News(opened=(stop.id,)), (press.card(stop, "open"),)
        if not stop.is_secret:
            yield f"passed/{stop.id}", News(passed=(stop.id,)), ()
        yield f"too-late/{stop.id}", News(too_late=(f"{stop.id}/x",)), ()
        yield f"in-time/{stop.id}", News(in_time=(f"{stop.id}/x",)), ()
    press.stop = ""
    for item in press.mine.adventure.items:
        yield f"taken/{item.id}", News(taken=(item.id,)), ()


def _news(
    press: Press, news: News, cards: tuple[Card, ...] = (), items: tuple[ItemView, ...] = ()
) -> str:
    mine = press.mine
    return press.text("news", "news_of", news, mine.run, mine.adventure, cards, items)


def _keep_told(press: Press) -> None:
    """What effects say, by the name of the effect."""
    for trigger in press.mine.adventure.triggers:
        if isinstance(trigger.effect, Show):
            said = press.mine.adventure.said(trigger.effect.show, press.mine.words.language)
            press.keep(f"told/{trigger.by}", press.text("prose", "prose", said, "hint"))


def _keep_got(press: Press) -> None:
    """What came into the bag, and what one may be proud of."""
    mine = press.mine
    for item in mine.adventure.items:
        for many, count in (("", 1), ("/many", Slot("number"))):
            seen = item_seen(press, item, count)
            thing = press.text("things", "thing", seen)
            press.keep(f"thing/{item.id}{many}", thing)
            press.keep(f"looked-at/{item.id}{many}", press.text("things", "thing", seen, "h2"))
        html = cut(
            _inner(press, News(items=(item.id,)), (item_seen(press, item, 1),)),
            press.text("things", "thing", item_seen(press, item, 1)),
            "things",
        )
        press.keep(
            "news/things",
            html.replace(
                '<ul class="rows">\n</ul>', f'<ul class="rows">\n{mark("badges")}\n</ul>'
            ),
        )
    for badge in mine.adventure.badges:
        title, text = (
            mine.adventure.said(one, mine.words.language) for one in (badge.title, badge.text)
        )
        kept = press.text("news", "kept", title, text, "trophy")
        press.keep("news/badges", cut(_inner(press, News(badges=(badge.id,))), kept, "badges"))


def _inner(press: Press, news: News, items: tuple[ItemView, ...] = ()) -> str:
    """News without what all news stand in."""
    begin, end = around(press.pieces["news"], mark("news"))
    return (
        _news(press, news, items=items)
        .removeprefix(begin.strip())
        .removesuffix(end.strip())
        .strip()
    )


def _around(html: str, piece: str, name: str) -> str:
    begin, end = around(html, piece)
    return f"{begin}{mark(name)}{end}"
