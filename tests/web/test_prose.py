"""What authors write, and what somebody might: both as a reader gets them."""

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.building import texts_in
from tests.chance import LAWS
from tests.web.conftest import shipped
from web.prose import LONGEST, asked_in_parts, plain, rendered, rendered_inline

ELEMENTS = {"p", "ul", "ol", "li", "strong", "em", "a", "bdi"}
MOST_S = 1.0
DEEP = 10_000
SIZE = 200_000


@dataclass
class Found(HTMLParser):
    """What a browser would make of a piece of HTML."""

    html: str
    tags: list[str] = field(default_factory=list)
    links: list[dict[str, str | None]] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    seen: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(str(self.html))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs))
        elif attrs:
            self.strange.append(f"{tag} {attrs}")

    def handle_data(self, data):
        self.seen += data

    def handle_comment(self, data):
        self.strange.append(data)

    def handle_decl(self, decl):
        self.strange.append(decl)

    def handle_pi(self, data):
        self.strange.append(data)


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


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_written_is_inert_and_its_words_are_seen(words: str):
    begun = time.process_time()
    block, line = rendered.__wrapped__(words), rendered_inline.__wrapped__(words)
    in_parts = Markup(" ").join(asked_in_parts.__wrapped__(words))
    spent = time.process_time() - begun

    assert inert(block)
    assert inert(line, {"strong", "em", "bdi"})
    assert inert(in_parts, {"strong", "em", "bdi", "a"})
    assert all("Hei" in Found(html).seen for html in (block, line, in_parts))
    assert spent < 3 * MOST_S


@pytest.mark.parametrize(
    "name", [name for name in HOSTILE if "link" in name or "scheme" in name or "host" in name]
)
def test_a_link_that_leads_to_no_https_host_stays_as_it_was_written(name: str):
    html = rendered(HOSTILE[name])

    assert all(urlsplit(link["href"]).hostname == "a.test" for link in Found(html).links)


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
    assert inert(rendered(words))
    assert inert(rendered_inline(words), {"strong", "em", "bdi"})
    assert inert(Markup(" ").join(asked_in_parts(words)), {"strong", "em", "bdi", "a"})
    letters = [letter for letter in words if letter in "aÄ"]
    assert [one for one in Found(rendered_inline(words)).seen if one == "Ä"] == [
        one for one in letters if one == "Ä"
    ]


WRITTEN = {
    "Yksi\nrivi.\n\nToinen.\n": "<p>Yksi rivi.</p> <p>Toinen.</p>",
    "*Hiljaa* ja **lujaa**, _samoin_ __näin__.": "<p><em>Hiljaa</em> ja <strong>lujaa</strong>, "
    "<em>samoin</em> <strong>näin</strong>.</p>",
    "Mukaan:\n- kynä\n- vihko": "<p>Mukaan:</p> <ul> <li>kynä</li> <li>vihko</li> </ul>",
    "* yksi\n* kaksi\n  - kolme\n  - neljä": "<ul> <li>yksi</li> <li>kaksi <ul> <li>kolme</li> "
    "<li>neljä</li> </ul> </li> </ul>",
    "Näin:\n1. kävelkää\n   torille\n2. katsokaa": "<p>Näin:</p> <ol> <li>kävelkää torille</li> "
    "<li>katsokaa</li> </ol>",
    "[Visit Mikkeli](https://visitmikkeli.fi/x?a=b)": '<p><a href="https://visitmikkeli.fi/x?a=b" '
    'rel="noopener noreferrer">Visit Mikkeli (<bdi>visitmikkeli.fi</bdi>)</a></p>',
    "[kotus.fi](https://kotus.fi)": '<p><a href="https://kotus.fi" rel="noopener noreferrer">'
    "kotus.fi</a></p>",
    "[](https://kotus.fi:8443/)": '<p><a href="https://kotus.fi:8443/" '
    'rel="noopener noreferrer"><bdi>kotus.fi:8443</bdi></a></p>',
    "18. helmikuuta 1918 tuli rauha.": "<p>18. helmikuuta 1918 tuli rauha.</p>",
    "1. elokuuta tultiin.\n\n18. lähdettiin.": "<p>1. elokuuta tultiin.</p> "
    "<p>18. lähdettiin.</p>",
    "Se oli\n1. elokuuta.": "<p>Se oli 1. elokuuta.</p>",
    "1. yksi\n\n1945.": "<p>1. yksi</p> 1945.",
    "- Kuuluuko? - Kuuluu.": "<p>- Kuuluuko? - Kuuluu.</p>",
    "– Kuuluuko?\n– Kuuluu.": "<p>– Kuuluuko? – Kuuluu.</p>",
    "- . - / . . -": "<p>- . - / . . -</p>",
    "- - -": "<p>- - -</p>",
    "+ 5 p\n+ 2 p": "<p>+ 5 p + 2 p</p>",
    "5 * 3 * 2, 5\\*3": "<p>5 * 3 * 2, 5*3</p>",
    "# 1 > 0 & `a` | b ~c~": "<p># 1 &gt; 0 &amp; `a` | b ~c~</p>",
    "    Sisään\n---\n***\n> lainaus": "<p>Sisään --- *** &gt; lainaus</p>",
    "5\N{NO-BREAK SPACE}km": "<p>5&nbsp;km</p>",
    "Rivi  \ntoinen\\\nkolmas": "<p>Rivi toinen kolmas</p>",
    "- 🧭 kompassi\n- **eväät**": "<ul> <li>🧭 kompassi</li> <li><strong>eväät</strong></li> </ul>",
}


