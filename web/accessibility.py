"""The accessibility statement's facts, from the one file that holds them, and their words."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from web.words import Words

_FILE = Path(__file__).with_suffix(".toml")

GAPS: Mapping[str, Callable[[Words], str]] = {
    "photos": lambda words: words.gettext(
        "Joukkueiden ottamilla kuvilla ei ole sanallista vastinetta. Kuvia katsoo järjestäjä "
        "ohjaamossa. Pelaamiseen niitä ei tarvita."
    ),
    "wall": lambda words: words.gettext(
        "Seinälle heijastettu tulostaulu kääntää lehteään itsestään, eikä sitä voi pysäyttää. "
        "Samat tulokset ovat omassa tahdissa sivulla Tulokset."
    ),
}
"""What is missing, and how one manages without it."""


class Gap(BaseModel):
    """Something that does not meet the standard's `criteria`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    criteria: tuple[str, ...]

    def told(self, words: Words) -> str:
        """In a reader's language."""
        return GAPS[self.name](words)


class Statement(BaseModel):
    """What is true of the pages. `contrast` is that of text to its ground."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standard: str
    level: str
    made: date
    reviewed: date
    contrast: int
    widths: tuple[int, ...]
    languages: tuple[str, ...]
    themes: tuple[str, ...]
    gaps: tuple[Gap, ...]


@cache
def statement() -> Statement:
    """The statement's facts."""
    return Statement.model_validate(tomllib.loads(_FILE.read_text("utf-8")))
