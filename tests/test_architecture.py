import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = sorted((ROOT / "engine").rglob("*.py"))
BUILT = {"node_modules", "dist", "__pycache__"}
HOUSE = sorted(
    file
    for part in ("engine", "adventures", "web")
    for file in (ROOT / part).rglob("*.*")
    if not BUILT & set(file.relative_to(ROOT).parts)
)

CANNOT_DO_IO = {
    *(
        "base64",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
    ),
    *("fractions", "functools", "hashlib", "heapq", "hmac", "itertools", "json", "math"),
    *(
        "operator",
        "re",
        "types",
        "typing",
        "unicodedata",
        "pydantic",
        "pydantic_core",
        "engine",
    ),
}
GEOMETRY = {"geopy.distance", "shapely"}
YAML = {"ruamel.yaml"}
ZONES = {"zoneinfo"}
"""Reads the hours of time zones, which are constants of the world."""
OF_A_FOLDER = {
    "engine/formats": {
        "csv",
        "defusedxml",
        "gpxpy",
        "icalendar",
        "io",
        "xml.etree.ElementTree",
    },
    "engine/proof": {"io", "numpy", "opening_hours", "pysat", "ruamel.yaml", "statistics"},
}
REACHES_OUT = {
    *("open", "print", "input", "eval", "exec", "compile", "breakpoint", "__import__"),
    *("globals", "__builtins__"),
}
KNOWS_THE_DATABASE = {
    *("web/play.py", "web/runs.py", "web/games.py", "web/folds.py", "web/app.py"),
    "web/api/operators.py",
}
SAYS_NOTHING = {"utils", "helpers", "common", "base", "manager", "misc", "util", "helper"}
LONGEST = 300


def imported(source: str) -> Iterator[str]:
    """Every module that a source imports, relative ones with their dots."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def within(module: str, packages: set[str]) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in packages)


def reaching_out(source: str) -> list[str]:
    """Builtins used in a source that leave the pure world, called or only named."""
    return [
        node.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Load)
        and node.id in REACHES_OUT
    ]


def knowing(packages: set[str], files: list[Path]) -> list[str]:
    return [
        file.relative_to(ROOT).as_posix()
        for file in files
        if file.suffix == ".py"
        and any(within(one, packages) for one in imported(file.read_text("utf-8")))
    ]


def by_path(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", ENGINE, ids=by_path)
def test_the_engine_imports_only_what_cannot_do_io(file):
    modules = set(imported(file.read_text("utf-8")))

    own = {
        one for folder, names in OF_A_FOLDER.items() if folder in by_path(file) for one in names
    }
    allowed = CANNOT_DO_IO | GEOMETRY | YAML | ZONES | own
    assert {one for one in modules if not within(one, allowed)} == set()


@pytest.mark.parametrize("file", ENGINE, ids=by_path)
def test_the_engine_uses_no_builtin_that_reaches_out(file):
    assert reaching_out(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        *("import os", "import os.path", "from shutil import copy", "import time"),
        *("from pathlib import Path", "import logging", "from . import geo", "import geopy"),
        *("from geopy.geocoders import Nominatim", "def f():\n    import socket"),
    ],
)
def test_an_import_that_could_do_io_would_be_seen(source):
    allowed = CANNOT_DO_IO | GEOMETRY | YAML | ZONES

    assert not all(within(one, allowed) for one in imported(source))


@pytest.mark.parametrize("source", ["open('x')", "x = print", "eval('1')", "__import__('os')"])
def test_a_builtin_that_reaches_out_would_be_seen(source):
    assert reaching_out(source)


def test_only_geo_knows_geopy_and_only_the_plane_and_the_base_map_know_shapely():
    shapes = knowing({"shapely"}, HOUSE)

    assert knowing({"geopy"}, HOUSE) == ["engine/geo.py"]
    assert [one for one in shapes if not one.startswith("web/basemap/")] == ["engine/plane.py"]


def test_only_one_module_knows_openstreetmaps_files():
    assert knowing({"osmium"}, HOUSE) == ["web/basemap/osm.py"]


def test_only_those_who_read_write_and_mend_authored_files_know_yaml():
    assert set(knowing({"ruamel", "yaml"}, HOUSE)) <= {
        *("engine/formats/writing.py", "engine/proof/mending.py", "engine/scenario/reading.py"),
    }


def test_only_the_store_and_the_services_beside_it_know_the_database():
    knows = set(knowing({"sqlalchemy"}, HOUSE))

    beside = {one for one in knows if not one.startswith("web/store/")}
    assert beside <= KNOWS_THE_DATABASE
    assert knows > beside


def test_no_file_is_longer_than_300_lines():
    written = [file for file in HOUSE if file.suffix in {".py", ".js", ".css", ".html"}]
    lengths = {by_path(file): len(file.read_text("utf-8").splitlines()) for file in written}

    assert len(lengths) > 50
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing():
    names = {
        part.partition(".")[0]
        for file in HOUSE
        if file.suffix in {".py", ".js"}
        for part in file.relative_to(ROOT).parts
    }

    assert {"engine", "decide", "web"} <= names
    assert names & SAYS_NOTHING == set()
