"""Writing what a client gets: views, events, standings as plain JSON."""

import json
from collections.abc import Mapping

from flask import Response

from engine.geo import Circle, Fence
from engine.play.cards import ChallengeView, CheckpointView
from engine.play.codec import Plain, encode, moment
from engine.play.events import Event, HintTaken
from engine.play.view import View
from engine.scenario.adventure import Adventure
from web.leaderboard import Board
from web.store.board import Line

written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes plain values as JSON."""


def answer(text: str) -> Response:
    """Answer with JSON that is written already."""
    return Response(text, mimetype="application/json")


def view_plain(view: View, edition: str) -> Plain:
    """A view. Locked checkpoints have id, title if previewed, status: no other key."""
    ending = view.ending
    return {
        "status": view.status,
        "score": view.score,
        "edition": edition,
        "language": view.language,
        "checkpoints": [_checkpoint(card) for card in view.checkpoints],
        "items": [
            {"id": item.id, "title": item.title, "text": item.text, "count": item.count}
            for item in view.items
        ],
        "ending": {"id": ending.id, "title": ending.title, "text": ending.text}
        if ending
        else None,
        "ends_at": view.ends_at,
        "next": view.next,
    }


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
            "options": [{"id": option.id, "text": option.text} for option in asked.options],
            "unit": asked.unit,
            "status": asked.status,
            "required": asked.required,
            "skippable": asked.skippable,
            "points": asked.points,
            "worth": asked.worth,
            "tries_left": asked.tries_left,
            "hints": [{"text": hint.text, "cost": hint.cost} for hint in asked.hints],
            "hint_cost": asked.hint_cost,
            "chosen": asked.chosen,
            "feedback": asked.feedback,
        }
    )


def _present(plain: Mapping[str, object]) -> Plain:
    return {name: value for name, value in plain.items() if value is not None}
