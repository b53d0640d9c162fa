"""What anyone may read, on the tour of accessibility, and forms that lack something."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.access_house import Act, House, View
from tests.playing import fresh_id
from web.player import device

TRIED = {row: outcomes[-1] for row, outcomes in device.OUTCOMES.items()} | {
    "position": "rough", "camera": "denied",
}  # fmt: skip
WAYS = ("guided", "text-only", "guided.text-only.still")


def public(town: House) -> Iterator[View]:
    """What anyone may read."""
    code, river = town.game("perille"), town.game("kadonnut-virta")
    kinds = {
        "home": "/",
        "reading": "/reading",
        "privacy": "/privacy",
        "privacy of a game": f"/games/{code}/privacy",
        "storage": "/privacy/storage",
        "accessibility": "/accessibility",
        "resume": "/resume",
        "device": "/laitetesti",
        "device code": f"/laitetesti/{device.written(TRIED)}",
        "programme": "/programme",
        "leaderboard, empty": f"/games/{river}/leaderboard",
        "join by a code": "/join",
        "adventure": "/adventures/perille",
        "join": f"/games/{code}/join",
        "poster": poster_of(town, "tori"),
        "no such page": "/no-such-page",
    }
    for kind, path in kinds.items():
        yield View(kind, "as it opens", f"{town.url}{path}")
    yield View("device code", "from a phone", f"{town.url}/laitetesti/tulos?storage=kept")
    yield View("adventure", "the other one", f"{town.url}/adventures/kadonnut-virta")
    yield View("join by a code", "a wrong one", f"{town.url}/join?code=VÄÄRÄ")
    yield View("problem", "a run of another phone", f"{town.url}/runs/{fresh_id()}")
    for sub in town.site.catalogue.programme.sub_projects:
        yield View("sub-project", str(sub.id), f"{town.url}/programme/{sub.id}")


def poster_of(town: House, checkpoint: str) -> str:
    """The path of a poster's link."""
    book = town.site.books["perille"]
    return f"/q/{book.at(checkpoint).token}"


def setting_out(town: House) -> Iterator[View]:
    """Forms that lack something, and how one reads."""
    join = f"{town.url}/games/{town.game('perille')}/join"
    yield View("join", "something is missing", join, act=sent("main form:has(.sign)"))
    yield View("resume", "a wrong code", f"{town.url}/resume", act=sent("main form", "AAAA"))
    for way in WAYS:
        yield View("home", f"read {way}", f"{town.url}/", {"reading": way})


def sent(form: str, words: str = "") -> Act:
    """Send a form as no browser would let a hand send it; `words` go into its first field."""

    def act(page: Page) -> None:
        if words:
            page.locator(f"{form} input:not([type=hidden])").first.fill(words)
        with page.expect_navigation():
            page.locator(form).first.evaluate("one => { one.noValidate = true; one.submit() }")

    return act
