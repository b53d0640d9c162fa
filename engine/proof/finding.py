"""What an author would want to hear: a rule's words, where they belong, and how to mend it.

Lint, proof and simulation all speak through these values, so that a panel, a command and a
machine read one kind of thing. A rule says what to do in four languages; `{names}` in its
words are filled from the finding's values, which may themselves be texts of the adventure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.proof.severity import LANGUAGES, Severity
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.files import STOPS
from engine.scenario.reading import Document, Path, Plain
from engine.text import Said, Text

__all__ = [
    "LANGUAGES",
    "Finding",
    "Fix",
    "Rule",
    "Severity",
    "Value",
    "file_of",
    "words",
]

Value: TypeAlias = str | int | Text


def file_of(stop: Checkpoint) -> str:
    """The file that a checkpoint was read from: it is called like its id."""
    return f"{STOPS}{stop.id}.yaml"


def words(*, fi: str, sv: str, en: str, selko: str) -> Text:
    """A sentence in the four languages; `selko` is easy Finnish."""
    spoken = {"fi": fi, "sv": sv, "en": en, "fi-x-selko": selko}
    return Text(spoken)


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that is looked for: `says` names where and what to do, `why` the reason.

    `key` is what an author writes under `knowingly` to keep things as they are.
    """

    key: str
    severity: Severity
    says: Text
    why: Text

    def found(
        self, file: str, path: Path, *, fix: "Fix | None" = None, **values: Value
    ) -> "Finding":
        """Report it at a path in a file, with the values that its words name."""
        return Finding(self, file, path, values, fix)


@dataclass(frozen=True, slots=True)
class Fix:
    """One field to set, replace or add: `value` at `path` in `file`.

    A path may end behind a list's last member, which appends, and steps of it that are not
    there yet are made. A `safe` one needs no judgement: `check --fix` makes it unasked.
    """

    file: str
    path: Path
    value: Plain
    words: Text
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule met in a file, which is relative to the adventure's folder, at a path in it."""

    rule: Rule
    file: str
    path: Path = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    fix: Fix | None = None

    @property
    def fails(self) -> bool:
        """Whether it must be answered before publishing; tips need no answer."""
        return self.rule.severity is not Severity.TIP

    def message(self, language: str) -> Said:
        """Where it is and what to do, for a reader of `language`."""
        return self._filled(self.rule.says, language)

    def why(self, language: str) -> Said:
        """The reason, for a reader of `language`."""
        return self._filled(self.rule.why, language)

    def line(self, documents: Iterable[Document]) -> int:
        """Its line, counted from 1; the first where its file is not among the documents."""
        mine = (one for one in documents if one.file == self.file)
        document = next(mine, None)
        return document.line_of(self.path) if document else 1

    def _filled(self, template: Text, language: str) -> Said:
        told = template.said(language)
        values = {
            name: value.said(language) if isinstance(value, Text) else str(value)
            for name, value in self.values.items()
        }
        return Said(told.format_map(values), told.lang)
