"""Every page: axe finds nothing, nothing sticks out, nothing foreign is asked for."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import DESKTOP, PHONE, follow
from tests.browser.team import code_of_game
from tests.playing import Phone, fresh_id
from tests.serving import codes

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
WIDE = "document.documentElement.scrollWidth > window.innerWidth + 1"
TEXT_SIZE = "size => document.documentElement.style.setProperty('font-size', size)"
HEIGHTS = """all => all.filter(one => one.offsetParent).map(one => [
    one.textContent.trim().slice(0, 30),
    (one.closest('label') ?? one).getBoundingClientRect().height])"""
PLANTED = """document.querySelector('main')
    .insertAdjacentHTML('beforeend', '<img src="data:,"><input>')"""
INLINE_SCRIPT = """document.head.appendChild(
    Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"""
SUB_PROJECTS = (
    "digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo",
    "unelmavuosi", "luova",
)  # fmt: skip


@pytest.fixture(scope="module")
def places(server):
    return codes(server.data)


@pytest.fixture(scope="module")
def public(server):
    """Pages that anyone may open."""
    code = code_of_game(server)
    with server.client() as client:
        poster = client.get("/api/games")
        assert poster.status_code == 200
    return {
        "home": "/",
        "adventure": "/adventures/perille",
        "join": f"/games/{code}/join",
        "leaderboard": f"/games/{code}/leaderboard",
        "resume": "/resume",
        "privacy": "/privacy",
        "what is kept": "/privacy/storage",
        "accessibility": "/accessibility",
        "programme": "/programme",
        "nothing there": "/no-such-page",
    } | {name: f"/programme/{name}" for name in SUB_PROJECTS}


@pytest.fixture(scope="module")
def own(server, places):
    """Pages of a run, by what happened on them; and the cookie of the phone that plays it."""
    with server.client() as client:
        phone = Phone(client)
        phone.start(language="fi")
        run = f"/runs/{phone.run}"
        seq = {}

        def step(name, **intent):
            answer = phone.send({"id": fresh_id()} | intent)
            seq[name] = f"{run}/entries/{answer.json()['results'][0]['seq']}"

        far = {"lat": 61.6890, "lon": 27.2760, "accuracy_m": 14, "age_s": 1}
        step("refused", kind="check-in", checkpoint="asema", fix=far)
        step("wrong code", kind="check-in", code="ABC-DEF")
        step("reached", kind="check-in", code=places["asema"])
        step("hint", kind="take-hint", challenge="asema/avain")
        step("wrong answer", kind="answer", challenge="asema/avain", value="kello")
        step("solved", kind="answer", challenge="asema/avain", value="kieli")
        step("no challenge", kind="check-in", code=places["kirjasto"])
        step("choice", kind="check-in", code=places["tori"])
        pages = {
            "walk": run,
            "list": f"{run}/list",
            "clue": f"{run}/checkpoints/kaupungintalo",
            "checkpoint": f"{run}/checkpoints/tori",
            "code": f"{run}/code",
            "help": f"{run}/help",
        } | seq
        finished = Phone(client)
        client.cookies.clear()
        finished.start()
        finished.play(places)
        ended = {"finished": f"/runs/{finished.run}"}
        return (phone.token, pages), (finished.token, ended)


def _open(browser, server, witness, token=None, **options):
    context = browser.new_context(base_url=server.url, reduced_motion="reduce", **options)
    if token:
        context.add_cookies([{"name": "seikkailu", "value": token, "url": server.url}])
    witness.watch(context)
    return context


def _faults(page, name):
    found = Axe().run(page, options=RULES).response["violations"]
    faults = [(name, one["id"], node["html"][:120]) for one in found for node in one["nodes"]]
    wide = page.evaluate(WIDE)
    return faults + ([(name, "sticks out sideways", "")] if wide else [])


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "scheme", "size"),
    [("en-GB", "dark", DESKTOP)],  # phones of every width are test_access's
)
def test_axe_finds_nothing_on_any_page(
    browser, server, witness, public, own, language, scheme, size
):
    faults = []
    for token, pages in ((None, public), *own):
        context = _open(
            browser, server, witness, token, locale=language, color_scheme=scheme, viewport=size
        )
        page = context.new_page()
        for name, address in pages.items():
            page.goto(address)
            faults += _faults(page, name)
        context.close()

    assert faults == []


def test_a_small_phone_and_large_text_need_no_sideways_scroll(
    browser, server, witness, public, own
):
    faults = []
    for token, pages in ((None, public), *own):
        context = _open(browser, server, witness, token, viewport={"width": 320, "height": 560})
        page = context.new_page()
        for name, address in pages.items():
            page.goto(address)
            for size in ("100%", "200%"):
                page.evaluate(TEXT_SIZE, size)
                if page.evaluate(WIDE):
                    faults.append((name, size))
        context.close()

    assert faults == []


def test_every_link_on_every_page_leads_somewhere(browser, server, witness, public, own):
    dead = []
    for token, pages in ((None, public), *own):
        context = _open(browser, server, witness, token, viewport=PHONE)
        page, seen = context.new_page(), set()
        for address in pages.values():
            page.goto(address)
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
            for link in {one.split("#")[0] for one in links} - seen:
                seen.add(link)
                ours = link.startswith(server.url) and "/no-such-page" not in link
                if ours and context.request.get(link).status >= 400:
                    dead.append((address, link))
        context.close()

    assert dead == []


def test_every_button_is_large_enough_for_a_thumb(browser, server, witness, own):
    small = []
    for token, pages in own:
        context = _open(browser, server, witness, token, viewport=PHONE)
        page = context.new_page()
        for name, address in pages.items():
            page.goto(address)
            sizes = page.eval_on_selector_all(
                "button, .b, summary, input:not([type=hidden])",
                HEIGHTS,
            )
            small += [(name, words, height) for words, height in sizes if height < 44]
        context.close()

    assert small == []


def test_the_walk_fits_a_small_phone_without_scrolling(browser, server, witness, own):
    token, pages = own[0]
    context = _open(browser, server, witness, token, viewport=PHONE, locale="fi-FI")
    page = context.new_page()

    page.goto(pages["walk"])

    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    context.close()


def test_a_reader_changes_the_language_and_keeps_it(browser, server, witness, own):
    token, pages = own[0]
    context = _open(browser, server, witness, token, viewport=PHONE, locale="fi-FI")
    page = context.new_page()
    page.goto("/")

    follow(page, page.get_by_role("link", name="English"))
    page.goto(pages["list"])

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_text(re.compile("Railway", re.IGNORECASE)).first.is_visible()
    context.close()


def test_the_checks_see_a_planted_fault(browser, server, witness, public):
    context = _open(browser, server, witness, viewport=PHONE)
    page = context.new_page()
    page.goto(public["home"])

    page.evaluate(PLANTED)

    assert {fault[1] for fault in _faults(page, "home")} >= {"image-alt", "label"}
    context.close()


def test_the_policy_is_on_every_answer_and_stops_inline_script(browser, server, public):
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    heard = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(public["home"])

    page.evaluate(INLINE_SCRIPT)

    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in heard)
    context.close()
