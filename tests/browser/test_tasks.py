"""Every challenge type in a real browser, answered by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE
from tests.browser.hands import FOCUSED, heard, set_out
from tests.tasking import kaikkea


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

    assert re.search(r"paikka \d / 5", heard(page))
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
