"""What a phone really keeps while it plays is on the list that anyone can read."""

from collections.abc import Iterable

import pytest

from tests.browser.chromium import PHONE
from tests.browser.offline import ready
from tests.browser.team import Team
from web import storage
from web.words import words_in

FINNISH = words_in("fi")
KEYS = "() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]"
DATABASES = """async () => {
  const named = await indexedDB.databases();
  const opened = await Promise.all(named.map(({ name }) => new Promise((answer) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      answer([...opening.result.objectStoreNames]);
      opening.result.close();
    };
  })));
  return opened.flat();
}"""
SHELVES = "() => caches.keys()"


@pytest.fixture
def team(browser, server):
    context = browser.new_context(
        viewport=PHONE, locale="fi-FI", permissions=["geolocation"], reduced_motion="reduce"
    )
    yield Team(context.new_page(), server)
    context.close()


def unlisted(found: Iterable[str], rows: Iterable[storage.Kept]) -> list[str]:
    listed = tuple(name for row in rows for name in row.names)
    beginnings = tuple(name for name in listed if name[-1] in ":-")
    return [one for one in found if one not in listed and not one.startswith(beginnings)]


def test_all_that_a_phone_keeps_is_on_the_list(team: Team):
    team.join()
    ready(team.page)
    team.check_in_by_gps("asema")
    team.answer("asema/avain")
    page = team.page

    cookies = [one["name"] for one in page.context.cookies()]
    keys, stores, shelves = (page.evaluate(ask) for ask in (KEYS, DATABASES, SHELVES))

    assert "seikkailu" in cookies
    assert "runs" in stores
    assert "pages" in shelves
    assert unlisted(cookies, storage.cookies(FINNISH)) == []
    assert unlisted(keys, storage.of_the_tab(FINNISH)) == []
    assert unlisted([*stores, *shelves], storage.of_the_phone(FINNISH)) == []
