"""What somebody might write instead of prose: inert, quick, and seen as it was written."""

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.chance import LAWS
from web import prose
from web.commonmark import Subset
from web.prose import LONGEST, asked_in_parts, rendered, rendered_inline

ELEMENTS = {"p", "ul", "ol", "li", "strong", "em", "a", "bdi"}
MOST_S = 1.0
DEEP = 10_000
DEEPEST = 15
SIZE = 200_000


@dataclass
class Found(HTMLParser):
    """What a browser would make of a piece of HTML."""

    html: str
    tags: list[str] = field(default_factory=list)
    links: list[dict[str, str | None]] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    seen: str = ""
    deepest: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(str(self.html))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._open.append(tag)
        self.deepest = max(self.deepest, len(self._open))
        if tag == "a":
            self.links.append(dict(attrs))
        elif attrs:
            self.strange.append(f"{tag} {attrs}")

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        self.seen += data

    def handle_comment(self, data):
        self.strange.append(data)

    handle_decl = handle_pi = handle_comment


def leads_where_it_says(link: dict[str, str | None]) -> bool:
    """Whether a link is one to an https host, and kept at a distance."""
    address = urlsplit(link["href"] or "")
    plain_host = address.scheme == "https" and address.netloc == (address.hostname or "?")
    return plain_host and link["rel"] == "noopener noreferrer" and set(link) == {"href", "rel"}


def inert(html: str, allowed: set[str] = ELEMENTS) -> bool:
    found = Found(html)
    return (
        set(found.tags) <= allowed
        and not found.strange
        and found.deepest < DEEPEST
        and all(map(leads_where_it_says, found.links))
        and not any("\u202a" <= letter <= "\u202e" for letter in html)
        and "\x00" not in html
    )


