"""What a team gets, is told, or sees open, where an effect would say so on a phone."""

from collections.abc import Iterable, Iterator
from functools import partial

from engine.formats.paper.booklet import Given
from engine.formats.paper.saying import Numbers, minutes
from engine.formats.paper.words import CLOSED, ENDED, GETS, LATER, MEDAL, OPENED, TAKEN
from engine.play.phrases import filled
from engine.scenario.effect import (
    Advanced,
    Badge,
    Effect,
    End,
    Give,
    Lock,
    Open,
    Show,
    Take,
    Timer,
)
from engine.text import Text


def given(numbers: Numbers, effects: Iterable[Effect]) -> tuple[Given, ...]:
    """What a team notices of effects; points and flags are kept by the staff."""
    return tuple(one for effect in effects for one in _given(numbers, effect))


def told_only(numbers: Numbers, text: Text | None) -> tuple[Given, ...]:
    """Words that somebody would say; none where there is no text."""
    return (Given("", None, numbers.adventure.said(text, numbers.language)),) if text else ()


def is_told(effect: Effect) -> bool:
    """Whether an effect only says something."""
    return isinstance(effect, Show)


def _given(numbers: Numbers, effect: Effect) -> Iterator[Given]:
    match effect:
        case Give() | Badge():
            yield from _got(numbers, effect)
        case Show():
            yield from told_only(numbers, effect.show)
        case End():
            yield Given(str(ENDED.said(numbers.language)), None, None)
        case Open():
            yield from _about_stop(numbers, OPENED, effect.open)
        case Advanced():
            yield from _given_later(numbers, effect)
        case _:
            return


def _got(numbers: Numbers, effect: Give | Badge) -> Iterator[Given]:
    said = partial(numbers.adventure.said, language=numbers.language)
    if isinstance(effect, Badge):
        badge = numbers.adventure.badge(effect.badge)
        if badge:
            yield Given(str(MEDAL.said(numbers.language)), said(badge.title), said(badge.text))
        return
    item = numbers.adventure.item(effect.give)
    if item:
        written = said(item.inscription) if item.inscription else None
        told = said(item.text) if item.text else None
        label = str(GETS.said(numbers.language))
        label = f"{label} {effect.count} ×" if effect.count > 1 else label
        yield Given(label, said(item.title), told, item.media, written)


def _given_later(numbers: Numbers, effect: Advanced) -> Iterator[Given]:
    match effect.advanced:
        case Take() as taking:
            item = numbers.adventure.item(taking.take)
            if item:
                title = numbers.adventure.said(item.title, numbers.language)
                yield Given(filled(TAKEN, numbers.language, item=title), None, None)
        case Lock() as locking:
            yield from _about_stop(numbers, CLOSED, locking.lock)
        case Timer() as timer:
            late = given(numbers, timer.then)
            if late:
                length = minutes(timer.timer)
                yield Given(filled(LATER, numbers.language, minutes=length), None, None)
                yield from late


def _about_stop(numbers: Numbers, template: Text, checkpoint_id: str) -> Iterator[Given]:
    """A sentence about a checkpoint; none about one that is secret."""
    stop = numbers.adventure.checkpoint(checkpoint_id)
    if stop and not stop.is_secret:
        told = filled(template, numbers.language, stop=numbers.stop(stop.id))
        yield Given(told, None, None)
