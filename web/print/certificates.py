"""Certificates: a page for each team, with its name as it stands and nothing else of anyone."""

from typing import Final
from zoneinfo import ZoneInfo

from web import figures, leaderboard
from web.paper.telling import Plain, broken
from web.print.job import Job, picture_of
from web.print.posters import PAGES
from web.store.board import Line
from web.typesetting import typeset
from web.words import Words

MOST: Final = 500


def certificates(job: Job) -> bytes:
    """One for each team that has done a checkpoint, in no order of merit."""
    board = leaderboard.live(job.site, job.game, leaderboard.Asked(MOST))
    walked = sorted(
        (one for one in board.rows if one.done), key=lambda one: one.team.casefold()
    )
    drawn = job.drawn()
    teams: list[Plain] = [_team(job, one) for one in walked]
    told: dict[str, Plain] = job.common() | {
        "picture": picture_of(job.adventure, drawn),
        "teams": teams,
        "none": job.words[0].gettext("Yksikään joukkue ei ole vielä tehnyt rastia."),
    }
    files = {one.file: one.octets for one in drawn.values()}
    return typeset(PAGES, "certificate", told, files)


def _team(job: Job, one: Line) -> Plain:
    return {"name": broken(one.team), "words": [_words(job, one, words) for words in job.words]}


def _words(job: Job, one: Line, words: Words) -> Plain:
    gettext, adventure = words.gettext, job.adventure
    at = one.finished_at or job.site.clock()
    on = at.astimezone(ZoneInfo(adventure.timezone)).date().isoformat()
    points = words.ngettext("%(points)s piste", "%(points)s pistettä", one.score)
    places = words.ngettext("%(done)s rasti", "%(done)s rastia", one.done)
    counted = [places % {"done": one.done}]
    if job.game.terms.ranking == "board":
        counted.append(points % {"points": one.score})
    return {
        "heading": gettext("Kunniakirja"),
        "walked": gettext("on kulkenut seikkailun"),
        "day": figures.day(on, words.language),
        "counted": " · ".join(counted),
    }
