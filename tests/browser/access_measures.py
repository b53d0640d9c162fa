"""What is measured of a page beside axe: width, what is cut off, thumbs' targets, movement."""

from playwright.sync_api import Page

LARGE = "size => document.documentElement.style.setProperty('font-size', size)"
MIRRORED = "way => document.documentElement.setAttribute('dir', way)"
WIDE = """() => document.documentElement.scrollWidth > window.innerWidth + 1
    ? [`${document.documentElement.scrollWidth} px wide: `
        + [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .slice(-1).map((one) => one.outerHTML.slice(0, 120))]
    : []"""
CUT = """() => [...document.querySelectorAll('main *, header *, nav *, dialog[open] *')]
    .filter((one) => one.checkVisibility() && one.innerText?.trim())
    .filter((one) => !one.closest('.vh, .map, [aria-hidden=true]'))
    .filter((one) => {
        const { overflowX, overflowY, display } = getComputedStyle(one);
        const shuts = ([overflow, whole, seen]) =>
            !['visible', 'auto', 'scroll'].includes(overflow) && whole > seen + 1;
        const half = parseFloat(getComputedStyle(one).fontSize) / 2;
        const lines = one.clientHeight + half;
        const holds = display !== 'inline'
            && one.matches('.b, .sign, .no, .tag, .seg > *, .in');
        return shuts([overflowX, one.scrollWidth, one.clientWidth])
            || shuts([overflowY, one.scrollHeight, lines])
            || (holds && one.scrollWidth > one.clientWidth + 1);
    })
    .map((one) => one.outerHTML.slice(0, 140))"""
SMALL = """least => [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility() && !one.closest('[aria-hidden=true], .vh, .skip'))
    .filter((one) => !one.closest('.leaflet-marker-icon'))
    .filter((one) => {
        if (one.tagName !== 'A' || getComputedStyle(one).display !== 'inline') return true;
        return one.parentElement.textContent.trim() === one.textContent.trim();
    })
    .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < least - 0.5)
    .map(([one, { width, height }]) =>
        `${Math.round(width)} x ${Math.round(height)}: ${one.outerHTML.slice(0, 120)}`)"""
MOVING = """() => document.getAnimations().filter((one) => one.playState === 'running')
    .map((one) => one.effect?.target?.outerHTML.slice(0, 120) ?? 'something moves')"""
EDGELESS = """() => [...document.querySelectorAll('.b, .sign, .in, .op input, .seg')]
    .filter((one) => one.checkVisibility() && !one.matches('.q, .bag, .dock .bs .b'))
    .filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) === 0)
    .map((one) => one.outerHTML.slice(0, 120))"""
THUMB = 44


def sticking_out(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return page.evaluate(WIDE)


def cut_off(page: Page) -> list[str]:
    """What has more words than it shows."""
    return page.evaluate(CUT)


def too_small(page: Page) -> list[str]:
    """What a thumb may miss. A link within a sentence is as high as its line, and a mark on
    the map has its row in the list."""
    return page.evaluate(SMALL, THUMB)


def moving(page: Page) -> list[str]:
    """What moves, though the reader asked for calm."""
    return page.evaluate(MOVING)


def edgeless(page: Page) -> list[str]:
    """What can be pressed or filled, and has no edge when colours are the reader's own."""
    return page.evaluate(EDGELESS)


def enlarged(page: Page, size: str) -> None:
    """Set the reader's size of text."""
    page.evaluate(LARGE, size)


def mirrored(page: Page, way: str = "rtl") -> None:
    """Turn the page as if it read from the right."""
    page.evaluate(MIRRORED, way)
