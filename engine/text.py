"""One sentence in several languages.

Languages are BCP 47 tags as an author wrote them. A look-up tries the asked tag, its
base (`fi` for `fi-x-selko`), the adventure's fall-back list, and at last the language
the text was written in first: nobody ever meets an empty line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    GetJsonSchemaHandler,
    RootModel,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3})?"  # language, and the dialect that RFC 5646 calls extlang
    r"(-[A-Z][a-z]{3})?"  # script
    r"(-([A-Z]{2}|[0-9]{3}))?"  # region
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*"  # extensions
    r"(-x(-[a-z0-9]{1,8})+)?"  # what people agree on among themselves
)
"""RFC 5646, section 2.1, in the case that its section 2.1.1 recommends.

Case matters since tags are looked up as they are written. Languages of four letters and
more are left out: none is registered, and `suomi` would be one.
"""

_RIGHT_TO_LEFT_SCRIPTS = {
    *("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc"),
    *("Thaa", "Yezi"),
}
_RIGHT_TO_LEFT = {
    *("acm", "aeb", "afb", "apc", "apd", "ar", "arc", "arq", "ars", "ary", "arz"),
    *("azb", "bal", "bgn", "bqi", "brh", "ckb", "dv", "fa", "glk", "he", "khw", "ks"),
    *("lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr"),
    *("trw", "ug", "ur", "yi"),
}
"""Languages that CLDR writes from right to left where a tag names no script."""


def direction(tag: str) -> Literal["rtl", "ltr"]:
    """Which way a language is written: by the script in its tag, else by its usual one."""
    language, *rest = tag.split("-")
    # Behind a single letter stands what CLDR knows nothing of: `fi-x-arab` is no Arabic.
    before = takewhile(lambda part: len(part) > 1, rest)
    script = next((part for part in before if len(part) == 4 and part.isalpha()), None)
    right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def _checked(tag: str) -> str:
    if not _TAG.fullmatch(tag):
        message = (
            "this is no language tag: write one such as fi, sv, en-GB, fi-x-selko or zh-Hant"
        )
        raise ValueError(message)
    return tag


Language = Annotated[str, AfterValidator(_checked)]
"""A language as a BCP 47 tag; anything else is told in one sentence."""


class Said(str):
    """A text as one reader gets it: a str that knows the language it is really in."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, words: str, lang: str) -> Self:
        """Words, and the BCP 47 tag of the language they are in."""
        said = super().__new__(cls, words)
        said.lang = lang
        return said


class Text(RootModel[dict[Language, str]], frozen=True):
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
        """Read a plain string as the text in the adventure's first language.

        Where that is no tag, `languages` says so once, and not every plain text again.
        """
        if not isinstance(raw, str):
            return raw
        context = info.context if info.context is not None else {}
        language = context.get("language", "fi")
        return {language if _TAG.fullmatch(language) else "fi": raw}

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
