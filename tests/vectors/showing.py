"""What a team sees, without a text of it: as `web/client/core/rules/shown.d.ts` says it."""

from datetime import datetime, timedelta

from engine.geo import Circle, Fence
from engine.play.cards import ChallengeView, CheckpointView, NextHintView
from engine.play.codec import moment
from engine.play.state import RunState
from engine.play.view import TimeView, View, settled, view
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Role
from engine.scenario.effect import Show
from web.player.presenting import Card, Setting, cards_of, progress
from web.player.timing import run_time
from web.words import words_in

WORDS = words_in("fi")


def shown(rules: Adventure, logged: RunState, at: datetime) -> dict[str, object]:
    """The view, the plates and the clock of a run, from what the pages are made of.

    Times are written as in the log.
    """
    state = settled(rules, logged, at)
    seen, setting = view(rules, logged, "fi", at), Setting(rules, state, at)
    cards = cards_of(seen, WORDS, setting)
    walked = progress(seen, setting.outlook.counted)
    freely = rules.route.mode == "score"
    return {
        "status": seen.status,
        "score": seen.score,
        "cards": [_card(card, setting) for card in cards],
        "items": [{"id": item.id, "count": item.count} for item in seen.items],
        "badges": [badge.id for badge in seen.badges],
        "told": _told(rules, state, seen),
        "announced": [{"at": _moment(one.at), "words": one.words} for one in seen.announced],
        "ending": seen.ending.id if seen.ending else None,
        "next": seen.next,
        "time": _time(rules, state, seen.time, at),
        "progress": {
            "done": walked.done,
            "total": walked.total,
            "boxes": list(walked.boxes),
        },
        "counted": sorted(setting.outlook.counted),
        "outOfReach": sorted(setting.outlook.out_of_reach),
        "freely": freely,
        "choose": freely and any(_is_to_choose(card.stop, seen) for card in cards),
    }


def _is_to_choose(stop: CheckpointView, seen: View) -> bool:
    return stop.id == seen.next and stop.status == "open" and stop.role is Role.STOP


def _told(rules: Adventure, state: RunState, seen: View) -> list[str]:
    shows = [one for one in rules.triggers if isinstance(one.effect, Show)]
    told = [one.by for one in shows if one.by in state.given]
    assert len(told) == len(seen.told)
    return told


def _card(card: Card, setting: Setting) -> dict[str, object]:
    stop = card.stop
    locked = stop.status == "locked"
    extra = stop.optional and stop.id not in setting.leading
    return {
        "id": stop.id,
        "status": stop.status,
        "role": stop.role,
        "kind": stop.kind,
        "number": card.number,
        "titled": stop.title is not None,
        "optional": stop.optional,
        "extra": extra and not locked,
        "found": card.found,
        "beyond": card.beyond,
        "place": _place(stop.place) if stop.place else None,
        "hours": [
            {"begins": _moment(span.begins), "ends": _moment(span.ends)} for span in stop.hours
        ],
        "inHours": stop.in_hours,
        "ways": list(stop.ways),
        "points": stop.points,
        "left": sum(one.required and one.status == "open" for one in stop.challenges),
        "challenges": [_challenge(one) for one in stop.challenges],
    }


def _place(fence: Fence) -> dict[str, object]:
    if isinstance(fence, Circle):
        return {"lat": fence.at.lat, "lon": fence.at.lon, "radius_m": fence.radius_m}
    return {"polygon": [{"lat": at.lat, "lon": at.lon} for at in fence.polygon]}


def _challenge(asked: ChallengeView) -> dict[str, object]:
    hint = asked.next_hint
    return {
        "id": asked.id,
        "type": asked.type,
        "status": asked.status,
        "required": asked.required,
        "skippable": asked.skippable,
        "branches": asked.branches,
        "points": asked.points,
        "worth": asked.worth,
        "earned": asked.earned,
        "tries": asked.tries,
        "triesLeft": asked.tries_left,
        "hints": [hint.cost for hint in asked.hints],
        "nextHint": _hint(hint, len(asked.hints) + 1) if hint else None,
        "chosen": asked.chosen,
        "again": asked.again,
        "endsAt": _moment(asked.ends_at),
    }


def _hint(hint: NextHintView, number: int) -> dict[str, object]:
    waits = {"ready": hint.ready, "wrong": hint.wrong, "since": _moment(hint.since)}
    return {"number": number, "cost": hint.cost, **waits}


def _time(
    rules: Adventure, state: RunState, seen: TimeView | None, at: datetime
) -> dict[str, object] | None:
    """A run that is over has a time in its view, and no clock on its pages."""
    if seen is None:
        return None
    clock = run_time(rules, state, at)
    running: dict[str, object] = (
        {}
        if clock is None
        else {
            "phase": clock.phase,
            "limit": _ms(clock.limit),
            "left": _ms(clock.left),
            "overtime": _ms(clock.overtime),
            "perMinute": clock.per_minute,
            "cost": clock.cost,
            "onTimeout": clock.on_timeout,
        }
    )
    return running | {
        "endsAt": _moment(seen.ends_at),
        "overtimeEndsAt": _moment(seen.overtime_ends_at),
        "paused": seen.paused,
        "over": seen.over,
    }


def _ms(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)


def _moment(at: datetime | None) -> str | None:
    return moment(at) if at else None
