"""Prints pages and pieces of a run by its own templates, for states that are supposed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from flask import current_app, render_template
from markupsafe import escape

from engine.play.card import card
from engine.play.cards import ChallengeView
from engine.play.cardstate import CardState, ChallengeState
from engine.play.conditions import ways_in
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.tasks import PhotoChallenge
from web import guards
from web.player.own_run import OwnRun
from web.player.phrasing import Around
from web.player.pocket.marking import Slot, between, mark, tidied, unnamed
from web.player.posing import Posed, SentBack, posed
from web.player.presenting import Card, Progress

Sheet = dict[str, str]
"""A page: its title, its strip, its main part and its foot."""

_STRIP = re.compile(r'<svg class="strip".*?</svg>', re.DOTALL)
_DRAWING = re.compile(r'<svg class="ill".*?</svg>', re.DOTALL)
_MEDIUM = re.compile(r'(?:src|href)="(/media/[^"]+)"')

OVER: Final = '<dialog class="scanner" data-riding'
"""What may come over any page of a run: the frame has it already."""

SOME: Final = Progress(Slot("done"), Slot("total", 2), ("now", "ok"))
"""How far a supposed team is."""


class AlikeNot(ValueError):
    """Two pieces under one name."""


@dataclass
class Press:
    """The book as it is being made; `mine` is a run that has set out, and no more.

    What is kept while `stop` or `ref` are set is about them, and has marks in their stead.
    """

    mine: OwnRun
    pages: dict[str, Sheet] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)
    media: dict[str, None] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)
    stop: str = ""
    ref: str = ""

    def keep(self, name: str, html: str) -> None:
        """Put a piece into the book; a drawing is kept once, wherever it stands.

        Raises AlikeNot where another piece has that name: what is alike has one for all.
        """
        made = self._apart(html)
        if self.pieces.setdefault(name, made) != made:
            message = f"two pieces are called {name}"
            raise AlikeNot(message)

    def say(self, name: str, words: str) -> None:
        """Put a line of words into the book."""
        self.pieces[name] = str(escape(words))

    def keep_page(self, name: str, sheet: Mapping[str, str]) -> None:
        """Put a page into the book."""
        self.pages[name] = {part: self._apart(html) for part, html in sheet.items() if html}

    def text(self, part: str, macro: str, *args: object, **named: object) -> str:
        """What a macro of `parts/` prints."""
        module = current_app.jinja_env.get_template(f"parts/{part}.html").module
        return self.tidy(getattr(module, macro)(*args, **named))

    def sheet(self, template: str, **supposed: object) -> Sheet:
        """A page for what is supposed."""
        html = self.tidy(render_template(f"player/{template}.html", **self._told(supposed)))
        head, _, body = html.partition("<main")
        strip = _STRIP.search(head)
        main, _, rest = body.partition(">")[2].partition("</main>")
        foot = rest.partition("</p>")[2].partition("</body>")[0].partition(OVER)[0]
        return {
            "title": between(html, "<title>", "</title>"),
            "strip": strip.group(0) if strip else "",
            "main": main.strip(),
            "foot": foot.strip(),
        }

    def tidy(self, html: object) -> str:
        """Rendered HTML as the book keeps it."""
        return tidied(str(html), guards.form_token())

    def card(
        self,
        stop: Checkpoint,
        status: str,
        *challenges: ChallengeState,
        beyond: bool = False,
        in_hours: bool = True,
    ) -> Card:
        """A checkpoint's card, as if it were so."""
        mine = self.mine
        ways = ways_in(mine.state, stop) if status == "open" else stop.checkin
        asked = challenges or tuple(ChallengeState() for _ in stop.challenges)
        known = CardState(status, in_hours=in_hours, ways=ways, challenges=asked)
        shown = card(mine.adventure, stop, known, mine.words.language)
        number = mine.setting.numbers.get(stop.id) if shown.title is not None else None
        found = mine.setting.is_secret(stop.id)
        return Card(number, shown, mark("words"), found=found, beyond=beyond)

    def posed(
        self,
        asked: ChallengeView,
        *,
        in_dock: bool = True,
        sent: SentBack | None = None,
        **so: Any,  # noqa: ANN401 (fields of a Posed)
    ) -> Posed:
        """A challenge as its page would pose it, but for what is marked."""
        challenge = self.mine.adventure.challenge(asked.id)
        review = challenge.review if isinstance(challenge, PhotoChallenge) else "none"
        made = posed(asked, self.around(asked), in_dock=in_dock, review=review, sent=sent)
        return replace(made, **so)

    def around(self, asked: ChallengeView) -> Around:
        """What a challenge is posed in."""
        mine = self.mine
        box = [asked.sub_project] if asked.sub_project else []
        return Around(
            mine.words,
            mine.now,
            mine.adventure.timezone,
            mine.access,
            {part.id: part for part in mine.sub_projects(box)},
            mine.site.settings.photo_days,
        )

    def bar(self) -> str:
        """The bar on top: the way to the walk, the score, the leaderboard."""
        so = replace(self.mine.view, score=Slot("score"))
        html = self.tidy(render_template("player/bag.html", **self._told({"view": so})))
        return between(html.partition("<body")[2], "</a>", '<svg class="strip"')

    def _told(self, supposed: Mapping[str, object]) -> dict[str, object]:
        usual = {"progress": SOME, "time": None, "turn": None, "resumed": False}
        return {**self.mine.about, **usual, **supposed}

    def _apart(self, html: str) -> str:
        self.media |= dict.fromkeys(_MEDIUM.findall(html))
        return unnamed(_DRAWING.sub(self._drawing, html), self.stop, self.ref)

    def _drawing(self, found: re.Match[str]) -> str:
        name = self.drawings.setdefault(found.group(0), f"drawing/{len(self.drawings)}")
        self.pieces[name] = found.group(0)
        return mark(name)