HOSTILE = {
    "a script": "<script>alert(1)</script> Hei",
    "a script in pieces": "<scr\x00ipt>alert(1)</scr\x00ipt> <scr<script>ipt> Hei",
    "an image that fails": "<img src=x onerror=alert(1)> Hei",
    "a drawing": "<svg/onload=alert(1)><math><mtext></mtext></math> Hei",
    "a style and a frame": "<style>*{color:red}</style><iframe src=//evil.test></iframe> Hei",
    "a form": '<form action="https://evil.test"><input name=csrf> Hei',
    "a comment": "<!-- <b> --> <![CDATA[x]]> <!doctype html> <?php ?> Hei",
    "a tag left open": '<a href="https://evil.test" x="Hei',
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; Hei",
    "a template": "{{ 7 * 7 }} {% raw %} ${7*7} Hei",
    "a javascript link": "[Hei](javascript:alert(1))",
    "a javascript link in capitals": "[Hei](JaVaScRiPt:alert(1))",
    "a javascript link by entities": "[Hei](javascript&colon;alert(1)) [x](&#106;avascript:1)",
    "a javascript link over lines": "[Hei](java\nscript:1) [x](<java&#10;script:1>)",
    "a javascript link with a null": "[Hei](java\x00script:alert(1)) [x](\x01javascript:1)",
    "a javascript link in angles": "[Hei](<javascript:alert(1)>) <javascript:alert(1)>",
    "other schemes": "[Hei](vbscript:x) [x](file:///etc) [x](blob:x) [x](mailto:a@b.test)",
    "data": "[Hei](data:text/html;base64,PHNjcmlwdD4=) ![x](data:image/svg+xml,<svg>)",
    "a host without a scheme": "[Hei](//evil.test) [x](/\\evil.test) [x](\\\\evil.test)",
    "half a scheme": "[Hei](https:evil.test) [x](https:/evil.test) [x](https:\\\\evil.test)",
    "plain http": "[Hei](http://evil.test/)",
    "no host": "[Hei](https://) [x](https:///evil.test) [x](https://?evil.test) [x]() [x](#a)",
    "a host behind a name": "[Hei](https://poliisi.fi@evil.test/) [x](https://a:b@evil.test)",
    "a host in disguise": "[Hei](https://ev%69l.test) [x](https://evil.test%2f@a.fi)",
    "an attribute in an address": '[Hei](https://a.test/"onclick="alert(1)) [x](https://a.test/\'x)',
    "an attribute in a title": "[Hei](https://a.test '\" onclick=\"alert(1)')",
    "a definition": "[Hei]: javascript:alert(1)\n\n[Hei] [x][Hei]",
    "images": "![Hei](https://evil.test/pixel.png) ![x](//evil.test/pixel.png)",
    "autolinks": "<https://evil.test> https://evil.test www.evil.test Hei",
    "brackets in brackets": "[[[Hei](https://a.test)](https://b.test)](javascript:1) [x](a[b]",
    "letters turned round": "\u202eieH\u202c Hei [\u202egro\u2066](https://evil.test)",
    "half a letter": "Hei \ud800 [\udfff](https://evil.test/\udc00)",
    "stars": "Hei " + "*" * DEEP + "a" + "*" * DEEP,
    "stars that are read": "Hei " + "*" * (DEEP // 2) + "a" + "*" * (DEEP // 2),
    "lines": "Hei " + "_" * DEEP + "a" + "_" * DEEP,
    "stars and words": "Hei " + "*a **b " * DEEP,
    "quotes in quotes": ">" * DEEP + " Hei",
    "brackets": "[" * DEEP + " Hei",
    "brackets of images": "![" * DEEP + "Hei",
    "closed brackets": "[" * DEEP + "Hei" + "](https://a.test)" * DEEP,
    "links begun": "Hei" + "[a](" * DEEP,
    "lists in lists": "- " * DEEP + "Hei",
    "lists deeper and deeper": "\n".join(" " * 2 * n + "- Hei" for n in range(150)),
    "numbers": "Hei\n\n" + "1. a\n\n" * DEEP,
    "200 kB of words": "Hei maailma. " * (SIZE // 13),
    "200 kB of paragraphs": "Hei\n\n" * (SIZE // 5),
    "200 kB of items": "- Hei\n" * (SIZE // 6),
    "200 kB of links": "[Hei](https://a.test) " * (SIZE // 22),
    "200 kB of brackets": "Hei" + "[" * SIZE,
    "one word of 200 kB": "Hei" * (SIZE // 3),
}


def pieces(words: str) -> list[tuple[str, set[str]]]:
    """What pages make of these words, each in a second; and the elements that it may have."""
    made = []
    line = ELEMENTS - {"p", "ul", "ol", "li"}
    for make, allowed in (
        (rendered, ELEMENTS),
        (rendered_inline, line - {"a"}),
        (asked_in_parts, line),
    ):
        begun = time.process_time()
        html = make.__wrapped__(words)
        assert time.process_time() - begun < MOST_S
        made.append((" ".join(html) if isinstance(html, tuple) else html, allowed))
    return made


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_written_is_inert_and_its_words_are_seen(words: str):
    for html, allowed in pieces(words):
        assert inert(html, allowed)
        assert "Hei" in Found(html).seen


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "![", "]", "[a](", "[a](<b", "[a](https://a.test 'b", "*", "*a **b ", "__a_"),
        *("- a\n", "1. a\n", "1. a\n\n", "a\n\n", "\\*", "<a", "`", "[x](https://a.test)"),
    ],
)
def test_the_longest_text_that_is_read_for_markup_takes_no_time(piece: str):
    for html, allowed in pieces((piece * LONGEST)[:LONGEST]):
        assert inert(html, allowed)


def test_a_link_that_leads_to_no_https_host_stays_as_it_was_written():
    named = [words for name, words in HOSTILE.items() if "link" in name or "host" in name]

    links = [link["href"] for words in named for link in Found(rendered(words)).links]

    assert len(named) > 10
    assert links == []


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_each_of_the_two_walls_is_enough_by_itself(words: str):
    written = words[:LONGEST].encode(errors="replace").decode()
    full = MarkdownIt("commonmark", {"html": True}).render(written)

    parsed = Found(Subset().render(written))
    let_through = [prose._let_through(prose._PROSE, html) for html in (written, full)]

    assert set(parsed.tags) <= ELEMENTS
    assert parsed.strange == []
    assert all(urlsplit(link["href"]).scheme == "https" for link in parsed.links)
    assert all(set(Found(html).tags) <= ELEMENTS for html in let_through)
    assert all(Found(html).strange == [] for html in let_through)
    links = [link for html in let_through for link in Found(html).links]
    assert all("href" not in link or leads_where_it_says(link) for link in links)


MARKUP = st.sampled_from(
    [
        *("*", "**", "_", "[", "](", ")", "<", ">", "&", ";", '"', "'", "\\", "`", "!", "#"),
        *("- ", "1. ", "2. ", "18. ", "\n", "\n\n", "  ", "    ", "\t", "\x00", "\u202e", ":"),
        *("https://", "a.test", "javascript:", "//", "/", "@", "a", "Ä", "?", ". ", "<b>"),
    ]
)


@LAWS
@given(st.lists(MARKUP, max_size=40).map("".join))
def test_no_words_at_all_become_anything_but_what_is_allowed(words: str):
    for html, allowed in pieces(words):
        assert inert(html, allowed)
        assert "](" in words or Found(html).seen.count("Ä") == words.count("Ä")
