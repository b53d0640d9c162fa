"""What axe says of a page, shown in any language, width and theme; what it cannot decide."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.access_house import View

LANGUAGES = ("fi", "sv", "en", "fi-x-selko")
WIDTHS = (320, 360, 768)
THEMES = ("light", "dark")
HEIGHT = 740
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # 7:1 for text, outdoors; large text 4.5:1.
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
RUN = """([options, explained]) => axe.run(options).then(({ violations, incomplete }) => {
    const bare = (one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        return on !== null && (one.contains(on) || on.contains(one));
    };
    const beside = (why, target) => why === 'bgOverlap' && bare(document.querySelector(target));
    const decided = (rule, why, target) => beside(why, target)
        || explained.some(([whys, within]) =>
            rule.startsWith('color-contrast') && whys.includes(why)
            && document.querySelector(target)?.closest(within));
    const told = (certain) => ({ id, nodes }) => nodes
        .map(({ html, target, any, all, none }) => ({
            rule: id, html: html.slice(0, 160), certain, target: String(target[0]),
            why: [...any, ...all, ...none].map(({ id, data }) => data?.messageKey ?? id).join(),
        }))
        .filter(({ rule, why, target }) => certain || !decided(rule, why, target))
        .map(({ rule, why, html, certain }) => ({ rule, why, html, certain }));
    return [...violations.flatMap(told(true)), ...incomplete.flatMap(told(false))];
})"""
WHOLE = "() => Math.ceil(document.documentElement.scrollHeight)"
STILL = 4
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


class Finding(NamedTuple):
    """Something that axe found, or could not decide: `why` is axe's own word for it."""

    rule: str
    why: str
    html: str
    certain: bool


@dataclass(frozen=True)
class Dress:
    """How a page is shown."""

    language: str
    width: int
    theme: str


DRESSES = tuple(Dress(*one) for one in product(LANGUAGES, WIDTHS, THEMES))


def calm(browser: Browser, **options: Any) -> BrowserContext:
    """A phone that asks for reduced motion, and keeps nothing for later."""
    return browser.new_context(
        reduced_motion="reduce", service_workers="block", has_touch=True, **options
    )


def opened(page: Page, view: View, language: str) -> None:
    """Come to a view as its team or staff would, in a language, with everything unfolded."""
    site = "/".join(view.address.split("/")[:3])
    cookies = view.cookies | {"language": language}
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": name, "value": value, "url": site} for name, value in cookies.items()]
    )
    page.goto(view.address)
    view.act(page)
    page.evaluate(UNFOLD)


def dressed(page: Page, dress: Dress) -> None:
    """Change width and theme of a page that is open."""
    page.emulate_media(color_scheme=dress.theme, reduced_motion="reduce")
    page.set_viewport_size(ViewportSize(width=dress.width, height=HEIGHT))


def unrolled(page: Page) -> None:
    """Make the screen as high as the page, so that the dock covers nothing.

    What it hides from a focus is for the keyboard's tests. A map that comes late makes the page
    higher once more: the page must have kept its height for a while.
    """
    still = 0
    while still < STILL:
        width, height = page.viewport_size["width"], page.viewport_size["height"]
        whole = page.evaluate(WHOLE)
        still = still + 1 if whole <= height else 0
        page.set_viewport_size(ViewportSize(width=width, height=max(whole, height)))
        page.wait_for_timeout(60)


def findings(page: Page) -> list[Finding]:
    """What axe says of the page as it is; what a person decided is left out."""
    unrolled(page)
    page.evaluate(_axe())
    decided = [[one.whys, one.within] for one in EXPLAINED]
    return [Finding(**one) for one in page.evaluate(RUN, [RULES, decided])]


@cache
def _axe() -> str:
    return Axe().axe_script


class Explained(NamedTuple):
    """What axe cannot decide about contrast, and what a person found: where, and why so."""

    whys: tuple[str, ...]
    within: str
    words: str


EXPLAINED = (
    Explained(
        ("imgNode", "shortTextContent", "bgOverlap", "elmPartiallyObscuring", "nonBmp"),
        ".map",
        "Words on the map are drawn on its own ground: ink on street 16.6:1, on water 11.8:1, "
        "on a block 13.6:1 (dark 9.4, 10.1, 14.6); the map's signs are ink on paper, 16:1. "
        "tests/web/test_look.py holds the pairs. Whatever the map says is in the list, too.",
    ),
    Explained(
        ("imgNode", "shortTextContent", "bgOverlap"),
        ".gauge",
        "The ruler's figures are ink on the telling band: 13.7:1, dark 12.9:1. The sentence "
        "above it says the same.",
    ),
    Explained(
        ("bgGradient",),
        "select.in",
        "The arrow of a select is drawn as a gradient at its end, and padding keeps the words "
        "off it: they are ink on paper, 16:1.",
    ),
    Explained(
        ("bgGradient",),
        ".no.half",
        "The number of a plate that is half full stands on its paper half, padded off the "
        "other: brick on paper 8.7:1, lake on paper 8.8:1.",
    ),
    Explained(
        ("pseudoContent",),
        ".src",
        "The brackets around a source's number have the link's own colour and no ground.",
    ),
    Explained(
        ("shortTextContent", "nonBmp"),
        ".no, .count, .stops, .moves, .steps, option",
        "A single figure or sign, in the colours of the longer words of its kind.",
    ),
)
"""Every kind of question that axe leaves open, explained in this one place.

One more is answered by the script above (`beside`): a map or a picture is drawn larger than
it shows, and axe takes what its edge cuts off for something on the words above and below.
Nothing does where the words are hit in their middle; the same kinds of words are measured on
the pages that have no drawing.
"""
