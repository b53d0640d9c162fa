"""Everything that reaches a phone, searched for what it may not know yet.

A thousand plays of thrown adventures, each text of which says what must be so before it may
be read. What is asked for next to the play: every page of the run, and every checkpoint's,
also those that are locked.
"""

import gzip
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest

from adventures.catalogue import Catalogue
from engine.play.intents import Answer, FinishActivity, Skip, TakeHint
from engine.play.view import settled
from engine.scenario.parting import parted
from tests.building import NOON, shipped, text
from tests.chance import may_read, sensible, trouble
from tests.clockwork import Clock
from tests.housing import app_for, prepared
from tests.playing import Phone
from tests.throwing import thrown
from web import games, play, runs
from web.folder import site_at
from web.settings import settings_for

MARK = re.compile("⟪([^⟪⟫]+)⟫")
ADVENTURES, PLAYS_EACH, STEPS = 50, 20, 9
"""After one step of each play, drawn for it, all pages of the run are read."""
NETWORKS = count()


@dataclass
class House:
    """A server full of thrown adventures, and the dice that play them."""

    site: object
    app: object
    clock: Clock
    dice: random.Random


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("payloads") / "data"
    prepared(data)
    dice = random.Random(20261124)
    made = tuple(
        thrown(dice).model_copy(update={"id": f"koe-{number}", "title": text(f"Koe {number}")})
        for number in range(ADVENTURES)
    )
    clock = Clock()
    content = Catalogue(shipped().programme, made)
    site = site_at(settings_for(data, "http://localhost"), content, clock)
    app = app_for(site)
    app.testing = True
    yield House(site, app, clock, dice)
    site.database.close()


def sent(intent) -> dict[str, object] | None:
    """An intent as a phone sends it; None for what only organisers ask."""
    match intent:
        case Answer():
            value = list(intent.value) if isinstance(intent.value, tuple) else intent.value
            return {"kind": "answer", "challenge": intent.challenge, "value": value}
        case Skip():
            return {"kind": "skip", "challenge": intent.challenge}
        case TakeHint():
            named = {} if intent.number is None else {"number": intent.number}
            return {"kind": "take-hint", "challenge": intent.challenge, **named}
        case FinishActivity():
            return {"kind": "finish-activity", "challenge": intent.challenge}
    verdict = getattr(intent, "verdict", None)
    if verdict is None:
        return None
    return {"kind": "check-in", "checkpoint": verdict.checkpoint, "here": True}


def next_wish(house: House, rules, state) -> dict[str, object] | None:
    asked = list(sensible(rules, state, house.clock.at))
    if house.dice.random() < 0.3:
        asked = list(trouble(rules, state, house.clock.at))
    wishes = [wish for wish in map(sent, asked) if wish is not None]
    return house.dice.choice(wishes) if wishes else None


def pages(house: House, phone: Phone, rules, seq: int) -> Iterator[str]:
    """Every page that a run has, and those of checkpoints it may not know."""
    for rule in house.app.url_map.iter_rules():
        if "GET" not in rule.methods or not rule.endpoint.startswith("player."):
            continue
        if rule.endpoint == "player.book":  # sealed as the blob is, and held with it below
            continue
        here = rule.rule.replace("<run>", phone.run)
        if rule.arguments == {"run", "checkpoint"}:
            yield from (here.replace("<checkpoint>", stop.id) for stop in rules.checkpoints)
        elif "run" in rule.arguments and rule.arguments <= {"run", "seq"}:
            yield here.replace(_seq(rule.rule), str(seq))


def _seq(rule: str) -> str:
    found = re.search(r"<int[^>]*:seq>", rule)
    return found.group(0) if found else "<seq>"


def unreadable(house: House, phone: Phone, rules, body: str) -> list[str]:
    """The marks in a payload that this team may not read yet."""
    with house.site.database.reading() as connection:
        state = house.site.folds.read(connection, phone.run).state
    at = house.clock.at
    now = settled(rules, state, at)
    return [one for one in MARK.findall(body) if not may_read(one, rules, now, at)]


def codes_in(house: House, rules, body: str) -> list[str]:
    return [code for code in house.site.books[rules.id].by_code if code in body]


def somewhere(house: House):
    """A client in a network of its own: a thousand teams of one would have to wait."""
    client = house.app.test_client()
    number = next(NETWORKS)
    client.environ_base["REMOTE_ADDR"] = f"10.{number // 256}.{number % 256}.1"
    return client


def play_once(house: House, rules, game) -> int:
    client = somewhere(house)
    phone = Phone(client)
    house.clock.at = NOON
    answer = phone.start(game.code)
    assert unreadable(house, phone, rules, answer.text) == []
    read, looks_around = 0, house.dice.randint(1, STEPS)
    for step in range(1, STEPS + 1):
        house.clock.at += timedelta(minutes=house.dice.choice([0, 0, 1, 3]))
        run = runs.played(house.site, phone.run, phone.token)
        wish = next_wish(house, rules, play.state(house.site, run))
        if wish is None:
            break
        answer = phone.send(wish)
        assert answer.status_code == 200, answer.text
        body = answer.text
        read += 1
        assert unreadable(house, phone, rules, body) == [], wish
        assert "kuuluuko" not in body
        assert codes_in(house, rules, body) == []
        if step == looks_around:
            read += read_pages(house, phone, rules, step + 1)
    return read


def read_pages(house: House, phone: Phone, rules, seq: int) -> int:
    count = 0
    state = phone.client.get(f"/api/runs/{phone.run}/state", headers=phone.headers)
    assert state.json["state"]["started"] is not None
    assert "⟪" not in state.text, "a state has no text of its adventure, known or not"
    assert codes_in(house, rules, state.text) == []
    for address in pages(house, phone, rules, seq):
        page = phone.client.get(address)
        assert page.status_code in {200, 303, 302, 404}, (address, page.status_code)
        body = page.text
        assert unreadable(house, phone, rules, body) == [], address
        assert "kuuluuko" not in body, address
        count += 1
    return count


def test_in_a_thousand_plays_no_page_and_no_answer_tells_what_is_locked(house):
    read = 0
    for rules in house.site.catalogue.adventures:
        offline = house.dice.choice(["whole", "open-only"])
        game = games.create(house.site, rules.id, offline=offline, posters=False)
        for _ in range(PLAYS_EACH):
            read += play_once(house, rules, game)
    assert read > 9_000


def test_what_anyone_may_read_of_an_adventure_is_its_public_part(house):
    for rules in house.site.catalogue.adventures:
        public = set(MARK.findall(str(parted(rules).public)))
        page = house.app.test_client().get(f"/adventures/{rules.id}")

        assert page.status_code == 200
        assert set(MARK.findall(page.text)) <= public


@pytest.mark.parametrize("address", ["sealed", "book"])
def test_what_is_fetched_beforehand_to_play_without_signal_is_the_one_exception(house, address):
    for offline, status in (("whole", 200), ("open-only", 404)):
        rules = house.site.catalogue.adventures[0]
        game = games.create(house.site, rules.id, offline=offline)
        phone = Phone(somewhere(house))
        phone.start(game.code)

        answer = phone.client.get(f"/api/runs/{phone.run}/{address}", headers=phone.headers)

        assert answer.status_code == status
        if status == 200:
            blob = gzip.decompress(answer.data).decode()
            assert unreadable(house, phone, rules, blob) != []
            assert "kuuluuko" not in blob
