"""`make strolls`: plays both adventures whole in every language, and pictures each page.

python -m tests.browser.strolls FOLDER
"""

import json
import sys
import tempfile
from pathlib import Path

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Kind
from engine.scenario.walkthrough import Step
from tests.browser import chromium
from tests.browser.strolling import Stroller, pictures_in, said, walk_of
from tests.building import shipped
from tests.serving import Server, command, serving

WALKS = {"perille": "molemmat-puolet", "kadonnut-virta": "taysi"}
"""The fullest walkthrough of each adventure."""


def codes_of(server: Server, adventure: str) -> dict[str, str]:
    """What hangs at an adventure's checkpoints."""
    told = command("qr", "--json", "--data", str(server.data), "--public-url", server.url)
    rows = json.loads(told.stdout)
    return {
        row["checkpoint"]: row["short_code"] for row in rows if row["adventure"] == adventure
    }


def join_code_of(server: Server, adventure: str) -> str:
    """The join code of the open game of an adventure."""
    with server.client() as client:
        games = client.get("/api/games").json()["games"]
    found: str = next(one["code"] for one in games if one["adventure"] == adventure)
    return found


def happens_at_its_hour(rules: Adventure, step: Step) -> bool:
    """Whether a step belongs to an event, which is shut on most days."""
    ref = str(getattr(step, step.verb))
    stop = rules.checkpoint(ref.partition("/")[0])
    return stop is not None and stop.kind is Kind.EVENT


def stroll(
    browser, server: Server, adventure: str, language: str, walk: str, folder=None
) -> str:
    """Play a walkthrough in a language; what the last page says. Pictures go to a folder."""
    rules = shipped().adventure(adventure)
    script = walk_of(adventure, walk)
    context = browser.new_context(viewport=chromium.PHONE, java_script_enabled=False)
    page = context.new_page()
    team = Stroller(page, rules, language, codes_of(server, adventure))
    if folder is not None:
        team.seen = pictures_in(folder / f"{adventure}-{language}", page)
    team.set_out(server.url, join_code_of(server, adventure))
    team.walk(tuple(step for step in script.steps if not happens_at_its_hour(rules, step)))
    last = team.ending()
    context.close()
    ending = rules.ending(script.expect.ending)
    assert said(ending.title, rules, language) in last, (adventure, language, last[:200])
    return last


def main() -> None:
    """Both adventures, every language."""
    into = Path(sys.argv[1])
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data) / "data") as server,
        chromium.playing() as playwright,
        chromium.chromium(playwright) as browser,
    ):
        for adventure, walk in WALKS.items():
            for language in shipped().adventure(adventure).languages:
                stroll(browser, server, adventure, language, walk, into)
                sys.stdout.write(f"{adventure} in {language}: played to the end\n")


if __name__ == "__main__":
    main()
