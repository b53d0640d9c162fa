"""Whole walks by keyboard alone: the focus is always seen, and leads on in the page's order."""

import pytest
from playwright.sync_api import expect

from adventures.catalogue import read_adventure
from engine.geo import Point
from tests.browser.access_house import House, house
from tests.browser.chromium import PHONE, Witness, stand
from tests.browser.keyboard import Keys
from tests.building import perille, shipped
from tests.clockwork import Clock, a_site
from tests.test_gallery import GALLERY
from tests.visiting import codes_of

WORDS = {
    "viisi": ("sana", "järvelle"),
    "kolme": ("sana", "koira"),
    "yksi": ("sana", "muisto"),
    "nelja": ("vuosi", "1912"),
    "kaksi": ("sana", "kirja"),
}
PLATE = ".dock button[data-plate]"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    statues = read_adventure(GALLERY / "lab-of-five", shipped().programme).value
    folder = tmp_path_factory.mktemp("keys") / "data"
    with house(a_site(folder, Clock(), statues, perille())) as opened:
        yield opened


@pytest.fixture
def keys(browser, town):
    witness = Witness(town.url)
    context = browser.new_context(
        viewport=PHONE, locale="fi-FI", permissions=["geolocation", "camera"],
        reduced_motion="reduce",
    )  # fmt: skip
    witness.watch(context)
    player = Keys(context.new_page())
    yield player
    context.close()
    assert player.faults == []
    assert witness.foreign == []
    assert witness.complaints == []


def set_out(keys: Keys, town: House, adventure: str) -> str:
    """From the adventure's own page to the walk; gives the run's address."""
    keys.page.goto(f"{town.url}/adventures/{adventure}")
    keys.follow("a.b.sign[href*='/join']")
    keys.to("input[name=read]")
    keys.press("Space")
    keys.follow("main button.sign")
    return keys.page.url.partition("?")[0]


def at(town: House, adventure: str, checkpoint: str) -> Point:
    """Where a checkpoint is."""
    rules = town.site.catalogue.adventure(adventure)
    return rules.checkpoint(checkpoint).place.fence.centre


@pytest.mark.long
def test_a_walk_of_five_statues_by_keyboard_alone(keys, town):
    run = set_out(keys, town, "lab-of-five")

    for checkpoint, (challenge, word) in WORDS.items():
        place = at(town, "lab-of-five", checkpoint)
        stand(keys.page, {"lat": place.lat, "lon": place.lon})
        keys.page.goto(run)
        expect(keys.page.locator(f"{PLATE}.lit")).to_be_visible(timeout=15_000)
        keys.follow(PLATE)
        keys.write(f"#{checkpoint}-{challenge}-value", word)
        keys.follow(f"button[form={checkpoint}-{challenge}-answer]")
        expect(keys.page.locator(".won")).to_be_visible()

    expect(keys.page.get_by_text("50 p").first).to_be_visible()
    keys.follow(".dock a.sign")
    expect(keys.page.locator("tr.us")).to_contain_text("50")


def test_the_start_of_perille_by_keyboard_alone(keys, town):
    run = set_out(keys, town, "perille")
    keys.follow(".views a[href$='/list']")
    keys.follow("a[href$='/checkpoints/asema']")
    keys.follow(".dock a[href*='/code']")
    keys.write("input[name=code]", codes_of(town.site)["asema"])
    keys.press("Enter")
    expect(keys.page.get_by_text("Leimattu").first).to_be_visible()

    keys.follow("button[form=asema-avain-hint]")
    keys.write("#asema-avain-value", "kello")
    keys.follow("button[form=asema-avain-answer]")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Ei vielä")
    keys.write("#asema-avain-value", "kieli")
    keys.follow("button[form=asema-avain-answer]")
    expect(keys.page.locator(".won")).to_be_visible()
    keys.follow(".dock a.sign")

    assert keys.page.url.startswith(run)


def test_the_focus_goes_through_each_page_in_its_order(keys, town):
    run = set_out(keys, town, "perille")
    join = f"{town.url}/games/{town.game('perille')}/join"

    for address in (
        town.url, join, run, f"{run}/list", f"{run}/checkpoints/asema", f"{run}/help",
    ):  # fmt: skip
        keys.page.goto(address)
        stops = keys.pass_through()
        assert stops > 4, address
        assert keys.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0


def test_the_skip_link_leads_past_the_bar(keys, town):
    set_out(keys, town, "perille")
    keys.page.reload()

    keys.tab()
    assert keys.is_on("a.skip")
    keys.press("Enter")
    keys.tab()

    assert keys.page.evaluate("document.activeElement.closest('main') !== null")


def test_a_dialog_holds_the_focus_and_gives_it_back(keys, town):
    set_out(keys, town, "perille")
    scan = ".dock button[data-scan]"
    expect(keys.page.locator(scan)).to_be_visible()
    keys.to(scan)
    keys.press("Enter")
    dialog = keys.page.locator("dialog[data-scanner]")
    expect(dialog).to_be_visible()

    for _ in range(6):
        keys.press("Tab")
        assert keys.page.evaluate(
            "document.activeElement === document.body"
            " || document.activeElement.closest('dialog[open]') !== null"
        )
    keys.press("Escape")

    expect(dialog).to_be_hidden()
    assert keys.is_on(scan)
