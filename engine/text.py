"""One sentence in several languages.

Languages are BCP 47 tags as an author wrote them. A look-up tries the asked tag, its
base (`fi` for `fi-x-selko`), the adventure's fall-back list, and at last the language
the text was written in first: nobody ever meets an empty line.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self

from pydantic import GetJsonSchemaHandler, RootModel, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Said(str):
    """A text as one reader gets it: a str that knows the language it is really in."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, words: str, lang: str) -> Self:
        """Words, and the BCP 47 tag of the language they are in."""
        said = super().__new__(cls, words)
        said.lang = lang
        return said


class Text(RootModel[dict[str, str]], frozen=True):
    """Words by language, in the order written; the first is the original.

    How it is said is remembered by its own languages, not by those asked for: readers may
    ask for anything, and a text holds only a few.
    """

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe both ways of writing: words by language, or plain words in the first."""
        return {"anyOf": [{"type": "string"}, handler(core)]}

    @cached_property
    def _by_language(self) -> dict[str, Said]:
        return {tag: Said(words.strip(), tag) for tag, words in self.root.items()}

    @model_validator(mode="before")
    @classmethod
    def _read_plain_words(
        cls, raw: object, info: ValidationInfo[Mapping[str, str] | None]
    ) -> object:
        """Read a plain string as the text in the adventure's first language."""
        if not isinstance(raw, str):
            return raw
        context = info.context if info.context is not None else {}
        return {context.get("language", "fi"): raw}

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.root or not all(words.strip() for words in self.root.values()):
            message = "write the text, or leave the field out"
            raise ValueError(message)
        return self

    def __hash__(self) -> int:
        """Hash by content as equality does, so that values which hold texts stay hashable."""
        return hash(frozenset(self.root.items()))

    @property
    def languages(self) -> frozenset[str]:
        """The tags this text exists in."""
        return frozenset(self.root)

    def said(self, language: str, fallback: Sequence[str] = ()) -> Said:
        """Give the text to a reader of `language`, falling back as the module says."""
        known = self._by_language
        if language in known:
            return known[language]
        ladder = (tag for tag in _ladder(language, fallback) if tag in known)
        return known[next(ladder, next(iter(known)))]


def _ladder(language: str, fallback: Sequence[str]) -> Iterator[str]:
    yield language
    yield language.partition("-")[0]
    yield from fallback
