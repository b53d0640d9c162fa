"""What a challenge adds by script is fetched only where it is asked, and is light."""

import json
import re
from pathlib import Path

import pytest

from tests.web.test_budget import KB, built, gzipped, with_imports

WEB = Path(__file__).parents[2] / "web"
TASKS = sorted(
    path.stem
    for path in (WEB / "client" / "phone" / "tasks").glob("*.js")
    if "export function wire(" in path.read_text("utf-8")
)


def test_every_script_that_a_page_asks_for_is_there_and_no_other():
    pages = (WEB / "templates" / "parts").rglob("*.html")
    asked = {
        name for page in pages for name in re.findall(r'data-task="(\w+)"', page.read_text())
    }

    assert asked == set(TASKS)
    assert len(TASKS) == 8


@pytest.mark.parametrize("name", TASKS)
def test_a_challenges_script_is_light_and_not_in_the_shell(name: str):
    shell = with_imports(built("phone.js"))
    shared = with_imports(built("map.js")) | with_imports(built("sync.js"))
    own = with_imports(built(f"{name}.js")) - shell - shared

    assert built(f"{name}.js") not in shell
    assert gzipped(own) <= 3 * KB


def test_only_the_map_of_a_place_needs_the_map():
    manifest = json.loads((WEB / "static" / "dist" / "manifest.json").read_text())
    drawn = with_imports(manifest["map.js"]) - with_imports(manifest["phone.js"])
    heavy = {file for file in drawn if (WEB / "static" / "dist" / file).stat().st_size > 50_000}

    assert heavy
    assert [one for one in TASKS if heavy & with_imports(manifest[f"{one}.js"])] == ["point"]
