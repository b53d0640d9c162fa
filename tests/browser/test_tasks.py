"""Every challenge type in a real browser, answered by keyboard alone; axe on each page."""

import re
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FileChooser, Page, expect

from tests.browser.chromium import DESKTOP, PHONE, Witness
from tests.browser.offline import outbox, ready
from tests.browser.test_pages import RULES, WIDE
from tests.photographing import MAKE, MARKS, NOTE, PLACE, corners, photo, picture, size_of
from tests.playing import Phone
from tests.tasking import kaikkea, serving_everything

FOCUSED = "selector => document.activeElement?.matches(selector) ?? false"
SENDING_IS_NOTED = """
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = async function (body) {
        const photo = body.get("photo");
        const octets = new Uint8Array(await photo.arrayBuffer());
        const letters = [...octets].map(octet => String.fromCharCode(octet)).join("");
        await window.noteSent(photo.type, letters);
        send.call(this, body);
    };"""
FOLDED = "section > .w > details:not([open]) > summary"
SMALL = """all => all.filter(one => one.offsetParent && !one.closest('[aria-hidden=true]'))
    .map(one => [one.outerHTML.slice(0, 90),
        (one.closest('label') ?? one).getBoundingClientRect().height])
    .filter(([, height]) => height < 44)"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    with serving_everything(tmp_path_factory.mktemp("tasks") / "data") as running:
        yield running


class Patient(Witness):
    """Hears no complaint in an answer that says in words what a form lacks."""

    def _hear(self, kind: str, text: str) -> None:
        if "status of 422" not in text:
            super()._hear(kind, text)


@pytest.fixture
def seen(everything):
    """Sees to it that a test leaves no foreign request, policy violation or script error."""
    witness = Patient(everything.url)
    yield witness
    assert witness.foreign == []
    assert witness.complaints == []


@dataclass
class Hands:
    """Someone who plays with the keyboard alone."""

    page: Page
    url: str
    run: str
    choosers: list[FileChooser] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("filechooser", self._keep)

    def _keep(self, chooser: FileChooser) -> None:
        self.choosers.append(chooser)

    def at(self, checkpoint: str) -> Page:
        """Check in by the team's word, and open the page."""
        walk = self.page.request.get(f"{self.url}/runs/{self.run}").text()
        token = re.search(r'name="csrf" value="(\w+)"', walk)
        assert token
        form = {"csrf": token[1], "id": str(uuid4()), "checkpoint": checkpoint, "here": "1"}
        self.page.request.post(f"{self.url}/runs/{self.run}/check-in", form=form)
        self.page.goto(f"{self.url}/runs/{self.run}/checkpoints/{checkpoint}")
        return self.page

    def unfold(self, challenge: str) -> None:
        """Open a challenge that is not the next one."""
        self.tab_to(f"#{challenge} summary")
        self.press("Enter")

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(80):
            self.press("Tab")
            if self.page.evaluate(FOCUSED, selector):
                return
        pytest.fail(f"no Tab leads to {selector}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def answer(self, name: str) -> None:
        """Press the button that sends a challenge, wherever it stands."""
        self.tab_to(f"[form={name}-answer].sign, #{name}-answer > .b:not(.vh)")
        self.press("Enter")

    def told(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)


@pytest.fixture
def hands(browser, everything, seen):
    context = browser.new_context(viewport=PHONE, locale="fi-FI", base_url=everything.url)
    seen.watch(context)
    yield set_out(context, everything)
    context.close()


def set_out(context, server, **start) -> Hands:
    with server.client() as client:
        phone = Phone(client)
        phone.start(language="fi", **start)
    context.add_cookies([{"name": "seikkailu", "value": phone.token, "url": server.url}])
    return Hands(context.new_page(), server.url, phone.run)


def heard(page: Page) -> str:
    return page.locator("[data-live]").inner_text()


def test_something_to_read(hands):
    hands.at("satama")

    hands.answer("satama-lue")

    hands.told("Luettu")


def test_a_choice(hands):
    page = hands.at("tori")
    hands.tab_to("input[value=juosta]")
    hands.press("ArrowDown", "ArrowUp")

    expect(page.locator("input[value=juosta]")).to_be_checked()
    hands.answer("tori-yksi")

    hands.told("Oikein")


def test_several_boxes(hands):
    hands.at("tori")
    hands.unfold("tori-monta")
    for value in ("peruna", "porkkana", "nauris"):
        hands.tab_to(f"input[value={value}]")
        hands.press("Space")

    hands.answer("tori-monta")

    hands.told("Oikein")


def test_rows_move_under_their_buttons_and_say_where_they_are(hands):
    page = hands.at("silta")
    rows = page.locator("#silta-jarjestys [data-row]")
    expect(rows.first.locator("button")).to_have_count(2)
    right = [str(row.text.said("fi")) for row in kaikkea().challenge("silta/jarjestys").options]

    for place, words in enumerate(right):
        at = rows.locator(".g").all_inner_texts().index(words)
        hands.tab_to(f"button[aria-label='Ylemmäs: {words}']")
        for _ in range(at - place):
            hands.press("Enter")
            assert page.evaluate(FOCUSED, f"button[aria-label='Ylemmäs: {words}']")
        page.evaluate("document.activeElement.blur()")

    assert heard(page).startswith("”Kuuluuko?”: paikka 5 / 5") or "paikka" in heard(page)
    assert rows.locator(".g").all_inner_texts() == right
    hands.answer("silta-jarjestys")
    hands.told("Oikein")


def test_a_row_at_the_edge_stays(hands):
    page = hands.at("silta")
    rows = page.locator("#silta-jarjestys [data-row]")
    expect(rows.first.locator("button").first).to_have_attribute("aria-disabled", "true")
    before = rows.locator(".g").all_inner_texts()

    hands.tab_to("[data-row]:first-child button")
    hands.press("Enter")

    assert rows.locator(".g").all_inner_texts() == before
    assert heard(page) == f"{before[0]}: paikka 1 / 5"


def test_a_row_can_be_dragged_as_well(hands):
    page = hands.at("silta")
    rows = page.locator("#silta-jarjestys [data-row]")
    grip = rows.first.locator(".grip")
    expect(grip).to_be_visible()
    before = rows.locator(".g").all_inner_texts()
    from_, to = grip.bounding_box(), rows.nth(2).bounding_box()

    page.mouse.move(from_["x"] + 5, from_["y"] + 5)
    page.mouse.down()
    page.mouse.move(from_["x"] + 5, to["y"] + to["height"] - 4, steps=8)
    page.mouse.up()

    assert rows.locator(".g").all_inner_texts() == [*before[1:3], before[0], *before[3:]]


def test_pairs_by_their_selects(hands):
    page = hands.at("silta")
    hands.unfold("silta-parit")
    for left, right in (("hiljaa", "k"), ("tuulee", "t"), ("odottaa", "a")):
        hands.tab_to(f"select[name=right-{left}]")
        hands.write(right)

    assert page.locator("select[name=right-odottaa]").input_value() == "asema"
    hands.answer("silta-parit")

    hands.told("Oikein")


def test_pairs_can_be_tapped_together(hands):
    page = hands.at("silta")
    page.locator("#silta-parit summary").click()
    page.get_by_role("button", name="kirjasto", exact=True).click()
    page.get_by_role("button", name="tori", exact=True).click()
    page.get_by_text("Täällä odotetaan. Täällä").first.click()
    page.get_by_role("button", name="asema", exact=True).click()

    assert heard(page) == "”Täällä odotetaan. Täällä odotetaan aina.”: asema"
    page.locator("#silta-parit-answer > .b").click()

    hands.told("Oikein")


def test_a_place_is_set_on_the_map_by_arrows_and_enter(hands):
    page = hands.at("maki")
    hands.unfold("maki-kartalla")
    spot = page.locator("#maki-kartalla [data-point-map]")
    expect(spot.locator(".leaflet-pane").first).to_be_attached()
    hands.tab_to("#maki-kartalla [data-point-map]")
    expect(spot.locator(".aim")).to_be_visible()

    hands.press("ArrowLeft", "Enter")

    lat = page.locator("#maki-kartalla input[name=lat]").input_value()
    assert re.fullmatch(r"61\.\d{6}", lat)
    assert re.fullmatch(r"Risti on paikallaan: \d+ m \w+ tästä rastista\.", heard(page))
    expect(spot.locator(".cross")).to_be_visible()
    hands.answer("maki-kartalla")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Oikein|Ei vielä"))


def test_a_tap_on_the_map_takes_the_place_of_what_was_chosen(hands):
    page = hands.at("maki")
    form = page.locator("#maki-paikka")
    expect(form.locator(".leaflet-pane").first).to_be_attached()
    form.locator("input[value=tori]").check()

    form.locator("[data-point-map]").click(position={"x": 120, "y": 90})
    tapped = form.locator("input[name=lon]").input_value()
    unticked = form.locator("input:checked").count()
    form.locator("input[value=satama]").check()

    assert tapped.startswith("27.")
    assert unticked == 0
    assert form.locator("input[name=lon]").input_value() == ""
    expect(form.locator(".cross")).to_have_count(0)


def test_a_number_and_a_word(hands):
    hands.at("kello")
    hands.tab_to("#kello-luku-value")
    hands.write("2,5")
    hands.press("Enter")
    hands.told("Oikein")

    hands.at("kello")
    hands.unfold("kello-sana")
    hands.tab_to("#kello-sana-value")
    hands.write("tempus")
    hands.press("Enter")
    hands.told("Oikein")


def test_a_time_limit_ticks_without_a_word(hands):
    page = hands.page
    page.clock.install()
    hands.at("kello")
    left = page.locator("#kello-luku [data-left]")
    expect(left).to_have_text(re.compile(r"aikaa (3 min|2 min 5\d s)"))

    page.clock.run_for(61_000)
    later = left.inner_text()
    page.clock.run_for(120_000)

    assert re.fullmatch(r"aikaa 1 min 5\d s", later)
    assert left.inner_text() == "aika loppui"
    assert heard(page) == ""


def test_a_hint_that_waited_shows_its_button_when_its_time_comes(hands):
    page = hands.page
    page.clock.install()
    hands.at("kello")
    hands.unfold("kello-hetki")
    hint = page.locator("button[form=kello-hetki-hint]")
    expect(hint).to_be_hidden()

    page.clock.run_for(301_000)

    expect(hint).to_be_visible()


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


@pytest.mark.parametrize(
    ("checkpoint", "challenge", "heading"),
    [("seina", "omaa", "Kirjattu"), ("piha", "idea", "Perillä")],
)
def test_thoughts_and_ideas(hands, checkpoint, challenge, heading):
    page = hands.at(checkpoint)
    name = f"{checkpoint}-{challenge}"
    if page.locator(f"#{name} summary").count():
        hands.unfold(name)
    hands.tab_to(f"#{name}-value")
    hands.write("Sisko.")

    hands.answer(name)

    hands.told(heading)


def test_a_step_never_leaves_the_phone_unless_it_is_shared(hands):
    page = hands.at("penkki")
    bodies = []
    page.on("request", lambda one: bodies.append(one.post_data or ""))
    hands.tab_to("#penkki-olo input[value='1']")
    hands.press("ArrowRight", "ArrowRight", "ArrowRight")

    hands.answer("penkki-olo")
    hands.told("Merkitty")
    hands.at("penkki")

    [sent] = [body for body in bodies if "penkki%2Folo" in body]
    assert "value=true" in sent
    assert "value=4" not in sent
    expect(
        page.get_by_text("Merkitsitte 4 / 5. Luku on vain tässä puhelimessa.")
    ).to_be_visible()


def test_a_shared_step_is_sent(hands):
    page = hands.at("penkki")
    bodies = []
    page.on("request", lambda one: bodies.append(one.post_data or ""))
    hands.tab_to("#penkki-olo input[value='1']")
    hands.press("ArrowRight")
    hands.tab_to("input[name=share]")
    hands.press("Space")

    hands.answer("penkki-olo")
    hands.told("Merkitty")

    assert any("value=2&share=1" in body for body in bodies)


@pytest.fixture
def timed(hands):
    """An activity of twenty seconds, on a page whose clock the test moves."""
    hands.page.clock.install()
    hands.at("penkki")
    hands.unfold("penkki-patsas")
    return hands


CLOCK = "#penkki-patsas .countdown button"


def test_a_movement_is_timed_and_only_its_start_half_and_end_are_said(timed):
    page, said = timed.page, []
    digits = page.locator("#penkki-patsas .digits")
    expect(digits).to_have_text("0:20")
    timed.tab_to(CLOCK)
    timed.press("Enter")

    for seconds in (1, 8, 2, 8):
        said.append(heard(page))
        page.clock.run_for(seconds * 1000)

    start, half = "Kello käy.", "Puolet on tehty."
    assert [*said, heard(page)] == [start, start, start, half, half]
    page.clock.run_for(2_000)
    timed.told("Tehty")


def test_a_movement_whose_time_is_full_without_a_network_waits_on_the_phone(hands, seen):
    page = hands.page
    hands.at("penkki")
    ready(page)
    page.clock.install()
    hands.unfold("penkki-patsas")
    hands.tab_to(CLOCK)
    hands.press("Enter")
    page.context.set_offline(True)

    page.clock.run_for(21_000)

    expect(page.get_by_text("Tallessa puhelimessa: 1").first).to_be_visible(timeout=20_000)
    page.context.set_offline(False)
    page.wait_for_url("**/entries/*")
    hands.told("Tehty")
    seen.complaints.clear()


def test_a_movement_that_is_full_takes_no_written_words_with_it(timed):
    page = timed.page
    page.locator("#penkki-patsas").evaluate(
        "one => one.after(document.createElement('textarea'))"
    )
    page.locator("textarea").fill("Kesken.")
    timed.tab_to(CLOCK)
    timed.press("Enter")

    with page.expect_response("**/answer"):
        page.clock.run_for(21_000)

    expect(page.locator("textarea")).to_have_value("Kesken.")
    assert heard(page) == "Aika on täynnä."
    timed.answer("penkki-patsas")
    timed.told("Tehty")


def test_a_movement_whose_time_ran_out_elsewhere_is_done_when_the_team_comes_back(timed):
    page = timed.page
    timed.tab_to(CLOCK)
    timed.press("Enter")
    page.goto("about:blank")
    page.clock.run_for(60_000)

    timed.at("penkki")

    timed.told("Tehty")


def test_the_clock_of_a_movement_stands_when_it_is_told_to_and_after_a_reload(timed):
    page = timed.page
    digits = page.locator("#penkki-patsas .digits")
    timed.tab_to(CLOCK)
    timed.press("Enter")
    page.clock.run_for(4_000)
    timed.press("Enter")
    page.clock.run_for(30_000)
    standing = digits.inner_text()

    page.reload()
    timed.unfold("penkki-patsas")

    assert standing == digits.inner_text() == "0:16"
    expect(page.locator(CLOCK)).to_have_text("Jatka")


def test_a_survey_turns_its_pages_by_itself(hands):
    page = hands.at("piha")
    hands.unfold("piha-kysely")
    posts = []
    page.on("request", lambda one: posts.append(one) if one.method == "POST" else None)
    hands.answer("piha-kysely")
    missing = heard(page)
    hands.tab_to("#piha-kysely input[value=hauskaa]")
    hands.press("Space")
    hands.answer("piha-kysely")
    expect(page.get_by_text("Kysymys 2 / 3")).to_be_visible()
    hands.tab_to("#piha-kysely [data-decline]")
    hands.press("Enter")
    expect(page.get_by_text("Kysymys 3 / 3")).to_be_visible()
    assert page.evaluate(FOCUSED, "#piha-kysely textarea")
    hands.write("Enemmän siltoja.")
    before = len(posts)
    hands.answer("piha-kysely")
    hands.told("Vastattu")

    assert missing == "Vastatkaa tähän, tai valitkaa Emme vastaa."
    assert (before, len(posts)) == (0, 1)
    body = posts[0].post_data
    assert "answer-millainen=hauskaa" in body
    assert "declined=kaverille" in body


def test_an_answer_that_a_form_lacks_is_said_beside_it(browser, everything, seen):
    context = browser.new_context(
        viewport=PHONE, locale="fi-FI", base_url=everything.url, java_script_enabled=False
    )
    seen.watch(context)
    hands = set_out(context, everything)
    page = hands.at("silta")

    page.locator("[form=silta-jarjestys-answer]").click()

    expect(page.get_by_role("alert")).to_contain_text("Valitkaa jokaiselle riville paikka.")
    context.close()


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


TARGETS = "button, .b, summary, select, textarea, input:not([type=hidden])"


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
