"""The walk without signal says what the server's own pages say.

Adventures are played at random; after every step each page of the run is asked of the server,
and put together from the book by the phone's own code, from the state alone.
"""

import gzip
import json
import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from adventures.catalogue import catalogue
from tests.building import shipped
from tests.chance import sensible, trouble
from tests.clockwork import Clock
from tests.playing import Phone, fresh_id
from tests.vectors.test_twin import node
from tests.web.test_payloads import sent
from web import games, play, runs
from web.app import create_app
from web.folder import site_at
from web.preparing import prepared
from web.settings import settings_for

POCKET = "web/client/tests/pocketing.js"
PAGES = ("", "list", "bag", "code")
FIX = {"lat": 61.689, "lon": 27.273, "age_s": 1}
STRANGE = (
    {"kind": "check-in", "code": "NOSUCH"},
    {"kind": "check-in", "code": "ABCDEF"},
    {"kind": "check-in", "fix": FIX | {"accuracy_m": 10}},
    {"kind": "check-in", "fix": FIX | {"accuracy_m": 300}},
)
MOST_BYTES = 80_000
"""A book, compressed: with the drawings of an adventure, which come with it."""


@dataclass
class Walk:
    """One run that is played on the server; `asked` and `said` grow page by page."""

    site: Any
    app: Any
    clock: Clock
    adventure: str
    dice: random.Random
    language: str = "fi"
    asked: list[dict[str, Any]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rules = self.site.catalogue.adventure(self.adventure)
        posters = self.dice.random() < 0.7
        game = games.create(self.site, self.adventure, offline="whole", posters=posters)
        self.phone = Phone(self.app.test_client())
        self.phone.start(game.code, language=self.language)
        team = runs.run_for(self.site, self.phone.run, self.phone.token).team_name
        self.fixed = {"run": self.phone.run, "game": game.code, "team": team}

    def get(self, address: str) -> Any:
        return self.phone.client.get(address, headers=self.phone.headers)

    def kept(self) -> dict[str, Any]:
        """What the phone fetched beforehand."""
        at = f"/api/runs/{self.phone.run}"
        book = self.get(f"{at}/book?lang={self.language}")
        return {
            name: json.loads(gzip.decompress(answer.data))
            for name, answer in (("book", book), ("sealed", self.get(f"{at}/sealed")))
        }

    def state(self) -> Any:
        return self.get(f"/api/runs/{self.phone.run}/state").json["state"]

    def steps(self, count: int) -> None:
        for _ in range(count):
            self.clock.at += timedelta(seconds=self.dice.choice([5, 40, 200]))
            wish = self.wish()
            if wish is not None:
                self.step(wish)

    def wish(self) -> dict[str, Any] | None:
        run = runs.played(self.site, self.phone.run, self.phone.token)
        state, luck = play.state(self.site, run), self.dice.random()
        lot = sensible if luck < 0.75 else trouble
        wishes = [
            one for asked in lot(self.rules, state, self.clock.at) if (one := sent(asked))
        ]
        strange = list(STRANGE) if luck < 0.15 or luck > 0.9 else []
        found = strange or wishes
        return self.dice.choice(found) if found else None

    def step(self, wish: dict[str, Any]) -> None:
        before, at = self.state(), self.clock.at.isoformat().replace("+00:00", "Z")
        intent = {"id": fresh_id(), "at": at} | wish
        answer = self.phone.send(intent)
        assert answer.status_code == 200, answer.text
        seq = answer.json["results"][0]["seq"]
        if not only_the_server_tells(answer.json):
            typed = {"typed": wish["code"]} if "code" in wish else {}
            told = self.page(f"entries/{seq}", **typed)
            self.ask(before, [intent], f"saved/{intent['id']}", told)
        after = self.state()
        for path in (*PAGES, *(f"checkpoints/{stop.id}" for stop in self.rules.checkpoints)):
            page = self.page(path)
            if page:
                self.ask(after, [], path, page)

    def page(self, path: str, **asked: str) -> str:
        """The server's page, or nothing where it has none."""
        address = f"/runs/{self.phone.run}/{path}".rstrip("/")
        query = {"lang": self.language} | asked
        page = self.phone.client.get(address, query_string=query, follow_redirects=True)
        return page.text if page.status_code == 200 else ""

    def ask(self, state: Any, intents: list[Any], path: str, page: str) -> None:
        now = self.clock.at.isoformat()
        told = {"state": state, "intents": intents, "now": now, "path": path, "search": ""}
        self.asked.append(told | {"fixed": self.fixed})
        self.said.append((f"{path} after {intents}", page))


def only_the_server_tells(answer: dict[str, Any]) -> bool:
    """An answer with a tolerance is judged when it arrives: until then the phone says sent."""
    events = answer["results"][0]["events"]
    judged = {"answer-wrong", "answer-partly-right"}
    return any(event["kind"] in judged for event in events)


def parts(page: str) -> dict[str, str]:
    head, _, rest = page.partition("<main")
    main, _, rest = rest.partition(">")[2].partition("</main>")
    foot = rest.partition("</p>")[2].partition("</body>")[0]
    strip = re.search(r'<svg class="strip".*?</svg>', head, re.DOTALL)
    return {
        "title": page.partition("<title>")[2].partition("</title>")[0],
        "strip": strip.group(0) if strip else "",
        "main": main,
        "foot": foot.partition('<dialog class="scanner" data-riding')[0],
    }


def plain(html: str) -> list[str]:
    """What a page says, tag by tag.

    Left out: what differs each time, what was typed, words that only the server keeps, and
    the way back from a project.
    """
    for pattern, instead in (
        (r'(name="(?:id|csrf)" value=")[^"]*', r"\1"),
        (r" (?:checked|selected)(?=[ >])", ""),
        (r'(<input class="in[^>]* value=")[^"]*', r"\1"),
        (r"(<textarea[^>]*>)[^<]*", r"\1"),
        (r'\?back=[^"]*', ""),
        (r'<figure class="own.*?</figure>', ""),
        (r'<script type="application/json" id="walk">.*?</script>', ""),
        (r"(\d)\.0(?=\D)", r"\1"),
        (r"\s+", " "),
        (r"\s*(<[^>]*>)\s*", "\\1\n"),
    ):
        html = re.sub(pattern, instead, html, flags=re.DOTALL)
    return unescape(html).strip().split("\n")


def script_of(html: str) -> Any:
    found = re.search(r'id="walk">(.*?)</script>', html, re.DOTALL)
    return json.loads(found.group(1)) if found else None


def drawn(walk: Walk) -> list[dict[str, str]]:
    """The same pages, as the phone's code puts them together."""
    lines = [json.dumps(one) for one in (walk.kept(), *walk.asked)]
    done = subprocess.run(
        [node(), POCKET], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def differing(walk: Walk) -> Iterator[tuple[str, str]]:
    for pocket, (name, page) in zip(drawn(walk), walk.said, strict=True):
        assert "error" not in pocket, (name, pocket)
        for part, html in parts(page).items():
            if plain(html) != plain(pocket[part]):
                yield name, part
        if script_of(page) != script_of(pocket["main"]):
            yield name, "script"


def house(data: Path, content: Any) -> tuple[Any, Any, Clock]:
    prepared(data)
    clock = Clock()
    site = site_at(settings_for(data, "http://localhost"), content, clock)
    app = create_app(site)
    app.testing = True
    return site, app, clock


@pytest.mark.parametrize(
    ("adventure", "language"),
    [("perille", "fi"), ("perille", "en"), ("kadonnut-virta", "fi"), ("kadonnut-virta", "sv")],
)
def test_the_pages_of_an_adventure_say_the_same_without_signal(tmp_path, adventure, language):
    site, app, clock = house(tmp_path / "data", shipped())
    walk = Walk(site, app, clock, adventure, random.Random(language), language)

    walk.steps(25)

    assert list(differing(walk)) == []
    assert len(walk.said) > 100


@pytest.mark.parametrize("seed", range(3))
def test_every_type_of_challenge_says_the_same_without_signal(tmp_path, seed):
    site, app, clock = house(tmp_path / "data", catalogue(Path("tests/every_type")))
    walk = Walk(site, app, clock, "kaikkea", random.Random(seed))

    walk.steps(30)

    assert list(differing(walk)) == []


@pytest.mark.parametrize("adventure", ["perille", "kadonnut-virta"])
def test_a_book_is_small_and_the_same_each_time_and_fetched_once(tmp_path, adventure):
    site, app, clock = house(tmp_path / "data", shipped())
    walk, other = (Walk(site, app, clock, adventure, random.Random(7)) for _ in range(2))
    book = walk.get(f"/api/runs/{walk.phone.run}/book")
    again = walk.phone.client.get(
        f"/api/runs/{walk.phone.run}/book", headers={"If-None-Match": book.headers["ETag"]}
    )

    assert len(book.data) < MOST_BYTES
    assert again.status_code == 304
    assert other.get(f"/api/runs/{other.phone.run}/book").data == book.data
    assert walk.phone.run.encode() not in gzip.decompress(book.data)


def test_a_game_that_is_played_with_signal_has_no_book_and_no_pocket(tmp_path):
    site, app, _ = house(tmp_path / "data", shipped())
    phone = Phone(app.test_client())
    phone.start(games.create(site, "perille", offline="open-only").code)

    for page in (f"/api/runs/{phone.run}/book", f"/runs/{phone.run}/pocket"):
        assert phone.client.get(page, headers=phone.headers).status_code == 404


def test_the_book_of_a_run_is_for_its_own_phone_alone(tmp_path):
    site, app, clock = house(tmp_path / "data", shipped())
    walk = Walk(site, app, clock, "perille", random.Random(1))
    stranger = Phone(app.test_client())
    stranger.start(walk.fixed["game"])

    page = stranger.client.get(f"/api/runs/{walk.phone.run}/book", headers=stranger.headers)

    assert page.status_code == 404


def test_the_frame_of_the_pocket_holds_help_and_nothing_of_the_way(tmp_path):
    site, app, clock = house(tmp_path / "data", shipped())
    walk = Walk(site, app, clock, "perille", random.Random(1))

    page = walk.page("pocket")

    assert "tel:112" in page
    assert walk.rules.checkpoints[3].title.said("fi", ()) not in page
