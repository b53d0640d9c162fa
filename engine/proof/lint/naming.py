"""Names and times as a message says them, in the languages that rules speak."""

from collections.abc import Sequence
from datetime import date

from engine.proof.finding import LANGUAGES, words
from engine.text import Text

AT_MOST = 3
_IN_ENGLISH = (
    *("Jan", "Feb", "March", "April", "May", "June"),
    *("July", "Aug", "Sept", "Oct", "Nov", "Dec"),
)

_LANGUAGES = {
    "fi": words(fi="suomi", sv="finska", en="Finnish", selko="suomi"),
    "sv": words(fi="ruotsi", sv="svenska", en="Swedish", selko="ruotsi"),
    "en": words(fi="englanti", sv="engelska", en="English", selko="englanti"),
    "fi-x-selko": words(
        fi="selkosuomi", sv="lättläst finska", en="easy Finnish", selko="selkosuomi"
    ),
    "uk": words(fi="ukraina", sv="ukrainska", en="Ukrainian", selko="ukraina"),
    "so": words(fi="somali", sv="somaliska", en="Somali", selko="somali"),
    "ar": words(fi="arabia", sv="arabiska", en="Arabic", selko="arabia"),
    "ru": words(fi="venäjä", sv="ryska", en="Russian", selko="venäjä"),
    "et": words(fi="viro", sv="estniska", en="Estonian", selko="viro"),
}


def language_name(tag: str) -> Text:
    """What a language is called; its tag where it has no name here."""
    return _LANGUAGES.get(tag) or _same(tag)


def clock(minutes: float) -> Text:
    """A time of day, so many minutes after midnight: 15.05 in Finnish, 15:05 in English."""
    hour, minute = divmod(round(minutes) % (24 * 60), 60)
    told = f"{hour}.{minute:02}"
    return words(fi=told, sv=told, en=f"{hour}:{minute:02}", selko=told)


def calendar_day(day: date) -> Text:
    """A day of the year: 20.12. in Finnish, 20 Dec in English."""
    told = f"{day.day}.{day.month}."
    return words(fi=told, sv=told, en=f"{day.day} {_IN_ENGLISH[day.month - 1]}", selko=told)


def listed(titles: Sequence[Text], at_most: int = AT_MOST) -> Text:
    """A few titles in a row, and how many more there are."""
    more = len(titles) - at_most
    rest = f" (+{more})" if more > 0 else ""
    spoken = {
        tag: ", ".join(title.said(tag) for title in titles[:at_most]) + rest
        for tag in LANGUAGES
    }
    return Text(spoken)


def _same(told: str) -> Text:
    return words(fi=told, sv=told, en=told, selko=told)
