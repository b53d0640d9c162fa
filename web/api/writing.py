"""Writing what a client gets: views, events, standings as plain JSON."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from flask import Response

from engine.geo import Circle, Fence
from engine.play.cards import (
    ChallengeView,
    CheckpointView,
    MediaView,
    NextHintView,
    OptionView,
    QuestionView,
    ScaleView,
)
from engine.play.codec import Plain, encode, moment
from engine.play.events import Event, HintTaken
from engine.play.view import ItemView, TimeView, View
from engine.scenario.adventure import Adventure
from web.leaderboard import Board
from web.media import media_address
from web.store.board import Line

written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes plain values as JSON."""


def answer(text: str) -> Response:
    """Answer with JSON that is written already."""
    return Response(text, mimetype="application/json")


def view_plain(view: View, edition: str, heard: Mapping[str, str]) -> Plain:
    """A view. Locked checkpoints have id, title if previewed, status: no other key.

    `heard` are the organisers' words by the id they are kept under.
    """
    ending = view.ending
    return {
        "status": view.status,
        "score": view.score,
        "edition": edition,
        "language": view.language,
        "checkpoints": [_checkpoint(card) for card in view.checkpoints],
        "items": [_item(item) for item in view.items],
        "badges": [
            {"id": badge.id, "title": badge.title, "text": badge.text} for badge in view.badges
        ],
        "told": list(view.told),
        "announced": [
            {"at": moment(one.at), "words": heard.get(one.words)} for one in view.announced
        ],
        "ending": {"id": ending.id, "title": ending.title, "text": ending.text}
        if ending
        else None,
        **_time(view.time),
        "next": view.next,
    }


def _item(item: ItemView) -> Plain:
    return _present(
        {
            "id": item.id,
            "title": item.title,
            "inscription": item.inscription,
            "text": item.text,
            "count": item.count,
            "media": _media(item.media),
        }
    )


def _time(time: TimeView | None) -> Plain:
    return {
        "ends_at": _moment(time.ends_at) if time else None,
        "overtime_ends_at": _moment(time.overtime_ends_at) if time else None,
        "paused": time is not None and time.paused,
        "time_is_up": time is not None and time.over,
    }


def _moment(at: datetime | None) -> str | None:
    return moment(at) if at else None


def event_plain(adventure: Adventure, event: Event, language: str) -> Plain:
    """An event; a hint comes with its text, which the log does not hold."""
    plain = encode(event)
    if isinstance(event, HintTaken):
        asked = adventure.challenge(event.challenge)
        if asked is not None:
            plain["text"] = adventure.said(asked.hints[event.number - 1].text, language)
    return plain


def board_plain(board: Board) -> Plain:
    """A leaderboard."""
    return {
        "as_of": moment(board.as_of),
        "standings": [_row(row) for row in board.rows],
        "own": _row(board.own) if board.own else None,
        "teams": board.teams,
        "points": board.points,
        "frozen": board.frozen,
    }


def _row(row: Line) -> Plain:
    return {
        "rank": row.rank,
        "team": row.team,
        "score": row.score,
        "done": row.done,
        "finished_at": moment(row.finished_at) if row.finished_at else None,
    }


def _checkpoint(card: CheckpointView) -> Plain:
    head: Plain = {"id": card.id, "title": card.title, "status": card.status}
    if card.status == "locked":
        return _present(head)
    return _present(
        head
        | {
            "role": card.role,
            "kind": card.kind,
            "hours": [
                {"begins": moment(span.begins), "ends": moment(span.ends)}
                for span in card.hours
            ]
            or None,
            "in_hours": card.in_hours,
            "media": _media(card.media),
            "address": card.address,
            "clue": card.clue,
            "story": card.story,
            "place": place_plain(card.place) if card.place else None,
            "ways": list(card.ways),
            "challenges": [_challenge(asked) for asked in card.challenges],
            "sub_projects": list(card.sub_projects),
        }
    )


def place_plain(fence: Fence) -> Plain:
    """A fence: a circle's centre and radius, or a polygon's corners."""
    if isinstance(fence, Circle):
        return {"lat": fence.at.lat, "lon": fence.at.lon, "radius_m": fence.radius_m}
    return {"polygon": [{"lat": at.lat, "lon": at.lon} for at in fence.polygon]}


def _challenge(asked: ChallengeView) -> Plain:
    return _present(
        {
            "id": asked.id,
            "type": asked.type,
            "prompt": asked.prompt,
            "note": asked.note,
            "options": _rows(asked.options),
            "rights": _rows(asked.rights) or None,
            "questions": [_question(one) for one in asked.questions] or None,
            "scale": _scale(asked.scale) if asked.scale else None,
            "unit": asked.unit,
            "duration_s": asked.duration.total_seconds() if asked.duration else None,
            "easier": asked.easier,
            "alternative": asked.alternative,
            "visibility": asked.visibility,
            "sub_project": asked.sub_project,
            "media": _media(asked.media),
            "status": asked.status,
            "required": asked.required,
            "skippable": asked.skippable,
            "points": asked.points,
            "worth": asked.worth,
            "tries_left": asked.tries_left,
            "hints": [{"text": hint.text, "cost": hint.cost} for hint in asked.hints],
            "hint_cost": asked.hint_cost,
            "next_hint": _next_hint(asked.next_hint) if asked.next_hint else None,
            "chosen": asked.chosen,
            "feedback": asked.feedback,
            "again": asked.again or None,
            "ends_at": _moment(asked.ends_at),
        }
    )


def _scale(scale: ScaleView) -> Plain:
    return {"steps": scale.steps, "low": scale.low, "high": scale.high}


def _rows(options: Sequence[OptionView]) -> list[Plain]:
    return [{"id": option.id, "text": option.text} for option in options]


def _question(one: QuestionView) -> Plain:
    options = _rows(one.options)
    return _present(
        {"id": one.id, "prompt": one.prompt, "options": options, "steps": one.steps}
    )


def _next_hint(hint: NextHintView) -> Plain:
    since = _moment(hint.since)
    return _present(
        {"cost": hint.cost, "ready": hint.ready, "wrong": hint.wrong, "since": since}
    )


def _media(media: Sequence[MediaView]) -> list[Plain] | None:
    return [
        _present(
            {
                "id": one.id,
                "kind": one.kind,
                "url": media_address(one),
                "alt": one.alt,
                "transcript": one.transcript,
                "captions": one.captions,
            }
        )
        for one in media
    ] or None


def _present(plain: Mapping[str, object]) -> Plain:
    return {name: value for name, value in plain.items() if value is not None}
