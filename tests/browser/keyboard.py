"""Someone who plays by keyboard alone, and looks where the focus is at each step."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const shown = one.closest('label') ?? one;
    const { left, top, right, bottom, width, height } = shown.getBoundingClientRect();
    const dock = document.querySelector('.dock')?.getBoundingClientRect();
    const own = (x, y) => {
        const on = document.elementFromPoint(x, y);
        return on && (shown.contains(on) || on.contains(shown)
            || on.closest('label') === shown);
    };
    const middle = [
        Math.max(left + width / 2, 1), Math.min(top + height / 2, innerHeight - 1)];
    const ringed = [one, shown, ...shown.querySelectorAll('*')].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const overlaps = dock && !one.closest('.dock')
        && bottom > dock.top + 1 && top < dock.bottom;
    return {
        html: one.outerHTML.slice(0, 120),
        hidden: top < -1 || top > innerHeight - 10 || overlaps || !own(...middle),
        ringed,
    };
}"""
ON = "selector => document.activeElement?.matches(selector) ?? false"
TRAIL = """() => {
    const stops = [];
    addEventListener('focusin', ({ target }) => stops.push(target));
    const after = Node.DOCUMENT_POSITION_FOLLOWING;
    window.inOrder = () => stops.every((stop, at) =>
        at === 0 || stops[at - 1].compareDocumentPosition(stop) & after);
}"""
IN_ORDER = "() => window.inOrder()"
FARTHEST = 60


@dataclass
class Keys:
    """Tab, Enter, Space and letters. `faults` is what was wrong with the focus on the way."""

    page: Page
    faults: list[tuple[str, str, str]] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab(self) -> None:
        """One step on; whoever plays must see where it led."""
        self.press("Tab")
        at = self.focus()
        if at is None:
            return
        path = self.page.url.rpartition("/")[2]
        if at["hidden"]:
            self.faults.append((path, "hidden", at["html"]))
        if not at["ringed"]:
            self.faults.append((path, "without a ring", at["html"]))

    def focus(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.page.evaluate(FOCUS)
        return found

    def is_on(self, selector: str) -> bool:
        return bool(self.page.evaluate(ON, selector))

    def to(self, selector: str) -> None:
        """Tab until the focus is there."""
        for _ in range(FARTHEST):
            if self.is_on(selector):
                return
            self.tab()
        pytest.fail(f"no Tab leads to {selector} on {self.page.url}")

    def follow(self, selector: str, key: str = "Enter") -> None:
        """Press what leads to another page."""
        self.to(selector)
        with self.page.expect_navigation():
            self.press(key)

    def write(self, selector: str, words: str) -> None:
        self.to(selector)
        self.press("Control+A")
        self.page.keyboard.type(words)

    def pass_through(self) -> int:
        """Tab from the page's first stop to its last, in its order; how many there are."""
        self.page.evaluate(TRAIL)
        stops = 0
        while stops < FARTHEST:
            self.tab()
            at = self.focus()
            if at is None or (stops and self.is_on("a.skip")):
                break
            if not self.page.evaluate(IN_ORDER):
                self.faults.append((self.page.url, "out of order", at["html"]))
            stops += 1
        return stops
