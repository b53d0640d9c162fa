"""What authors do write, as a reader gets it."""

import pytest
from markupsafe import Markup

from tests.building import shipped, texts_in
from tests.web.test_prose import Found
from web.prose import LONGEST, asked_in_parts, plain, rendered, rendered_inline

APART = ' rel="noopener noreferrer">'
WRITTEN = [
    ("Yksi\nrivi.\n\nToinen.\n", "<p>Yksi rivi.</p> <p>Toinen.</p>"),
    ("*Hiljaa* ja **lujaa**.", "<p><em>Hiljaa</em> ja <strong>lujaa</strong>.</p>"),
    ("_Samoin_ __näin__, sa_no_ja.", "<p><em>Samoin</em> <strong>näin</strong>, sa_no_ja.</p>"),
    ("Mukaan:\n- kynä\n- vihko", "<p>Mukaan:</p> <ul> <li>kynä</li> <li>vihko</li> </ul>"),
    (
        "* yksi\n* kaksi\n  - kolme\n  - neljä",
        "<ul> <li>yksi</li> <li>kaksi <ul> <li>kolme</li> <li>neljä</li> </ul> </li> </ul>",
    ),
    (
        "Näin:\n1. kävelkää\n   torille\n2. katsokaa",
        "<p>Näin:</p> <ol> <li>kävelkää torille</li> <li>katsokaa</li> </ol>",
    ),
    (
        "[Visit](https://a.fi/x?a=b)",
        f'<p><a href="https://a.fi/x?a=b"{APART}Visit (<bdi>a.fi</bdi>)</a></p>',
    ),
    ("[a.fi](https://a.fi)", f'<p><a href="https://a.fi"{APART}a.fi</a></p>'),
    ("[](https://a.fi:81/)", f'<p><a href="https://a.fi:81/"{APART}<bdi>a.fi:81</bdi></a></p>'),
    ("[a](javascript:b)", "<p>[a](javascript:b)</p>"),
    ("[a](//b.test/c)", "<p>[a](//b.test/c)</p>"),
    ("[a]()", "<p>[a]()</p>"),
    ("18. helmikuuta tuli rauha.", "<p>18. helmikuuta tuli rauha.</p>"),
    ("1. elokuuta.\n\n18. elokuuta.", "<p>1. elokuuta.</p> <p>18. elokuuta.</p>"),
    ("Se oli\n1. elokuuta.", "<p>Se oli 1. elokuuta.</p>"),
    ("1. yksi\n\n1945.", "<p>1. yksi</p> 1945."),
    ("- yksi\n  - kaksi\n    - kolme", "<p>- yksi</p> <p>- kaksi</p> <p>- kolme</p>"),
    ("- Kuuluuko? - Kuuluu.", "<p>- Kuuluuko? - Kuuluu.</p>"),
    ("– Kuuluuko?\n– Kuuluu.", "<p>– Kuuluuko? – Kuuluu.</p>"),
    ("- . - / . . -", "<p>- . - / . . -</p>"),
    ("- - -", "<p>- - -</p>"),
    ("+ 5 p\n+ 2 p", "<p>+ 5 p + 2 p</p>"),
    ("5 * 3 * 2, 5\\*3", "<p>5 * 3 * 2, 5*3</p>"),
    ("# 1 > 0 & `a` | b ~c~", "<p># 1 &gt; 0 &amp; `a` | b ~c~</p>"),
    ("    Sisään\n---\n***\n> lainaus", "<p>Sisään --- *** &gt; lainaus</p>"),
    ("5\N{NO-BREAK SPACE}km", "<p>5&nbsp;km</p>"),
    ("Rivi  \ntoinen\\\nkolmas", "<p>Rivi toinen kolmas</p>"),
    ("- 🧭 yksi\n- **kaksi**", "<ul> <li>🧭 yksi</li> <li><strong>kaksi</strong></li> </ul>"),
]


@pytest.mark.parametrize(("words", "html"), WRITTEN, ids=range(len(WRITTEN)))
def test_an_author_gets_what_was_meant(words: str, html: str):
    assert rendered(words).split() == html.split()


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


def test_words_in_lists_too_deep_to_be_lists_are_not_lost():
    items = [f"{' ' * 2 * depth}- a{depth}\n{' ' * 2 * depth}- b{depth}" for depth in range(15)]

    found = Found(rendered("\n".join(items)))

    assert found.tags.count("ul") == 3
    assert all(f"a{depth}" in found.seen and f"b{depth}" in found.seen for depth in range(15))


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
            f"{LEAD} [Katso. Ja?](https://a.fi) Mikä?",
            (LEAD, f'<a href="https://a.fi"{APART}Katso. Ja? (<bdi>a.fi</bdi>)</a> Mikä?', ""),
        ),
    ],
)
def test_a_long_prompt_has_its_question_for_a_title(prompt: str, parts: tuple[str, str, str]):
    asked = asked_in_parts(prompt)

    assert asked == parts
    assert all(isinstance(part, Markup) for part in asked)


def test_a_long_address_does_not_make_a_prompt_long():
    prompt = "Katso [tästä](https://a.fi/" + "x" * 90 + "). Kumpi?"

    assert asked_in_parts(prompt)[0] == asked_in_parts(prompt)[2] == ""
