"""The umbrella programme and, one page each, the sub-projects behind the places."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Preview
from web.site import Site, site

programme = Blueprint("programme", __name__, url_prefix="/programme")


@dataclass(frozen=True, slots=True)
class Telling:
    """An adventure, and those of its checkpoints that tell of a sub-project.

    A checkpoint whose name players are to find out is not among them.
    """

    adventure: Adventure
    stops: tuple[tuple[int, Checkpoint], ...]


@programme.get("")
def index() -> str:
    """The programme, and everything that was a part of it."""
    return render_template("programme/index.html", programme=site().catalogue.programme)


@programme.get("/<sub>")
def sub_project(sub: str) -> str:
    """One sub-project: what, when, for whom, where it is met, and what came of it."""
    here = site()
    part = here.catalogue.programme.sub_project(sub) or abort(404)
    return render_template(
        "programme/sub_project.html",
        programme=here.catalogue.programme,
        part=part,
        told_by=_told_by(here, sub),
    )


def _told_by(here: Site, sub: str) -> list[Telling]:
    found = (
        Telling(
            adventure,
            tuple(
                (number, stop)
                for number, stop in enumerate(adventure.checkpoints, start=1)
                if sub in stop.sub_projects and stop.preview is Preview.TITLE
            ),
        )
        for adventure in here.catalogue.adventures
    )
    return [telling for telling in found if telling.stops]
