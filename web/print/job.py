"""What is to be printed: of which game, in which languages, how large."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

from adventures.folders import SHIPPED
from engine.scenario.adventure import Adventure
from engine.text import Said, Text, direction
from web import games
from web.games import Game
from web.paper.drawing import Picture, pictures
from web.paper.telling import Plain, broken, shortened
from web.site import Site
from web.words import Words, words_in

Size: TypeAlias = Literal["a4", "a5", "a6"]

SIZES: Final[tuple[Size, ...]] = ("a4", "a5", "a6")
LONGEST_TITLE: Final = 80
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_LONG: Final = re.compile(r"\S{28,}")
_MARKS: Final = re.compile(r"(?<=[@.])(?=\w)")
USUAL_LANGUAGES: Final = ("fi", "en")


@dataclass(frozen=True, slots=True)
class Job:
    """A game's printing in one or two languages, the first of them the larger."""

    site: Site
    game: Game
    languages: tuple[str, ...] = USUAL_LANGUAGES

    @property
    def adventure(self) -> Adventure:
        """What is played: as it is staged now."""
        return games.adventure(self.site, self.game.edition)

    @property
    def url(self) -> str:
        """The site's address, as it is printed."""
        return self.site.settings.public_url

    @property
    def host(self) -> str:
        """The site's name, as somebody types it."""
        return urlsplit(self.url).netloc

    @property
    def contact(self) -> str:
        """Whom to tell: the game's own organiser, else whoever runs the site."""
        return self.game.terms.contact or self.site.settings.contact

    @property
    def words(self) -> Sequence[Words]:
        """The house's words in each language."""
        return [words_in(language) for language in self.languages]

    def said(self, text: Text) -> list[Plain]:
        """A title in each language; where both are one, it stands once."""
        found = [self.adventure.said(text, language) for language in self.languages]
        once = {str(one): one for one in reversed(found)}
        return [line(one) for one in reversed(once.values())]

    def drawn(self) -> Mapping[str, Picture]:
        """The adventure's pictures that can be printed, by id."""
        return pictures(self.adventure, SHIPPED / self.adventure.id, self.languages[0])

    def common(self) -> dict[str, Plain]:
        """What every sheet is told."""
        return {
            "languages": [tag.partition("-")[0] for tag in self.languages],
            "line": self.adventure.line,
            "title": self.said(self.adventure.title),
            "game": self.game.terms.name,
            "code": self.game.code,
            "host": foldable(self.host),
            "contact": foldable(self.contact),
        }


def foldable(address: str) -> str:
    """An address that a narrow column may go on with on its next line, where it has a mark."""
    return _LONG.sub(lambda word: _BREAK.join(map(broken, _MARKS.split(word[0]))), address)


def line(said: Said) -> dict[str, Plain]:
    """A title that fits its place, in the language that it is really in."""
    return {
        "lang": said.lang.partition("-")[0],
        "dir": direction(said.lang),
        "words": shortened(said, LONGEST_TITLE),
    }


def picture_of(
    adventure: Adventure, drawn: Mapping[str, Picture], own: Sequence[str] = ()
) -> Plain:
    """The picture on top: a checkpoint's own, else the adventure's; None without one."""
    order = (*own, adventure.cover or "", *(one.id for one in adventure.media))
    found = next((drawn[one] for one in order if one in drawn), None)
    return {"file": found.file, "alt": found.alt} if found else None
