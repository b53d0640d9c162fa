"""Pages of every challenge type: axe, targets to touch, large text."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.hands import set_out
from tests.browser.test_pages import RULES, WIDE
from tests.tasking import kaikkea

FOLDED = "section > .w > details:not([open]) > summary"
SMALL = """all => all.filter(one => one.offsetParent && !one.closest('[aria-hidden=true]'))
    .map(one => [one.outerHTML.slice(0, 90),
        (one.closest('label') ?? one).getBoundingClientRect().height])
    .filter(([, height]) => height < 44)"""

TARGETS = "button, .b, summary, select, textarea, input:not([type=hidden])"


@pytest.mark.long
@pytest.mark.parametrize(
    ("scheme", "size", "language"),
    [("light", PHONE, "fi-FI"), ("dark", PHONE, "en-GB"), ("light", DESKTOP, "fi-FI")],
)
def test_axe_finds_nothing_on_any_challenge(browser, everything, seen, scheme, size, language):
    context = browser.new_context(
        viewport=size,
        locale=language,
        color_scheme=scheme,
        base_url=everything.url,
        reduced_motion="reduce",
    )
    seen.watch(context)
    hands = set_out(context, everything)
    page, faults = hands.page, []
    for stop in kaikkea().checkpoints:
        hands.at(stop.id)
        for summary in page.locator(FOLDED).all()[::-1]:
            summary.click()
        page.wait_for_load_state("networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # nothing lies under the dock
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [(stop.id, one["id"], node["html"]) for one in found for node in one["nodes"]]
        faults += [(stop.id, *one) for one in page.eval_on_selector_all(TARGETS, SMALL)]
        if page.evaluate(WIDE):
            faults.append((stop.id, "sticks out sideways", ""))
    context.close()

    assert faults == []


def test_large_text_on_a_small_phone_needs_no_sideways_scroll(browser, everything, seen):
    context = browser.new_context(
        viewport={"width": 320, "height": 560}, locale="fi-FI", base_url=everything.url
    )
    seen.watch(context)
    hands = set_out(context, everything)
    page, faults = hands.page, []
    for stop in kaikkea().checkpoints:
        hands.at(stop.id)
        for summary in page.locator(FOLDED).all()[::-1]:
            summary.click()
        for text in ("100%", "200%"):
            page.evaluate(
                "size => document.documentElement.style.setProperty('font-size', size)", text
            )
            if page.evaluate(WIDE):
                faults.append((stop.id, text))
    context.close()

    assert faults == []
