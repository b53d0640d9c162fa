"""An adventure told for paper."""

from itertools import chain

from engine.formats.paper.asking import task
from engine.formats.paper.booklet import Booklet, Close, Stop
from engine.formats.paper.giving import given
from engine.formats.paper.possible import coming_of, on_paper
from engine.formats.paper.saying import Numbers, minutes, said
from engine.scenario.adventure import Adventure, Ending
from engine.scenario.checkpoint import Checkpoint, Preview, Visible
from engine.scenario.condition import ALWAYS, AnyOf, Condition
from engine.scenario.effect import End, Open
from engine.text import Said, Text


def booklet(adventure: Adventure, language: str) -> Booklet:
    """Make a booklet in one language; texts that lack it come from the fall-back list."""
    numbers = Numbers(adventure, language)
    stops = tuple(_stop(numbers, stop) for stop in adventure.listed)
    by_id = {stop.id: stop for stop in stops}
    limit = adventure.route.time_limit
    return Booklet(
        language=language,
        id=adventure.id,
        title=adventure.said(adventure.title, language),
        subtitle=_told(numbers, adventure.subtitle),
        summary=adventure.said(adventure.summary, language),
        line=adventure.line,
        authors=adventure.authors,
        licence=adventure.licence,
        age=adventure.age,
        teams=adventure.teams,
        distance_m=adventure.distance_m,
        minutes=adventure.minutes,
        time_limit_minutes=minutes(limit) if limit else 0,
        timezone=adventure.timezone,
        cover=adventure.cover,
        safety=adventure.said(adventure.safety, language),
        season=_told(numbers, adventure.season),
        fiction=_told(numbers, adventure.fiction),
        start=by_id.get(adventure.start.id) if adventure.start else None,
        finish=by_id.get(adventure.finish.id) if adventure.finish else None,
        stops=stops,
        finished="" if adventure.finish else _words(numbers, adventure.finish_when),
        endings=_endings(numbers),
    )


def reading_order(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Odd numbers, then even ones: behind an arrival never comes the one that follows it."""
    return tuple(chain(stops[::2], stops[1::2]))


def _stop(numbers: Numbers, stop: Checkpoint) -> Stop:
    unlocked = numbers.adventure.track(0).unlocks[stop.id]
    announced = stop.shown is Visible.ALWAYS and stop.preview is Preview.TITLE
    tasks = (task(numbers, stop, asked) for asked in stop.challenges)
    return Stop(
        number=numbers.stop(stop.id),
        id=stop.id,
        title=numbers.adventure.said(stop.title, numbers.language),
        announced=announced or unlocked == ALWAYS,
        optional=stop.optional,
        clue=_told(numbers, stop.clue),
        address=_told(numbers, stop.address),
        access=_told(numbers, stop.access.notes),
        alternative=_told(numbers, stop.access.alternative),
        opens=_opening(numbers, stop, unlocked),
        hours=numbers.adventure.opening_times.get(stop.id, ()),
        story=_told(numbers, stop.story),
        media=stop.media,
        tasks=tuple(one for one in tasks if one),
        at_once=given(numbers, stop.on_visit),
        afterwards=given(numbers, stop.on_done),
        note=_told(numbers, stop.project_note),
        points=stop.points,
    )


def _told(numbers: Numbers, text: Text | None) -> Said | None:
    return numbers.adventure.said(text, numbers.language) if text else None


def _opening(numbers: Numbers, stop: Checkpoint, unlocked: Condition) -> str:
    """When one may go there: by its own condition, or because an effect opens it."""
    effects: list[Condition] = [
        coming
        for trigger in numbers.adventure.triggers
        if trigger.effect == Open(open=stop.id)
        and (coming := coming_of(trigger.cause)) is not None
    ]
    ways: tuple[Condition, ...] = (unlocked, *effects)
    return _words(numbers, AnyOf(any=ways))


def _words(numbers: Numbers, condition: Condition) -> str:
    """A condition in words; nothing where it always holds, or where only staff can tell."""
    left = on_paper(numbers.adventure, condition, numbers.language)
    return "" if left is None or left == ALWAYS else said(numbers, left)


def _endings(numbers: Numbers) -> tuple[Close, ...]:
    """The endings that can be reached on paper, in the order in which they are asked for.

    One that an effect orders is asked for first, as the rules do.
    """
    ordered = [one for one in numbers.adventure.endings if _ordering(numbers, one)]
    closes = [_close(numbers, one, AnyOf(any=_ordering(numbers, one))) for one in ordered]
    last = [_close(numbers, one, one.when or ALWAYS) for one in numbers.adventure.endings]
    return tuple(one for one in (*closes, *last) if one)


def _ordering(numbers: Numbers, ending: Ending) -> tuple[Condition, ...]:
    comings = (
        coming_of(trigger.cause)
        for trigger in numbers.adventure.triggers
        if trigger.effect == End(end=ending.id)
    )
    return tuple(one for one in comings if one is not None)


def _close(numbers: Numbers, ending: Ending, when: Condition) -> Close | None:
    left = on_paper(numbers.adventure, when, numbers.language)
    if left is None:
        return None
    title = numbers.adventure.said(ending.title, numbers.language)
    words = numbers.adventure.said(ending.text, numbers.language)
    return Close(title, words, "" if left == ALWAYS else said(numbers, left))
