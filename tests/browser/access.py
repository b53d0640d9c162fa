"""What axe says of a page, shown in any language, width and theme; what it cannot decide."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.access_explained import EXPLAINED
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
RUN = """([options, explained]) => axe.run(
    document.querySelector('dialog[open]') ?? document, options,
).then(({ violations, incomplete }) => {
    const bare = (one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        return on !== null && (one.contains(on) || on.contains(one));
    };
    const beside = (why, target) => {
        const one = document.querySelector(target);
        return ['bgOverlap', 'elmPartiallyObscuring'].includes(why) && one && bare(one);
    };
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
STILL = 3
TICK_MS = 50
MAP, REDRAWN_MS = ".map:visible", 250
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


def every_pair() -> tuple[Dress, ...]:
    """Half of the dresses: each language, width and theme with each other one."""
    order = {one: at for kind in (LANGUAGES, WIDTHS, THEMES) for at, one in enumerate(kind)}
    return tuple(
        one
        for one in DRESSES
        if (order[one.language] + order[one.width] + order[one.theme]) % 2 == 0
    )


def each_once() -> tuple[Dress, ...]:
    """The fewest in which each language, width and theme is met."""
    return tuple(
        Dress(language, WIDTHS[at % len(WIDTHS)], THEMES[at % len(THEMES)])
        for at, language in enumerate(LANGUAGES)
    )


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
    _settled(page)


def _settled(page: Page) -> None:
    """Wait for maps and pictures that come late: the page has kept its height for a while."""
    still, before = 0, -1
    while still < STILL:
        page.wait_for_timeout(TICK_MS)
        whole = page.evaluate(WHOLE)
        still = still + 1 if whole == before else 0
        before = whole


def dressed(page: Page, dress: Dress) -> None:
    """Change width and theme of a page that is open."""
    page.emulate_media(color_scheme=dress.theme, reduced_motion="reduce")
    page.set_viewport_size(ViewportSize(width=dress.width, height=HEIGHT))


def unrolled(page: Page) -> None:
    """Make the screen as high as the page, so that the dock covers nothing.

    What it hides from a focus is for the keyboard's tests.
    """
    page.wait_for_timeout(TICK_MS)
    while (whole := page.evaluate(WHOLE)) > page.viewport_size["height"]:
        page.set_viewport_size(ViewportSize(width=page.viewport_size["width"], height=whole))
        page.wait_for_timeout(TICK_MS)
    if page.locator(MAP).count():
        page.wait_for_timeout(REDRAWN_MS)


def findings(page: Page) -> list[Finding]:
    """What axe says of the page as it is; what a person decided is left out."""
    unrolled(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    decided = [[one.whys, one.within] for one in EXPLAINED]
    return [Finding(**one) for one in page.evaluate(RUN, [RULES, decided])]


@cache
def _axe() -> str:
    return Axe().axe_script
