"""What a phone must fetch: kilobytes gzipped, as the server sends them (client.md's budget)."""

import gzip
import json
import re
from pathlib import Path

import pytest

DIST = Path(__file__).parents[2] / "web" / "static" / "dist"
KB = 1000
PRECACHED = re.compile(r"static/dist/([\w.-]+\.js)\b(?!on)")
STATIC_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def built(name: str) -> str:
    manifest = json.loads((DIST / "manifest.json").read_text())
    return manifest[name]


def with_imports(file: str) -> set[str]:
    """A script and all that it cannot start without."""
    reached: set[str] = set()
    waiting = [file]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += STATIC_IMPORT.findall((DIST / name).read_text())
    return reached


def gzipped(files: set[str]) -> int:
    return sum(len(gzip.compress((DIST / file).read_bytes(), 9)) for file in files)


@pytest.mark.parametrize(
    ("part", "names", "kilobytes"),
    [
        ("the shell that every page loads", ["phone.js"], 15),
        ("the map", ["map.js"], 50),
        ("the scanner that starts at once", ["scanner.js", "small.js"], 20),
        ("the strong scanner's script", ["strong.js"], 15),
    ],
)
def test_the_scripts_stay_light(part: str, names: list[str], kilobytes: int):
    files = set().union(*(with_imports(built(name)) for name in names))
    if names != ["phone.js"]:
        files -= with_imports(built("phone.js"))

    assert gzipped(files) <= kilobytes * KB, f"{part}: {sorted(files)}"


@pytest.mark.parametrize(
    ("name", "kilobytes"), [("look.css", 8), ("zxing_reader.wasm", 420), ("icons.svg", 5)]
)
def test_the_other_files_stay_light(name: str, kilobytes: int):
    assert gzipped({built(name)}) <= kilobytes * KB


def test_the_shell_starts_without_the_map_and_without_the_scanner():
    lazy = {built(name) for name in ("map.js", "scanner.js", "small.js", "strong.js")}

    assert with_imports(built("phone.js")).isdisjoint(lazy)


def test_every_text_lies_compressed_beside_itself():
    files = json.loads((DIST / "manifest.json").read_text()).values()
    compressible = [file for file in files if not file.endswith((".woff2", ".ttf"))]

    assert [file for file in compressible if not (DIST / f"{file}.gz").exists()] == []
    assert [file for file in compressible if not (DIST / f"{file}.br").exists()] == []


def test_nothing_built_asks_another_host():
    """The one foreign address is the strong scanner's default, which the script overrides."""
    scripts = [file for file in DIST.glob("*.js") if not file.name.startswith("strong")]
    styles = list(DIST.glob("*.css"))
    asked = re.compile(r"""(?:fetch\(|import\(|url\()["']?https?://""")

    assert [file.name for file in (*scripts, *styles) if asked.search(file.read_text())] == []


def test_what_a_phone_keeps_before_the_first_play_stays_light():
    worker = (DIST / "sw.js").read_text()
    scripts = {file for file in PRECACHED.findall(worker) if (DIST / file).exists()}

    assert built("map.js") in scripts
    assert built("phone.js") in scripts
    assert gzipped(scripts) <= 90 * KB
    assert gzipped({"sw.js"}) <= 8 * KB
