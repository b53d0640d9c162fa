"""The book of an edition: every page of a run, as this team's phone will put it together."""

import gzip
import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import url_for

from engine.moments import Span
from engine.play.evolve import evolve
from engine.play.state import RunState
from web import assets, games, reader
from web.player.own_run import OwnRun
from web.player.phone import checkpoints_told
from web.player.pocket.endings import keep_endings
from web.player.pocket.listing import keep_lists
from web.player.pocket.marking import GAME, RUN, mark, tidied
from web.player.pocket.news import keep_news
from web.player.pocket.phrases import keep_phrases
from web.player.pocket.places import keep_code, keep_place
from web.player.pocket.press import Press
from web.player.pocket.refusals import keep_refusals, keep_refused
from web.player.pocket.solved import keep_solved
from web.player.pocket.still import keep_still
from web.player.pocket.tasks import keep_tasks


def written(mine: OwnRun) -> bytes:
    """The book for a run, compressed."""
    told = json.dumps(book(mine), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(told.encode(), mtime=0)


def book(mine: OwnRun) -> dict[str, Any]:
    """The book for a run: it fits every run of its kind."""
    press = Press(_set_out(mine))
    for stop in mine.adventure.checkpoints:
        press.stop = stop.id
        keep_place(press, stop)
        keep_tasks(press, stop)
        keep_solved(press, stop)
        keep_refused(press, stop)
    press.stop = ""
    keep_still(press)
    keep_code(press, None)
    keep_lists(press)
    keep_news(press)
    keep_phrases(press)
    keep_refusals(press)
    keep_endings(press)
    return {
        "edition": games.edition_of(mine.run, mine.state),
        "language": mine.words.language,
        **_thin(press),
        "media": [] if reader.reads("text-only") else list(press.media),
        **_facts(press),
    }


def _thin(press: Press) -> dict[str, Any]:
    """Pages and pieces by lines, each line once: pages are much alike."""
    lines: dict[str, int] = {}

    def numbered(html: str) -> list[int]:
        return [lines.setdefault(line, len(lines)) for line in html.split("\n")]

    pages = {
        name: {part: numbered(html) for part, html in sheet.items()}
        for name, sheet in press.pages.items()
    }
    pieces = {name: numbered(html) for name, html in press.pieces.items()}
    return {"pages": pages, "pieces": pieces, "lines": list(lines)}


def kind_of(mine: OwnRun) -> str:
    """What a book depends on: the edition, the reader, and what the team said at its start."""
    started = mine.state.started
    about = (
        games.edition_of(mine.run, mine.state),
        assets.built().address("phone.js"),
        mine.words.language,
        mine.access,
        reader.reading(),
        mine.state.team_size == 1,
        started and (started.access, started.track, started.posters),
        mine.site.settings.photo_days,
    )
    return hashlib.sha256(repr(about).encode()).hexdigest()[:32]


def _set_out(mine: OwnRun) -> OwnRun:
    """The same run, just set out."""
    started = mine.state.started
    if started is None:
        message = "a run without a start has no book"
        raise LookupError(message)
    run = replace(mine.run, id=RUN, game_code=GAME, team_name=mark("team"))
    state = evolve(RunState(), started)
    return replace(mine, run=run, state=state, now=started.at)


def _facts(press: Press) -> dict[str, Any]:
    """What the phone measures and counts with."""
    mine = press.mine
    cards = [press.card(stop, "open") for stop in mine.adventure.checkpoints]
    stops = checkpoints_told(cards, mine.address)
    told = {name: value for name, value in mine.walk.items() if name != "checkpoints"}
    places = {
        "basemap": url_for("player.basemap"),
        "sketch": assets.built().address("basemap.json"),
    }
    return {
        "walk": told | places,
        "stops": json.loads(tidied(json.dumps({one["id"]: one for one in stops}), "")),
        "spans": {
            stop: [_span(span, mine.adventure.timezone) for span in spans]
            for stop, spans in mine.adventure.opening_times.items()
        },
        "met": {stop.id: list(stop.sub_projects) for stop in mine.adventure.checkpoints},
        "zone": mine.adventure.timezone,
        "beeline": mine.adventure.beeline,
    }


def _span(span: Span, zone: str) -> dict[str, int]:
    """An opening time, and the day that it is on there."""
    there = span.begins.astimezone(ZoneInfo(zone))
    day = there.replace(hour=0, minute=0, second=0, microsecond=0)
    times = {
        "begins": span.begins,
        "ends": span.ends,
        "day": day,
        "night": day + timedelta(days=1),  # on the wall there, whatever the clocks do
    }
    return {name: _ms(at) for name, at in times.items()}


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
