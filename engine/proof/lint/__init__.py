"""Lint: what an author would want to hear before anyone walks, in plain words.

Files by theme; each rule stands beside its check and its words. What needs a walk through
the rules (whether a team can get stuck, what it can score) is proof, and how a walk feels is
simulation: both speak through the same findings.
"""

from collections.abc import Iterable

from engine.programme import Programme
from engine.proof.finding import Finding, Rule
from engine.proof.knowing import heeded
from engine.proof.lint import (
    access,
    answers,
    careful,
    dark,
    easy,
    fences,
    guessing,
    hours,
    languages,
    lengths,
    media,
    places,
    play,
    renaming,
    telling,
    unused,
)
from engine.proof.lint.renaming import renamed
from engine.proof.lint.written import Check, Written
from engine.scenario.adventure import Adventure
from engine.scenario.reading import Document

__all__ = ["RULES", "lint", "renamed"]

RULES: tuple[Rule, ...] = (
    *(*places.RULES, *fences.RULES, *access.RULES, *hours.RULES, *dark.RULES),
    *(*lengths.RULES, *answers.RULES, *guessing.RULES, *languages.RULES, *media.RULES),
    *(*telling.RULES, *careful.RULES, *easy.RULES, *play.RULES, *unused.RULES),
    *renaming.RULES,
)
"""Every rule of lint, `renamed` included, which needs an earlier edition to compare with."""

_CHECKS: tuple[Check, ...] = (
    *(*places.CHECKS, *fences.CHECKS, *access.CHECKS, *hours.CHECKS, *dark.CHECKS),
    *(*lengths.CHECKS, *answers.CHECKS, *guessing.CHECKS, *languages.CHECKS, *media.CHECKS),
    *(*telling.CHECKS, *careful.CHECKS, *easy.CHECKS, *play.CHECKS, *unused.CHECKS),
)


def lint(
    adventure: Adventure, documents: Iterable[Document], programme: Programme | None = None
) -> tuple[Finding, ...]:
    """Everything that an author would want to hear and has not answered with `knowingly`.

    `documents` are the files as `parse` gives them; without them what depends on how a text
    was written, and every finding's line, is left out.
    """
    written = Written(adventure, {one.file: one for one in documents}, programme)
    found = [finding for check in _CHECKS for finding in check(written)]
    return heeded(found, adventure)
