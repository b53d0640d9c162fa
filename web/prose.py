"""Authors' words as HTML. Pure: the same words give the same HTML, which is remembered.

Two walls stand between an author's file and a reader, each enough by itself: a parser that
knows only bold, italic, lists and links (`web.commonmark`), and an allow-list over what
comes out of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from web.commonmark import Subset, host_of, text, told

LONGEST: Final = 20_000
"""Letters of a text that is still read for markup: a longer one is shown as plain words."""

LONGEST_TITLE: Final = 90
"""Letters of a prompt that can still be set as a title."""

_REMEMBERED: Final = 2048

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, among them those that turn round all letters behind them.

The marks for one place (LRM, RLM, ALM) stay: a text's own way comes from its language.
"""
_HALVES = re.compile("[\ud800-\udfff]")
_SENTENCE_ENDS = re.compile(r"(?:(?<=[?!:])|(?<=\D\.)|(?<=\d\.)(?!\s+[a-zåäö]))\s+")
"""Where a sentence ends and another begins: not within a date such as `18. helmikuuta`."""


@lru_cache(_REMEMBERED)
def rendered(words: str) -> Markup:
    """Prose as paragraphs and lists. A line break within a paragraph is a space."""
    written = _without_controls(words)
    if len(written) > LONGEST:
        return Markup("\n").join(Markup("<p>{}</p>").format(one) for one in _parts(written))
    html = _HTML.render(_PARSER.parse(written), _PARSER.options, {})
    return _let_through(_PROSE, html)


@lru_cache(_REMEMBERED)
def rendered_inline(words: str) -> Markup:
    """A name or another line of words. A link is told in words: a name may stand in one."""
    return _let_through(_LINE, _html(_inline(words)))


@lru_cache(_REMEMBERED)
def plain(words: str) -> str:
    """The same line without markup, for titles of pages and for what is only heard."""
    return rendered_inline(words).striptags()


@lru_cache(_REMEMBERED)
def asked_in_parts(prompt: str) -> tuple[Markup, Markup, Markup]:
    """A long prompt as what leads up to its question, the question, and what follows it.

    The last question is it; where nothing is asked so, the last sentence says what to do.
    A short prompt is all of one piece.
    """
    tokens = _inline(prompt)
    sentences = list(_sentences(tokens)) if len(told(tokens)) > LONGEST_TITLE else [tokens]
    questions = [place for place, one in enumerate(sentences) if told(one).endswith("?")]
    place = questions[-1] if questions else len(sentences) - 1
    parts = sentences[:place], sentences[place : place + 1], sentences[place + 1 :]
    before, question, after = (_joined(part) for part in parts)
    return before, question, after


def _without_controls(words: str) -> str:
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", words)).strip()


def _parts(words: str) -> Iterator[str]:
    """Paragraphs: blank lines part them."""
    return (part for part in re.split(r"\n\s*\n", words) if part.strip())


def _inline(words: str) -> Sequence[Token]:
    written = _without_controls(words)
    if len(written) > LONGEST:
        return [text(written)]
    return _PARSER.parseInline(written)[0].children or []


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Part a line at its sentences; what is bold, italic or a link stays whole."""
    sentence: list[Token] = []
    before = ""
    for token in tokens:
        line, cut = before + token.content, len(before)
        if token.type == "text" and not token.level:
            for gap in _SENTENCE_ENDS.finditer(line):
                if gap.start() >= len(before):
                    yield [*sentence, text(line[cut : gap.start()])]
                    sentence, cut = [], gap.end()
            sentence.append(text(line[cut:]))
        else:
            sentence.append(token)
        before = line[-2:]
    yield sentence


def _joined(sentences: Sequence[Sequence[Token]]) -> Markup:
    return _let_through(_LINE_WITH_LINKS, " ".join(map(_html, sentences)))


def _html(tokens: Sequence[Token]) -> str:
    return _HTML.renderInline(tokens, _PARSER.options, {})


def _let_through(allowed: nh3.Cleaner, html: str) -> Markup:
    return Markup(allowed.clean(html))  # noqa: S704 (the one place, behind both walls)


def _cleaner(*tags: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes={"a": {"href"}},
        attribute_filter=_attribute,
        url_schemes={"https"},
        url_relative="deny",
        link_rel="noopener noreferrer",
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """Only what the cleaner itself adds, and addresses that lead to an https host."""
    return value if name == "rel" or host_of(value) else None


_PARSER = Subset()
_HTML = RendererHTML()
_LINE = _cleaner("strong", "em", "bdi")
_LINE_WITH_LINKS = _cleaner("strong", "em", "bdi", "a")
_PROSE = _cleaner("strong", "em", "bdi", "a", "p", "ul", "ol", "li")
