"""Pictures and words of teams: seen by nobody else before somebody of the staff has said yes.

Whoever looks at them is not told whose they are. A photo that is refused stays its team's own,
and goes on its day as every photo does; refused words are shown to nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.scenario.tasks import IdeaChallenge, ReflectChallenge
from web import games
from web.clock import from_ms, to_ms
from web.games import Game
from web.photos import FOLDER
from web.site import Site
from web.store import reviews
from web.store.reviews import Verdict


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo. `file` is its random name, `until` the day on which it goes by itself."""

    file: str
    until: datetime
    approved: bool | None


@dataclass(frozen=True, slots=True)
class Text:
    """Words that a challenge asked for, to be shown to others."""

    id: str
    words: str
    challenge: str
    approved: bool | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What there is to look at in a game."""

    pictures: Sequence[Picture]
    texts: Sequence[Text]

    @property
    def count(self) -> int:
        """How much nobody has looked at yet."""
        verdicts = [
            *(one.approved for one in self.pictures),
            *(one.approved for one in self.texts),
        ]
        return verdicts.count(None)


def waiting(site: Site, game: Game, now: datetime) -> Waiting:
    """A game's photos and the words that are meant for others' eyes."""
    adventure = games.adventure(site, game.edition)
    with site.database.snapshot() as connection:
        photos = reviews.photos_in(connection, game.code)
        answers = reviews.answers_in(connection, game.code)
        asked = reviews.challenges_of_words(connection, game.code)
        said = reviews.verdicts_in(connection, game.code)
    shown = {
        ref
        for ref in set(asked.values())
        if isinstance(found := adventure.challenge(ref), IdeaChallenge)
        or (isinstance(found, ReflectChallenge) and found.visibility == "wall")
    }
    return Waiting(
        [
            Picture(row.file, from_ms(row.expires_at_ms), said.get(row.file))
            for row in photos
            if row.expires_at_ms > to_ms(now)
        ],
        [
            Text(words_id, words, asked[words_id], said.get(words_id))
            for words_id, words in answers
            if asked.get(words_id) in shown
        ],
    )


def picture(site: Site, game: Game, file: str, now: datetime) -> bytes | None:
    """A photo of a game as WEBP; None where there is none, or no more."""
    with site.database.reading() as connection:
        row = reviews.photo_in(connection, game.code, file)
    if row is None or row.expires_at_ms <= to_ms(now):
        return None
    try:
        return (site.settings.data / FOLDER / row.file).read_bytes()
    except FileNotFoundError:
        return None


def decide(
    site: Site, game: Game, subject: str, now: datetime, *, approved: bool, staff: str
) -> bool:
    """Say yes or no to a photo or to words; False where the game has no such thing."""
    found = waiting(site, game, now)
    known = {one.file for one in found.pictures} | {one.id for one in found.texts}
    if subject not in known:
        return False
    verdict = Verdict(subject, game.code, approved, to_ms(now), staff)
    site.database.write(lambda connection: reviews.say(connection, verdict))
    return True
