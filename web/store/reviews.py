"""What staff have said of pictures and words before anybody else may see them.

A subject is the name of a photo's file, or the id under which words are kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.photos import PhotoRow
from web.store.tables import entry, participation, photo, review, run

_PHOTOS = (
    sa.select(*(photo.c[name] for name in PhotoRow.__slots__))
    .join(run, run.c.id == photo.c.run)
    .where(run.c.game == sa.bindparam("of"))
    .order_by(photo.c.file)
)
_PHOTO = (
    sa.select(*(photo.c[name] for name in PhotoRow.__slots__))
    .join(run, run.c.id == photo.c.run)
    .where(run.c.game == sa.bindparam("of"), photo.c.file == sa.bindparam("called"))
)
_ANSWERS = (
    sa.select(entry.c.intent)
    .join(run, run.c.id == entry.c.run)
    .where(
        run.c.game == sa.bindparam("of"),
        entry.c.intent.contains('"kind":"answer"', autoescape=False),
        entry.c.intent.contains('"words":', autoescape=False),
    )
)
_KEPT = (
    sa.select(participation.c.id, participation.c.words)
    .join(run, run.c.id == participation.c.run)
    .where(run.c.game == sa.bindparam("of"), participation.c.kind == "answer")
    .order_by(participation.c.id)
)
_VERDICTS = sa.select(review.c.subject, review.c.approved).where(
    review.c.game == sa.bindparam("of")
)
_ADD = sa.insert(review)
_DROP = sa.delete(review).where(review.c.subject == sa.bindparam("about"))
_APPROVE_PHOTO = (
    sa.update(photo)
    .where(photo.c.file == sa.bindparam("called"))
    .values(approved_at_ms=sa.bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody of the staff said of a subject in a game, and when."""

    subject: str
    game: str
    approved: bool
    at_ms: int
    staff: str


def photos_in(connection: Connection, game: str) -> Sequence[PhotoRow]:
    """A game's photos, in the order of their random names: it tells nothing of a team."""
    return [PhotoRow(*row) for row in connection.all(_PHOTOS, of=game)]


def photo_in(connection: Connection, game: str, file: str) -> PhotoRow | None:
    """One photo of a game by its file."""
    row = connection.first(_PHOTO, of=game, called=file)
    return PhotoRow(*row) if row else None


def challenges_of_words(connection: Connection, game: str) -> Mapping[str, str]:
    """Which challenge the words of a game answer, by their id."""
    plain = (json.loads(row[0]) for row in connection.all(_ANSWERS, of=game))
    return {str(one["words"]): str(one["challenge"]) for one in plain if "words" in one}


def answers_in(connection: Connection, game: str) -> Sequence[tuple[str, str]]:
    """The words of a game's answers by their random id; erased ones are not among them."""
    return [(row[0], row[1]) for row in connection.all(_KEPT, of=game)]


def verdicts_in(connection: Connection, game: str) -> Mapping[str, bool]:
    """What was said of each subject of a game: whether it was approved."""
    return {row[0]: bool(row[1]) for row in connection.all(_VERDICTS, of=game)}


def say(connection: Connection, verdict: Verdict) -> None:
    """Keep a verdict; a later one stands in the place of an earlier one."""
    connection.write(_DROP, about=verdict.subject)
    connection.write(
        _ADD,
        subject=verdict.subject,
        game=verdict.game,
        approved=verdict.approved,
        at_ms=verdict.at_ms,
        staff=verdict.staff,
    )
    approved_at = verdict.at_ms if verdict.approved else None
    connection.write(_APPROVE_PHOTO, called=verdict.subject, at=approved_at)
