"""What a team sent, shown to the team itself: its photo, its words, and who sees them yet."""

import json
from collections.abc import Mapping
from typing import Final

from flask import url_for

from engine.play.cards import ChallengeView
from engine.scenario.challenge import Challenge
from engine.scenario.tasks import PhotoChallenge, ReflectChallenge
from web import photos, play
from web.player.own_run import OwnRun
from web.player.posing import SentBack
from web.words import Words

SENT: Final = {"photo", "reflect", "idea"}
"""Types of challenges that are solved by sending something of one's own."""


def sent_back(mine: OwnRun, asked: ChallengeView) -> SentBack | None:
    """What solved a challenge, as long as it is kept."""
    challenge = mine.adventure.challenge(asked.id)
    if challenge is None or asked.type not in SENT or asked.status != "solved":
        return None
    said = play.solving_words(mine.site, mine.run.id, asked.id)
    if said is None:
        return None
    if isinstance(challenge, PhotoChallenge):
        return _photo_or_words(mine, challenge, json.loads(said))
    return words_back(challenge, said, mine.words)


def words_back(challenge: Challenge, said: str, words: Words) -> SentBack:
    """Words of the team's own, and who has to read them before others do."""
    if isinstance(challenge, ReflectChallenge) and challenge.visibility == "wall":
        waits = words.gettext(
            "Odottaa, että järjestäjä lukee tämän. Sitä ennen se ei näy seinällä."
        )
        return SentBack(words=said, seen=waits, waits=True)
    return SentBack(words=said)


def _photo_or_words(
    mine: OwnRun, challenge: PhotoChallenge, value: Mapping[str, str]
) -> SentBack | None:
    if "words" in value:
        return SentBack(words=value["words"])
    kept = photos.kept(mine.site, mine.run, value["media"], mine.now)
    if kept is None:
        return None
    address = url_for("player.team_photo", run=mine.run.id, media=value["media"])
    waits = challenge.review == "peers" and kept.approved_at_ms is None
    return photo_back(challenge, address, mine.words, waits=waits)


def photo_back(
    challenge: PhotoChallenge, address: str, words: Words, *, waits: bool
) -> SentBack:
    """A photo of the team's own, and who sees it."""
    return SentBack(address, seen=_who_sees(challenge, words, waits=waits), waits=waits)


def _who_sees(challenge: PhotoChallenge, words: Words, *, waits: bool) -> str:
    if waits:
        return words.gettext(
            "Kuva odottaa, että järjestäjä katsoo sen. Sitä ennen muut eivät näe sitä."
        )
    return {
        "none": words.gettext("Kuvan näkee vain oma joukkueenne."),
        "staff": words.gettext("Kuvan näkee myös pelin järjestäjä."),
        "peers": words.gettext(
            "Järjestäjä on hyväksynyt kuvan, ja muut joukkueet näkevät sen."
        ),
    }[challenge.review]
