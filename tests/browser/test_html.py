"""Every page, in every state, is valid HTML: as it is sent, and as the script leaves it."""

import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.browser.access import LANGUAGES, calm, opened
from tests.browser.access_house import look
from tests.browser.access_tour import tour

HOUSE = Path(__file__).parents[2]
CHECK = """
import sys, hatch_build
sys.exit(hatch_build.node("node_modules/html-validate/bin/html-validate.mjs",
    "--config", "htmlvalidate.json", "--formatter", "json=" + sys.argv[1], sys.argv[2]))
"""
"""Two things are not asked: that each form has a button (the scanner fills and sends one that
nobody sees), and that regions and buttons are native (those of Leaflet's map are not)."""
OF_ITSELF = ("wall", "meta-refresh")
"""Without a script the wall turns its own leaf: it is a screen for a room, which nobody works.
The leaderboard says the same and stands still."""
AFTER = "() => '<!doctype html>' + document.documentElement.outerHTML"
SCRIPTED = {"walk", "list", "checkpoint", "finished", "device", "help", "walk, timed", "clue"}
"""Kinds of pages that a script changes; a browser writes their attributes anew. What a form or
the phone itself has answered is looked at, too."""


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    with tour(tmp_path_factory.mktemp("html")) as all_views:
        yield all_views


def faults_in(folder: Path) -> list[tuple[str, str, int, str]]:
    """What html-validate says of the files of a folder."""
    found = folder / "found.json"
    ran = subprocess.run(
        (sys.executable, "-c", CHECK, str(found), str(folder / "*.html")),
        cwd=HOUSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.exists(), ran.stderr
    return [
        (Path(file["filePath"]).stem, one["ruleId"], one["line"], one["message"])
        for file in json.loads(found.read_text("utf-8"))
        for one in file["messages"]
        if not (one["ruleId"] == OF_ITSELF[1] and f"-{OF_ITSELF[0]}-" in file["filePath"])
    ]


def test_every_page_is_valid_as_it_is_sent(views, tmp_path):
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        for at, view in enumerate(views):
            language = LANGUAGES[at % len(LANGUAGES)]
            cookies = "; ".join(
                f"{name}={value}"
                for name, value in (view.cookies | {"language": language}).items()
            )
            page = client.get(view.address, headers={"Cookie": cookies})
            kept(tmp_path, at, view.name, page.text)

    assert faults_in(tmp_path) == []


@pytest.mark.long
def test_a_page_stays_valid_after_its_script(browser, views, tmp_path):
    context = calm(browser)
    page = context.new_page()
    chosen = {
        (view.template, view.act is look): view
        for view in reversed(views)
        if view.template in SCRIPTED or view.act is not look
    }
    for at, view in enumerate(chosen.values()):
        opened(page, view, "fi")
        kept(tmp_path, at, view.name, page.evaluate(AFTER))
    context.close()

    assert faults_in(tmp_path) == []


def test_the_check_sees_a_planted_fault(tmp_path):
    kept(tmp_path, 0, "planted", "<!doctype html><title>A</title><p><div></p><img>")

    assert faults_in(tmp_path) != []


def kept(folder: Path, at: int, name: str, html: str) -> None:
    plain = "".join(letter if letter.isalnum() else "-" for letter in name)
    (folder / f"{at:03}-{plain}.html").write_text(html, "utf-8")