@pytest.mark.parametrize(("words", "html"), WRITTEN.items(), ids=range(len(WRITTEN)))
def test_an_author_gets_what_was_meant(words: str, html: str):
    assert " ".join(part for part in rendered(words).split(" ") if part).split() == html.split()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://KOTUS.fi/a", "kotus.fi"),
        ("https://mikkelinpäivät.fi", "mikkelinpäivät.fi"),
        ("https://xn--mikkelinpivt-ocbc.fi", "mikkelinpäivät.fi"),
        ("https://\N{CYRILLIC SMALL LETTER A}pple.test", "xn--pple-43d.test"),
        ("https://poliisi.fi.evil.test/poliisi.fi", "poliisi.fi.evil.test"),
    ],
)
def test_the_host_is_told_as_it_is(address: str, shown: str):
    assert Found(rendered(f"[poliisi.fi]({address})")).seen.strip() == f"poliisi.fi ({shown})"


def test_a_link_in_a_name_is_told_in_words():
    name = "Asema, *vanha* [talo](https://a.test/x)"

    assert rendered_inline(name) == "Asema, <em>vanha</em> talo (<bdi>a.test</bdi>)"
    assert plain(name) == "Asema, vanha talo (a.test)"
    assert not isinstance(plain(name), Markup)


def test_a_text_too_long_to_be_prose_is_shown_as_plain_words():
    words = "*Hei* <b>\n\n" * LONGEST

    assert rendered(words).startswith("<p>*Hei* &lt;b&gt;</p>\n<p>*Hei*")


def test_every_shipped_text_is_free_of_markup_that_was_not_meant():
    texts = [
        words
        for whole in (shipped().programme, *shipped().adventures)
        for text in texts_in(whole)
        for words in text.root.values()
    ]

    assert len(texts) > 300
    for words in texts:
        assert Found(rendered(words)).seen.split() == words.split()


LEAD = "Kuoressa on viisi numeroa, ja kyltissä seitsemän kirjainta kaupungin puolella, isolla."


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        (f"{LEAD} Mikä sana syntyy? Laskekaa.", (LEAD, "Mikä sana syntyy?", "Laskekaa.")),
        ("Kumpi? Tämä vai tuo?", ("", "Kumpi? Tämä vai tuo?", "")),
        (f"{LEAD} Laskekaa *kaikki*.", (LEAD, "Laskekaa <em>kaikki</em>.", "")),
        (f"{LEAD} **Mikä? Kuka?** Hm.", (LEAD, "<strong>Mikä? Kuka?</strong>", "Hm.")),
        (f"**{LEAD}** Mikä?", (f"<strong>{LEAD}</strong>", "Mikä?", "")),
        (f"{LEAD} Mitä tapahtui 18. helmikuuta?", (LEAD, "Mitä tapahtui 18. helmikuuta?", "")),
        (f"{LEAD} Luku on 5. Mikä?", (f"{LEAD} Luku on 5.", "Mikä?", "")),
        (f"{LEAD} [x]() Mikä?", (LEAD, "[x]() Mikä?", "")),
        (
            f"{LEAD} [Katso? Tuolta.](https://a.test/?b) Mikä?",
            (
                LEAD,
                '<a href="https://a.test/?b" rel="noopener noreferrer">Katso? Tuolta. '
                "(<bdi>a.test</bdi>)</a> Mikä?",
                "",
            ),
        ),
        ("[Kumpi](https://a.test/" + "x" * 90 + ")? Tämä?", None),
    ],
)
def test_a_long_prompt_has_its_question_for_a_title(prompt: str, parts: tuple[str, str, str]):
    asked = asked_in_parts(prompt)

    assert asked == parts or (parts is None and asked[0] == asked[2] == "")
    assert all(isinstance(part, Markup) for part in asked)
