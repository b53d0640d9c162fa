"""The subset of CommonMark that authors write: bold, italic, list, link.

It is built from nothing up, so that whatever else somebody writes is no markup and stays
on the page as it was written. It differs from CommonMark where prose would lose words:
a date that begins a line is no list, nor are Morse, a row of dashes or a single item. A
link leads to an https host, and names it behind its words.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DEEPEST: Final = 6
"""How deep elements may stand in one another; what is written deeper is no markup."""

_ITEM = re.compile(r"(?:[-*]|[0-9]{1,9}[.)])[ \t]+[-+*.·–—/_]*[^-+*.·–—/_\s]")
"""The first line of an item: signs alone do not make its first word."""

_HTTPS = re.compile(
    r"https://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?)(?:[/?#][!-~]*)?",
    re.IGNORECASE | re.ASCII,
)
_NORTHERN = re.compile(r"[a-z0-9åäöæøéü.:-]+")


class Subset(MarkdownIt):
    """A parser that knows nothing but what is named here."""

    def __init__(self) -> None:
        """Begin with no markup at all, and add the four kinds and the backslash."""
        super().__init__("zero", {"html": False})
        self.enable(["list", "escape", "emphasis", "link"])
        self.block.ruler.at("list", _list, {"alt": ["paragraph"]})
        self.core.ruler.after("block", "written_out", _written_out)
        self.core.ruler.push("hosts_named", _hosts_named)

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Refuse what leads to no https host: its words then stay as they were written."""
        return bool(host_of(url))


def text(words: str, level: int = 0) -> Token:
    """Words without markup, so deep in elements."""
    return Token("text", "", 0, content=words, level=level)


def told(tokens: Sequence[Token]) -> str:
    """What a reader sees of a line."""
    return "".join(token.content for token in tokens).strip()


def host_of(address: str) -> str:
    """The host that an https address leads to, and its port if it has one; else nothing.

    A host in Unicode is given so only in letters of the north, which pass for no others.
    """
    known = _HTTPS.fullmatch(address)
    if not known:
        return ""
    host = known[1].lower()
    try:
        unicode = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    return unicode if _NORTHERN.fullmatch(unicode) else host


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Begin a list only where its first line is an item, and not too deep in others.

    A number within a paragraph is a date that came to begin a line, unless two follows.
    `silent` asks whether a paragraph, or the item before, ends here.
    """
    first = _line(state, start)
    if not _ITEM.match(first) or (state.level >= _DEEPEST and not silent):
        return False
    within = silent and state.sCount[start] >= state.blkIndent
    if within and first[0].isdigit() and not _two_follows(state, start, end):
        return False
    return list_block(state, start, end, silent)


def _two_follows(state: StateBlock, start: int, end: int) -> bool:
    indent = state.sCount[start]
    beside = (line for line in range(start + 1, end) if state.sCount[line] <= indent)
    return _line(state, next(beside, start)).startswith("2")


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _written_out(state: StateCore) -> None:
    """Write out what is no list: its markers become words again.

    `18. helmikuuta` would be a first item, and the page would count it as 1.
    """
    begun: list[int] = []
    for place, token in enumerate(state.tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            begun.append(place)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            tokens = state.tokens[begun.pop() : place + 1]
            if not _counts(tokens):
                _write_out(tokens)


def _counts(tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a list have two items at least, and numbers from one on."""
    level = tokens[0].level + 1
    items = [one for one in tokens if one.type == "list_item_open" and one.level == level]
    numbers = [item.info for item in items if item.info]
    return len(items) > 1 and numbers == [str(1 + place) for place in range(len(numbers))]


def _write_out(tokens: Sequence[Token]) -> None:
    level = tokens[0].level
    marker = ""
    for token in tokens:
        depth = token.level - level
        if token.type == "inline" and marker:
            token.content, marker = marker + token.content, ""
        elif token.type == "list_item_close" and depth == 1 and marker:
            token.type, token.content, token.children = "inline", marker, []
            marker = ""
        elif depth <= 1:
            token.hidden = True
        elif depth == 2 and token.type.startswith("paragraph"):
            token.hidden = False
        if token.type == "list_item_open" and depth == 1:
            marker = f"{token.info}{token.markup} "


def _hosts_named(state: StateCore) -> None:
    for block in state.tokens:
        tokens = block.children or []
        if any(token.level > _DEEPEST for token in tokens):
            block.children = [text(block.content)]
        else:
            block.children = list(_with_hosts(tokens))


def _with_hosts(tokens: Sequence[Token]) -> Iterator[Token]:
    label: list[Token] = []
    opened: Token | None = None
    for token in tokens:
        if token.type == "link_open":
            opened, label = token, []
        elif token.type == "link_close" and opened:
            yield from _link(opened, label, token)
            opened = None
        elif opened:
            label.append(token)
        else:
            yield token


def _link(opened: Token, label: Sequence[Token], closed: Token) -> Iterator[Token]:
    """A link with its host behind its words, or what was written if it has no address."""
    address = str(opened.attrs.get("href", ""))
    host = host_of(address)
    if not host:
        yield from (text("["), *label, text("]()"))
        return
    opened.attrs = {"href": address}
    yield from (opened, *label)
    if told(label) not in {host, address}:
        level = opened.level + 1
        # Isolated, so that letters beside it cannot turn it round.
        begin, end = Token("bdi_open", "bdi", 1), Token("bdi_close", "bdi", -1)
        named = (begin, text(host, level), end)
        yield from (text(" (", level), *named, text(")", level)) if told(label) else named
    yield closed
