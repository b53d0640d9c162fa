"""The walk where all is open, and the list: the pages that show several checkpoints."""

from collections.abc import Sequence
from dataclasses import replace

from engine.play.card import media_views
from engine.play.view import BadgeView, ItemView, View
from engine.scenario.adventure import Item
from engine.scenario.checkpoint import Role
from engine.text import Said
from web.player.pocket.marking import Slot, cut, mark, taken_out
from web.player.pocket.places import BAG, on_the_way
from web.player.pocket.press import SOME, Press
from web.player.presenting import Card, Listing

NOTHING = Listing((), (), (), ())


def keep_lists(press: Press) -> None:
    """Keep the list with everything that may stand in it, and the choice of where to go."""
    cards = [
        press.card(stop, status)
        for stop in press.mine.adventure.checkpoints
        for status in ("locked", "open", "visited", "done")
    ]
    for status in ("playing", "finished"):
        _keep_page(press, replace(press.mine.view, status=status, items=()))
        _keep_page(press, replace(press.mine.view, status=status, items=BAG))
    _keep_groups(press, cards)
    _keep_got(press)
    _keep_docks(press, cards)
    if press.mine.freely:
        _keep_choice(press, [card for card in cards if card.stop.status == "open"])


def _keep_page(press: Press, view: View) -> None:
    """The list with one of everything, each of which is then cut out."""
    run = press.mine.run
    some = press.card(press.mine.adventure.checkpoints[0], "done")
    badge = BadgeView("badge", _said(press, "badge"), _said(press, "badge"))
    so = replace(view, badges=(badge,), told=(_said(press, "told"),))
    listed = replace(NOTHING, ahead=(some,))
    sheet = press.sheet("card", view=so, listed=listed, heard=[], next=some, choose=False)
    main = (
        on_the_way(press, sheet)["main"] if view.items else _without_stops(press, sheet["main"])
    )
    main = cut(main, press.text("listing", "next_one", run, some), "next")
    main = cut(main, press.text("listing", "ahead", run, (some,)), "groups")
    main = cut(main, press.text("listing", "carried", run, view.items), "carried")
    main = cut(main, press.text("listing", "badges_of", so.badges), "badges")
    main = cut(main, press.text("listing", "told_of", so.told), "told")
    name = f"list/{view.status}/{'bag' if view.items else 'empty'}"
    press.keep_page(name, sheet | {"main": main, "foot": mark("dock")})


def _without_stops(press: Press, main: str) -> str:
    return cut(main, press.text("marks", "stops", SOME), "stops")


def _keep_groups(press: Press, cards: Sequence[Card]) -> None:
    """A row for each status of a checkpoint, and what rows are put together in."""
    run, gettext = press.mine.run, press.mine.words.gettext
    some = cards[:1]
    rows = press.text("listing", "rows", run, some)
    empty = press.text("listing", "rows", run, [])
    begin, _, end = empty.partition("\n")
    for card in cards:
        press.stop = card.stop.id
        made = press.text("listing", "rows", run, [card])
        row = made.removeprefix(begin).removesuffix(end).strip()
        press.keep(f"row/{card.stop.id}/{card.stop.status}", row)
        beyond = press.text("listing", "rows", run, [replace(card, beyond=True)])
        if card.stop.status == "open":
            row = beyond.removeprefix(begin).removesuffix(end).strip()
            press.keep(f"row/{card.stop.id}/beyond", row)
        if card.stop.status in {"open", "visited"}:
            name = f"next/{card.stop.id}/{card.stop.status}"
            press.keep(name, press.text("listing", "next_one", run, card))
    press.stop = ""
    inner = f"{begin}\n{mark('rows')}\n{end}"
    press.keep(
        "ahead",
        cut(press.text("listing", "ahead", run, some), rows, "x").replace(mark("x"), inner),
    )
    for name, heading in (
        ("events", gettext("Tapahtumat")),
        ("done", gettext("Leimatut")),
        ("beyond", gettext("Jäivät väliin")),
    ):
        made = press.text("listing", "group", run, name, heading, some)
        press.keep(f"group/{name}", made.replace(rows, inner))


def _keep_got(press: Press) -> None:
    """What the team carries, its badges and what it was told, each where it stands."""
    mine = press.mine
    tell, language, run = mine.adventure.said, mine.words.language, mine.run
    for item in mine.adventure.items:
        for many, count in (("", 1), ("/many", Slot("number"))):
            seen = item_seen(press, item, count)
            html = press.text("listing", "carried", run, [seen])
            section, row = taken_out(html, "<li>.*</li>", "rows")
            press.keep("carried", section)
            press.keep(f"carried/{item.id}{many}", row)
    for badge in mine.adventure.badges:
        title, text = tell(badge.title, language), tell(badge.text, language)
        kept = press.text("news", "kept", title, text, "trophy")
        html = press.text("listing", "badges_of", [BadgeView(badge.id, title, text)])
        press.keep("badges", cut(html, kept, "rows"))
        press.keep(f"badge/{badge.id}", kept)
    said = _said(press, "told")
    words = press.text("prose", "prose", said, "hint")
    press.keep("told", cut(press.text("listing", "told_of", [said]), words, "rows"))


def item_seen(press: Press, item: Item, count: int) -> ItemView:
    """Something in the bag."""
    adventure, language = press.mine.adventure, press.mine.words.language
    return ItemView(
        item.id,
        adventure.said(item.title, language),
        adventure.said(item.text, language) if item.text else None,
        count,
        adventure.said(item.inscription, language) if item.inscription else None,
        media_views(adventure, item.media, language),
    )


def _keep_docks(press: Press, cards: Sequence[Card]) -> None:
    """The dock of the list: towards the next one, to wherever, or to the end."""
    view = press.mine.view
    for card in cards:
        press.stop = card.stop.id
        if card.stop.status in {"open", "visited"}:
            _keep_dock(press, f"{card.stop.id}/{card.stop.status}", view, card, choose=False)
    press.stop = ""
    _keep_dock(press, "choose", view, cards[0], choose=True)
    _keep_dock(press, "on", view, None, choose=False)
    _keep_dock(press, "finished", replace(view, status="finished"), None, choose=False)


def _keep_dock(press: Press, name: str, view: View, card: Card | None, *, choose: bool) -> None:
    sheet = press.sheet("card", view=view, listed=NOTHING, heard=[], next=card, choose=choose)
    press.keep(f"dock/{name}", sheet["foot"])
    press.keep(f"strip/{card.stop.id if card else ''}", sheet["strip"])


def _keep_choice(press: Press, cards: Sequence[Card]) -> None:
    """The walk where the nearest comes next: a panel for each place."""
    begun = next(
        card for card in cards if card.stop.place and card.stop.role is not Role.FINISH
    )
    sheet = press.sheet(
        "walk",
        view=replace(press.mine.view, items=BAG),
        cards=(begun,),
        next=begun,
        heard=[],
        lately=press.mine.now,
        choose=True,
    )
    for card in cards:
        press.stop = card.stop.id
        press.keep(f"panel/{card.stop.id}", press.text("leading", "panel", card))
    press.stop = ""
    main = cut(
        on_the_way(press, sheet)["main"], press.text("leading", "panel", begun), "panels"
    )
    press.keep_page("walk/choose", sheet | {"main": main})


def _said(press: Press, words: str) -> Said:
    return Said(words, press.mine.words.language)
