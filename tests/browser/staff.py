"""Somebody of the staff at a desk in the browser, and a look over the page that is there."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.chromium import DESKTOP, PHONE, Witness, follow
from tests.serving import Server, command

WIDE = "document.documentElement.scrollWidth > window.innerWidth + 1"
OVERFLOWING = """() => [...document.querySelectorAll('.b')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.textContent.trim())"""
LANGUAGES = ("fi", "sv", "en", "fi-x-selko")


def invited(server: Server, browser: Browser, witness: Witness | None, *role: str) -> Page:
    """A page at an invite link, for the role that the command's options tell.

    No witness watches where a test takes the server away.
    """
    words = ("invite", *role, "--data", str(server.data), "--public-url", server.url)
    context = browser.new_context(locale="fi-FI", viewport=PHONE)
    if witness is not None:
        witness.watch(context)
    page = context.new_page()
    page.goto(command(*words).stdout.strip())
    return page


def come_in(server: Server, browser: Browser, witness: Witness | None, *role: str) -> Page:
    """A page that has come in."""
    page = invited(server, browser, witness, *role)
    follow(page, page.get_by_role("button", name="Aloitan"))
    return page


def looked_over(page: Page) -> None:
    """Nothing sticks out, by phone and on a table, light and dark; axe finds nothing."""
    page.wait_for_load_state()
    for size in (PHONE, DESKTOP):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            assert page.evaluate(WIDE) is False
            assert page.evaluate(OVERFLOWING) == []
    page.set_viewport_size(PHONE)
    assert Axe().run(page).response["violations"] == []
