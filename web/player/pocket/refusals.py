"""Hylkäys: why something did not happen, with the phone's own figures."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from types import SimpleNamespace

from engine.geo import credit_m
from engine.play.events import CheckInRefused, IntentRefused, Reason
from engine.scenario.checkpoint import Checkpoint
from web.gauge import gauge
from web.player.pocket.marking import Slot, cut, mark
from web.player.pocket.places import nothing_but_news, without_news
from web.player.pocket.press import Press, Sheet
from web.player.presenting import Card
from web.player.refusing import Circumstances, Refusal, mistyped, refusal

NEAR, FAR = 2, 8765
ACCURACY = 20
SHAPES = ("broken", "round", "way")
"""What a ruler may be: shortened, that of a circle, with a way left to go."""
RULER = gauge(distance_m=90, accuracy_m=20, radius_m=30)
MEASURED = Refusal(mark("heading"), mark("sentence"), RULER, wait=True)
UNSURE = Refusal(mark("heading"), mark("sentence"), wait=True)
FLAT = Refusal(mark("heading"), mark("sentence"))


def keep_refusals(press: Press) -> None:
    """Keep every reason in words, the ruler, and the page of a refusal that names no place."""
    for name, said in _reasons(press):
        press.keep(f"refused/{name}/heading", said.heading)
        press.keep(f"refused/{name}/sentence", str(said.sentence))
    _keep_rulers(press)
    for name, so, at_place, code in (
        ("unsure", UNSURE, True, False),
        ("flat", FLAT, True, False),
        ("code", FLAT, True, True),
        ("task", FLAT, False, False),
    ):
        sheet = _sheet(press, None, so, at_place=at_place, code=code)
        press.keep_page(f"refused/{name}", sheet)


def keep_refused(press: Press, stop: Checkpoint) -> None:
    """Keep the pages of refusals at a checkpoint."""
    ahead = press.card(stop, "open")
    for name, card, so in (
        ("far", ahead, MEASURED),
        ("unsure", ahead, UNSURE),
        ("flat", ahead, FLAT),
        ("shut", press.card(stop, "open", in_hours=False), FLAT),
        ("locked", press.card(stop, "locked"), FLAT),
    ):
        sheet = _sheet(press, card, so, at_place=True)
        press.keep_page(f"refused/{stop.id}/{name}", sheet)
    sheet = _sheet(press, press.card(stop, "visited"), FLAT, at_place=False)
    press.keep_page(f"refused/{stop.id}/task", sheet)


def _sheet(
    press: Press, card: Card | None, said: Refusal, *, at_place: bool, code: bool = False
) -> Sheet:
    now = nothing_but_news(press)
    sheet = press.sheet(
        "refused",
        card=card,
        cards=(),
        now=now,
        refusal=said,
        at_place=at_place,
        wrong_code=code,
        typed_code=mark("typed"),
        next=None,
    )
    main = without_news(press, sheet["main"], now)
    ruled = said.gauge and press.mine.adventure.beeline
    if ruled:
        main = cut(main, press.text("gauge", "ruler", RULER), "ruler")
    return sheet | {"main": main}


def _reasons(press: Press) -> Iterator[tuple[str, Refusal]]:
    """Each reason by the names that the phone has for it."""
    words, at = press.mine.words, press.mine.now
    yield "mistyped", mistyped(words)
    for reason in Reason:
        if reason is not Reason.TOO_FAR:
            place = CheckInRefused(at, reason, None, None, Slot("accuracy"), None)
            yield f"place/{reason}", refusal(place, words)
        yield f"task/{reason}", refusal(IntentRefused(at, reason), words)
    nothing = CheckInRefused(at, Reason.NOTHING_HERE)
    yield "place/looked-around", refusal(nothing, words, Circumstances(looked_around=True))
    only = Circumstances(only_the_finish=True)
    yield "place/only-the-finish", refusal(CheckInRefused(at, Reason.LOCKED), words, only)
    hours = Circumstances(hours=mark("hours"))
    yield "place/hours", refusal(CheckInRefused(at, Reason.NOT_OPEN_NOW), words, hours)
    decided = Circumstances(decided=True)
    yield "task/decided", refusal(IntentRefused(at, Reason.OTHER_WAY), words, decided)
    for name, left in (("near", NEAR), ("far", FAR)):
        yield f"place/too-far/{name}", _too_far(press, left)


def _too_far(press: Press, left: int) -> Refusal:
    """Close by, or with a way to go that stands in the sentence."""
    event = CheckInRefused(
        press.mine.now,
        Reason.TOO_FAR,
        None,
        Slot("distance", left + round(credit_m(ACCURACY))),
        Slot("accuracy", ACCURACY),
        0,
    )
    said = refusal(event, press.mine.words)
    return replace(said, sentence=said.sentence.replace(str(FAR), mark("left")))


def _keep_rulers(press: Press) -> None:
    """The ruler in each of its shapes; the phone lays it out."""
    at = {name: mark(f"at-{name}") for name in RULER.marks}
    for broken, round_, way in product((True, False), repeat=3):
        so = SimpleNamespace(
            marks=at,
            broken=broken,
            radius_m=Slot("radius", int(round_)),
            credit_m=Slot("credit"),
            distance_m=Slot("distance"),
            left_m=Slot("left-m", int(way)),
        )
        name = [
            word for word, holds in zip(SHAPES, (broken, round_, way), strict=True) if holds
        ]
        press.keep("/".join(("ruler", *name)), press.text("gauge", "ruler", so))
