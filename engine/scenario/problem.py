"""What is wrong with an author's file: where, and what to do about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from engine.scenario.problem_words import NEAR, NEAR_IN_ENGLISH, SPOKEN, Spoken


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """English words with `{names}`, what to put there, and a known word that may be meant."""

    english: str
    values: tuple[tuple[str, str], ...] = ()
    near: str = ""

    def said(self, language: str) -> str:
        """The sentence for a reader of `language`; in English where it is not spoken."""
        spoken = SPOKEN.get(self.english)
        if spoken is None:
            return self._filled(self.english, NEAR_IN_ENGLISH)
        template, nearest = _in(spoken, language), _in(NEAR, language)
        return self._filled(template or self.english, nearest or NEAR_IN_ENGLISH)

    def _filled(self, template: str, nearest: str) -> str:
        values: Mapping[str, str] = dict(self.values)
        told = template.format_map(values) if values else template
        return told + (nearest.format(near=self.near) if self.near else "")


def _in(spoken: Spoken, language: str) -> str | None:
    return {"fi": spoken.fi, "sv": spoken.sv, "fi-x-selko": spoken.selko}.get(language)


def say(english: str, near: str = "", **values: str) -> Sentence:
    """A sentence with its values filled in."""
    return Sentence(english, tuple(values.items()), near)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `file` is relative to the adventure's folder, `line` counts from 1."""

    file: str
    line: int
    sentence: Sentence

    @property
    def message(self) -> str:
        """What is wrong and what to do, in English."""
        return self.said("en")

    def said(self, language: str) -> str:
        """What is wrong and what to do, for a reader of `language`."""
        return self.sentence.said(language)

    def __str__(self) -> str:
        """Print as editors read it: `file:line: message`."""
        return f"{self.file}:{self.line}: {self.message}"


def nearest(written: str, known: Collection[str]) -> str:
    """The known word nearest to what was written; nothing where none is near."""
    return next(iter(get_close_matches(written, sorted(known), n=1, cutoff=0.6)), "")
