"""A run, as the phone that plays it sees it; nobody else gets further than a 404."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import abort, render_template, url_for

from engine.play.state import RunState
from engine.play.view import View, settled, view
from engine.programme import SubProject
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Role
from web import games, guards, play, reader, runs
from web.announcing import announcements
from web.player.kiosk import visitor
from web.player.phone import walk_data
from web.player.presenting import Card, Setting, card_called, cards_of, progress
from web.player.timing import run_time
from web.runs import Run
from web.site import Site, site
from web.words import Words, words_in


@dataclass(frozen=True)
class OwnRun:
    """A run with all that its pages show, at the time of the request.

    `state` holds also what time has ended by now, and no log holds yet.
    """

    site: Site
    run: Run
    adventure: Adventure
    state: RunState
    words: Words
    now: datetime

    @property
    def access(self) -> tuple[str, ...]:
        """What this phone says of the way, else what the team said when it set out."""
        said = reader.access()
        return self.state.access if said is None else said

    @cached_property
    def view(self) -> View:
        """What the team may see."""
        return view(self.adventure, self.state, self.words.language, self.now)

    @cached_property
    def setting(self) -> Setting:
        """What the cards are shown against."""
        return Setting(self.adventure, self.state, self.now)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The checkpoints, numbered."""
        return cards_of(self.view, self.words, self.setting)

    def card(self, checkpoint: str | None) -> Card | None:
        """The card of a checkpoint."""
        return card_called(self.cards, checkpoint)

    @property
    def next(self) -> Card | None:
        """The card suggested now."""
        return self.card(self.view.next)

    @property
    def freely(self) -> bool:
        """Whether everything is open at once, and a team goes where it is nearest."""
        return self.adventure.route.mode == "score"

    @property
    def choose(self) -> bool:
        """Whether the team may choose now where to go: it has set out, and not all is done."""
        if not self.freely or self.next is None:
            return False
        stop = self.next.stop
        return stop.status == "open" and stop.role is Role.STOP

    @cached_property
    def heard(self) -> list[tuple[datetime, str]]:
        """What organisers said and when, the newest first; without what was erased since."""
        kept = announcements(self.site, self.view.announced)
        return [
            (told.at, kept[told.words])
            for told in reversed(self.view.announced)
            if told.words in kept
        ]

    def address(self, checkpoint: str) -> str:
        """The page of a checkpoint."""
        return url_for("player.checkpoint", run=self.run.id, checkpoint=checkpoint)

    @property
    def walk_address(self) -> str:
        """The page of the next thing."""
        return url_for("player.walk", run=self.run.id)

    @property
    def list_address(self) -> str:
        """The page with all cards."""
        return url_for("player.card", run=self.run.id)

    def sub_projects(self, ids: Iterable[str]) -> list[SubProject]:
        """The sub-projects behind places that are done."""
        programme = self.site.catalogue.programme
        found = (programme.sub_project(one) for one in ids)
        return [part for part in found if part is not None]

    def page(self, template: str, **more: object) -> str:
        """Render a page of this run."""
        return render_template(template, **self.about | more)

    @property
    def about(self) -> dict[str, object]:
        """What every page of this run is told."""
        return {
            "run": self.run,
            "adventure": self.adventure,
            "view": self.view,
            "cards": self.cards,
            "next": self.next,
            "progress": progress(self.view, self.setting.outlook.counted),
            "time": run_time(self.adventure, self.state, self.now),
            "access": self.access,
            "cheers": not reader.reads("still") and "quiet" not in self.access,
            "posters": self.state.started is None or self.state.started.posters,
            **self._own_words(),
            "freely": self.freely,
            "choose": self.choose,
            "walk": self.walk,
        }

    @property
    def walk(self) -> dict[str, object]:
        """What every page of this run tells its script."""
        told = walk_data(
            self.cards,
            self.words,
            self.address,
            suggested=self.view.next,
            freely=self.freely,
            beeline=self.adventure.beeline,
        )
        return told | {"gps": "no-gps" not in self.access}

    def _own_words(self) -> dict[str, str]:
        """The plate speaks with the team's mouth, and a team of one is no `we`."""
        gettext = self.words.gettext
        if self.state.team_size == 1:
            return {"arrived": gettext("Olen perillä"), "here": gettext("Olen täällä")}
        return {"arrived": gettext("Olemme perillä"), "here": gettext("Olemme täällä")}


def own_run(run_id: str) -> OwnRun:
    """The run of this phone, or of who stands at this terminal, with that id; or 404."""
    here = site()
    token = guards.device_token()
    run = (runs.run_for(here, run_id, token) if token else None) or visitor(run_id)
    if run is None:
        abort(404)
    state, now = play.state(here, run), here.clock()
    adventure = games.adventure_of(here, run, state)
    return OwnRun(
        site=here,
        run=run,
        adventure=adventure,
        state=settled(adventure, state, now),
        words=words_in(guards.language()),
        now=now,
    )
