"""The umbrella programme and, one page each, the sub-projects behind the places."""

from zoneinfo import ZoneInfo

from flask import abort, render_template

from engine.programme import Bond, Kind, Programme, SubProject
from engine.scenario.adventure import Adventure
from web import games, guards
from web.programme.blueprint import programme
from web.programme.linked_data import Describer
from web.programme.returning import Returning, returning
from web.programme.telling import Telling, telling_of
from web.site import Site, site
from web.store import reporting
from web.words import Words, words_in


@programme.get("")
def index() -> str:
    """The programme: its aim, its money and time, its parts, and what came of it."""
    here = site()
    whole = here.catalogue.programme
    return render_template(
        "programme/index.html",
        programme=whole,
        adventures=_in_order(here),
        sources=whole.sources_of(),
        data=_describer(here).umbrella(whole),
        returning=returning(here),
    )


@programme.get("/<sub>")
def sub_project(sub: str) -> str:
    """One sub-project: what, when, for whom, with whom, where it is met, what came of it."""
    here = site()
    whole = here.catalogue.programme
    part = whole.sub_project(sub) or abort(404)
    back = returning(here)
    if back:
        _count(here, back, part)
    told_by = _told_by(here, part, back)
    words = words_in(guards.language())
    return render_template(
        "programme/sub_project.html",
        programme=whole,
        part=part,
        bonds=_bonds(whole, part),
        told_by=[(telling, telling.map_data(words)) for telling in told_by if telling.stops],
        silent=[telling.adventure for telling in told_by if not telling.stops],
        pictures=[one for telling in told_by for one in telling.pictures(words.language)],
        kinds=_kinds(words),
        sources=whole.sources_of(part),
        data=_describer(here).sub_project(whole, part, told_by),
        returning=back,
    )


def _count(here: Site, back: Returning, part: SubProject) -> None:
    """Count that the page was opened from a game; who opened it is nowhere."""
    adventure = games.adventure_of(here, back.run, back.state)
    day = here.clock().astimezone(ZoneInfo(adventure.timezone)).date().isoformat()
    code = back.run.game_code
    here.database.write(lambda connection: reporting.open_once(connection, code, part.id, day))


def _told_by(here: Site, part: SubProject, back: Returning | None) -> list[Telling]:
    played = (back.run.adventure_id, back.state) if back else None
    return telling_of(_in_order(here), part.id, played)


def _in_order(here: Site) -> list[Adventure]:
    """Line a before line b, as on a sign."""
    return sorted(here.catalogue.adventures, key=lambda one: one.line)


def _bonds(whole: Programme, part: SubProject) -> list[tuple[Bond, list[SubProject]]]:
    """What joins it to its neighbours, each with those others."""
    return [
        (bond, [other for other in whole.sub_projects if other.id in bond.between - {part.id}])
        for bond in whole.bonds_of(part)
    ]


def _kinds(words: Words) -> dict[Kind, str]:
    gettext = words.gettext
    return {
        Kind.TRAINING: gettext("Koulutus"),
        Kind.CAMP: gettext("Leiri"),
        Kind.WEEK: gettext("Juhlaviikko"),
        Kind.TRIAL: gettext("Kokeilu"),
        Kind.GROUP: gettext("Ryhmä"),
        Kind.EXHIBITION: gettext("Näyttely"),
        Kind.TOURNAMENT: gettext("Turnaus"),
    }


def _describer(here: Site) -> Describer:
    return Describer(guards.language(), here.settings.public_url.rstrip("/"))
