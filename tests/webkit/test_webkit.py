"""A team whose phone has Safari's engine: the browser reads no codes, and syncs nothing."""

import base64

import pytest
from selenium.common.exceptions import NoSuchFrameException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.team import code_of_game, place_of, title_of
from tests.playing import ANSWERS
from tests.serving import codes
from tests.spoiling import spoiled
from web.assets import built

SLOW_S = 60
CONTROLLED = "return !!(navigator.serviceWorker && navigator.serviceWorker.controller)"
KEPT = """const [done] = arguments;
caches.open("pages")
  .then((cache) => cache.keys())
  .then((keys) => done(keys.map(({ url }) => url)));"""
DECODE = """const [script, jpeg, done] = arguments;
(async () => {
  const { prepareStrong, decodeStrong } = await import(script);
  await prepareStrong();
  const octets = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([octets], { type: "image/jpeg" }));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  return decodeStrong(pen.getImageData(0, 0, canvas.width, canvas.height));
})().then(done, (fault) => done(`fault: ${fault}`));"""
STAND = """const [place] = arguments;
navigator.geolocation.watchPosition = (found) => {
  const coords = { latitude: place.lat, longitude: place.lon, accuracy: 9 };
  found({ coords, timestamp: Date.now() });
  return 1;
};
navigator.geolocation.getCurrentPosition = navigator.geolocation.watchPosition;"""


def press(driver, selector: str) -> None:
    """Press what may lie below the fold; the answer comes before the page goes."""
    pressed = driver.find_element(By.CSS_SELECTOR, selector)
    driver.execute_script("const [it] = arguments; setTimeout(() => it.click());", pressed)


def until(driver, holds) -> None:
    """Wait until something holds; a page that is just leaving answers nothing."""
    leaving = (NoSuchFrameException, StaleElementReferenceException)
    WebDriverWait(driver, SLOW_S, ignored_exceptions=leaving).until(lambda _: holds())


def heading(driver) -> str:
    return driver.find_element(By.TAG_NAME, "h1").text


@pytest.fixture
def run(driver, server):
    """The address of a run that has just begun."""
    driver.get(f"{server.url}/games/{code_of_game(server)}/join")
    press(driver, "input[type=checkbox][required]")
    press(driver, "main form[method=post] button[type=submit]")
    until(driver, lambda: "/runs/" in driver.current_url)
    head, _, rest = driver.current_url.partition("/runs/")
    return f"{head}/runs/{rest.split('/')[0].split('?')[0]}"


def check_in_by_code(driver, run: str, code: str) -> None:
    driver.get(f"{run}/code")
    field = driver.find_element(By.CSS_SELECTOR, "input[name=code]:not([type=hidden])")
    field.send_keys(code)
    driver.execute_script("const [it] = arguments; setTimeout(() => it.form.submit());", field)


def test_a_team_checks_in_by_code_answers_and_opens_the_list(driver, server, run):
    check_in_by_code(driver, run, codes(server.data)["asema"])
    until(driver, lambda: title_of("asema") in driver.page_source)

    driver.get(f"{run}/checkpoints/asema")
    field = driver.find_element(By.CSS_SELECTOR, "form#asema-avain-answer input[name=value]")
    field.send_keys(ANSWERS["asema/avain"])
    press(driver, "button[form=asema-avain-answer], form#asema-avain-answer button")

    until(driver, lambda: "+12" in driver.page_source or "+15" in driver.page_source)
    driver.get(run)
    assert title_of("tori") in driver.page_source


def test_a_team_checks_in_where_it_stands(driver, run):
    driver.execute_script(STAND, place_of("asema"))
    press(driver, "button[data-plate]")

    until(driver, lambda: "/entries/" in driver.current_url)
    until(driver, lambda: heading(driver) == title_of("asema"))


def test_the_strong_reader_reads_a_code_in_this_engine(driver, server):
    driver.get(server.url)
    poster = next(spoiled(1))
    jpeg = base64.b64encode(poster.jpeg).decode("ascii")

    found = driver.execute_async_script(DECODE, built().address("strong.js"), jpeg)

    assert found == poster.link


def test_a_page_is_read_again_when_the_server_is_gone(driver, run, gone):
    driver.get(run)
    until(driver, lambda: driver.execute_script(CONTROLLED))
    until(
        driver,
        lambda: any(url.endswith("/unsaved") for url in driver.execute_async_script(KEPT)),
    )

    gone()
    driver.get(run)

    assert title_of("asema") in driver.page_source
