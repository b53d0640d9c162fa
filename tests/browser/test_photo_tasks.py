"""Photos from the phone: shrunk, without what a camera adds, kept while no network is there."""

from playwright.sync_api import expect

from tests.browser.hands import FOCUSED, heard
from tests.browser.offline import outbox, ready
from tests.photographing import MAKE, MARKS, NOTE, PLACE, corners, photo, picture, size_of

SENDING_IS_NOTED = """
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = async function (body) {
        const photo = body.get("photo");
        const octets = new Uint8Array(await photo.arrayBuffer());
        const letters = [...octets].map(octet => String.fromCharCode(octet)).join("");
        await window.noteSent(photo.type, letters);
        send.call(this, body);
    };"""


def choose_file(hands, selector: str, octets: bytes) -> None:
    """Open the phone's own chooser by the keyboard, and choose there."""
    hands.tab_to(selector)
    hands.press("Enter")
    for _ in range(50):
        if hands.choosers:
            break
        hands.page.wait_for_timeout(50)
    hands.choosers.pop().set_files(
        {"name": "ovi.jpg", "mimeType": "image/jpeg", "buffer": octets}
    )


def test_a_photo_is_shrunk_on_the_phone_and_keeps_nothing_of_the_camera(hands, everything):
    sent = []
    hands.page.expose_function("noteSent", lambda kind, octets: sent.append((kind, octets)))
    hands.page.add_init_script(SENDING_IS_NOTED)
    page = hands.at("seina")
    before = set(everything.data.glob("photos/*"))

    choose_file(hands, "input[capture]", photo(drawn=picture(2400, 1200), held=6))
    expect(page.get_by_alt_text("Valittu kuva")).to_be_visible()
    hands.answer("seina-kuva")
    hands.told("Perillä")

    [(kind, octets)] = sent
    body = octets.encode("latin-1")
    [kept] = set(everything.data.glob("photos/*")) - before
    assert [mark for mark in (MAKE, PLACE, NOTE) if mark in body] == []
    assert [mark for mark in MARKS if mark in kept.read_bytes()] == []
    assert kind == "image/webp"
    assert size_of(body) == (1600, 800)
    assert size_of(kept.read_bytes()) == (1600, 800)
    assert corners(kept.read_bytes()) == ["red", "lime", "blue", "yellow"]


def test_a_photo_that_cannot_be_read_says_so_and_can_be_chosen_anew(hands):
    page = hands.at("seina")
    choose_file(hands, "input[type=file]:not([capture])", b"no picture at all")
    hands.answer("seina-kuva")

    expect(page.get_by_role("alert")).to_contain_text("Tätä ei voi lukea kuvana.")
    choose_file(hands, "input[type=file]:not([capture])", photo())
    hands.answer("seina-kuva")

    hands.told("Perillä")


def test_a_photo_that_does_not_get_through_waits_on_the_phone_and_comes_through(hands, seen):
    page = hands.at("seina")
    ready(page)
    choose_file(hands, "input[capture]", photo())
    page.context.set_offline(True)
    hands.answer("seina-kuva")

    page.wait_for_url("**/saved/*")
    [waits] = outbox(page)
    assert waits["challenge"] == "seina/kuva"
    page.context.set_offline(False)
    page.reload()

    hands.told("Perillä")
    assert outbox(page) == []
    seen.complaints.clear()


def test_no_photo_is_asked_for_in_words(hands):
    page = hands.at("seina")

    hands.answer("seina-kuva")

    assert heard(page) == "Ottakaa kuva, tai valitkaa se puhelimesta."
    assert page.evaluate(FOCUSED, "input[capture]")


def test_words_instead_of_a_photo(hands):
    hands.at("seina")
    hands.tab_to("textarea[name=words]")
    hands.write("Punainen ovi.")
    hands.tab_to("#seina-kuva-words .b")
    hands.press("Enter")

    hands.told("Perillä")
