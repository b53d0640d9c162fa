"""One challenge of every type, as an author makes them, and what solves it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from engine.geo import Point
from engine.play.intents import Answer, FinishActivity, Intent, Value
from engine.scenario.asking import Option, Row
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    Pair,
    PointChallenge,
    Spot,
    TextChallenge,
)
from engine.scenario.tasks import (
    ActivityChallenge,
    IdeaChallenge,
    InfoChallenge,
    PhotoChallenge,
    Question,
    ReflectChallenge,
    ScaleChallenge,
    SurveyChallenge,
)
from engine.text import Text

SQUARE = Point(lat=61.687879, lon=27.273147)
"""Hallitustori, the market square of Mikkeli."""


def text(words: str, **others: str) -> Text:
    """Finnish words, and those of other languages."""
    return Text({"fi": words} | others)


def rows(*names: str) -> tuple[Row, ...]:
    """Rows with these ids, and words like them."""
    return tuple(Row(id=name, text=text(name.capitalize())) for name in names)


def word(challenge_id: str = "sana", *accepted: str, **fields: Any) -> TextChallenge:
    """A word to find: `kuuluuko` unless others are named."""
    usual = {"prompt": text("Mikä sana?"), "accept": {"any": accepted or ("kuuluuko",)}}
    return TextChallenge(id=challenge_id, type="text", **(usual | fields))


def number(challenge_id: str = "luku", answer: str = "61.5", **fields: Any) -> NumberChallenge:
    """A number to find."""
    usual = {"prompt": text("Montako?"), "answer": Decimal(answer)}
    return NumberChallenge(id=challenge_id, type="number", **(usual | fields))


def quiz(challenge_id: str = "visa", **fields: Any) -> ChoiceChallenge:
    """A question whose option `oikea` is right and `vaara` wrong."""
    options = (
        Option(id="oikea", text=text("Tämä"), correct=True),
        Option(id="vaara", text=text("Tuo")),
    )
    usual = {"prompt": text("Kumpi?"), "options": options}
    return ChoiceChallenge(id=challenge_id, type="choice", **(usual | fields))


def branch(
    challenge_id: str = "haara", default: str | None = None, **fields: Any
) -> ChoiceChallenge:
    """A decision between `vasen` and `oikea`; neither is wrong."""
    options = tuple(
        Option(id=name, text=text(name.capitalize()), default=name == default)
        for name in ("vasen", "oikea")
    )
    usual = {"prompt": text("Minne?"), "options": options}
    return ChoiceChallenge(id=challenge_id, type="choice", **(usual | fields))


def several(challenge_id: str = "monta", **fields: Any) -> MultiChallenge:
    """Four options, of which `kuusi` and `koivu` are right."""
    options = tuple(
        Option(id=name, text=text(name.capitalize()), correct=name in {"kuusi", "koivu"})
        for name in ("kuusi", "talo", "koivu", "auto")
    )
    usual = {"prompt": text("Mitkä ovat puita?"), "options": options}
    return MultiChallenge(id=challenge_id, type="multi", **(usual | fields))


def order(challenge_id: str = "jono", **fields: Any) -> OrderChallenge:
    """Four rows, right in the order `kevat kesa syksy talvi`."""
    usual = {"prompt": text("Missä järjestyksessä?"), "options": rows(*SEASONS)}
    return OrderChallenge(id=challenge_id, type="order", **(usual | fields))


SEASONS = ("kevat", "kesa", "syksy", "talvi")
PAIRS = {"suomi": "helsinki", "ruotsi": "tukholma"}


def match(challenge_id: str = "parit", **fields: Any) -> MatchChallenge:
    """Two countries and their capitals, and one capital too many."""
    pairs = tuple(
        Pair(left=left, right=right)
        for left, right in zip(rows(*PAIRS), rows(*PAIRS.values()), strict=True)
    )
    usual = {"prompt": text("Mikä kuuluu mihin?"), "pairs": pairs, "decoys": rows("oslo")}
    return MatchChallenge(id=challenge_id, type="match", **(usual | fields))


def tap(challenge_id: str = "kartta", **fields: Any) -> PointChallenge:
    """The market square on the map, also as the option `tori`."""
    spots = (
        Spot(id="tori", text=text("Tori"), at=SQUARE),
        Spot(id="asema", text=text("Asema"), at=Point(lat=61.6845, lon=27.2794)),
    )
    usual = {"prompt": text("Missä?"), "at": SQUARE, "tolerance_m": 30, "options": spots}
    return PointChallenge(id=challenge_id, type="point", **(usual | fields))


def info(challenge_id: str = "tieto", **fields: Any) -> InfoChallenge:
    """Something to read."""
    usual = {"prompt": text("Lukekaa tämä.")}
    return InfoChallenge(id=challenge_id, type="info", **(usual | fields))


def photo(challenge_id: str = "kuva", **fields: Any) -> PhotoChallenge:
    """A picture to take."""
    usual = {"prompt": text("Kuvatkaa lehti."), "alternative": text("Kuvailkaa lehti.")}
    return PhotoChallenge(id=challenge_id, type="photo", **(usual | fields))


def thought(challenge_id: str = "mietteet", **fields: Any) -> ReflectChallenge:
    """A thought to write."""
    usual = {"prompt": text("Mitä ajattelette?")}
    return ReflectChallenge(id=challenge_id, type="reflect", **(usual | fields))


def scale(challenge_id: str = "vointi", **fields: Any) -> ScaleChallenge:
    """How it feels, from 1 to 5."""
    usual = {"prompt": text("Miten voitte?"), "low": text("huonosti"), "high": text("hyvin")}
    return ScaleChallenge(id=challenge_id, type="scale", **(usual | fields))


def activity(challenge_id: str = "liike", **fields: Any) -> ActivityChallenge:
    """A minute of movement."""
    usual = {
        "prompt": text("Hyppikää."),
        "easier": text("Heilutelkaa käsiä."),
        "duration": timedelta(minutes=1),
    }
    return ActivityChallenge(id=challenge_id, type="activity", **(usual | fields))


def idea(challenge_id: str = "idea", **fields: Any) -> IdeaChallenge:
    """A thought for a sub-project."""
    usual = {"prompt": text("Mitä kaupunki tarvitsee?"), "sub_project": "digimi"}
    return IdeaChallenge(id=challenge_id, type="idea", **(usual | fields))


def survey(challenge_id: str = "kysely", **fields: Any) -> SurveyChallenge:
    """Three questions: options, a scale, words."""
    questions = (
        Question(id="kulku", prompt=text("Millä tulitte?"), options=rows("jalan", "bussilla")),
        Question(id="arvio", prompt=text("Kuinka hauskaa?"), steps=5),
        Question(id="sana", prompt=text("Terveisiä?")),
    )
    usual = {"prompt": text("Kolme kysymystä"), "questions": questions}
    return SurveyChallenge(id=challenge_id, type="survey", **(usual | fields))


ASKED = {
    "choice": quiz,
    "multi": several,
    "number": number,
    "text": word,
    "order": order,
    "match": match,
    "point": tap,
    "info": info,
    "photo": photo,
    "reflect": thought,
    "scale": scale,
    "activity": activity,
    "idea": idea,
    "survey": survey,
}
"""Every type, by its name in the format."""

RIGHT: dict[str, Value] = {
    "choice": "oikea",
    "multi": ("kuusi", "koivu"),
    "number": "61,5",
    "text": "kuuluuko",
    "order": SEASONS,
    "match": PAIRS,
    "point": {"lat": "61.687879", "lon": "27.273147"},
    "info": "true",
    "photo": {"words": "Kellertävä."},
    "reflect": "Hyvää.",
    "scale": "true",
    "activity": "true",
    "idea": "Penkkejä.",
    "survey": {"kulku": "jalan", "arvio": "5", "sana": None},
}
"""What solves each as it is made here."""

WRONG: dict[str, Value] = {
    "choice": "vaara",
    "multi": ("talo", "auto"),
    "number": "7",
    "text": "haloo",
    "order": tuple(reversed(SEASONS)),
    "match": {"suomi": "oslo", "ruotsi": "tukholma"},
    "point": "asema",
}
"""What does not, where something does not."""

IN_PART: dict[str, Value] = {
    "multi": ("kuusi",),
    "order": ("kesa", "kevat", "syksy", "talvi"),
}
"""What is credited in part, where the challenge credits parts."""


def solving(asked: Challenge, ref: str, at: Any) -> Intent:
    """What solves a challenge that was made here."""
    if asked.type == "activity":
        return FinishActivity(at, ref)
    return Answer(at, ref, RIGHT[asked.type])
