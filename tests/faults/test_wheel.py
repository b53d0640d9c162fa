"""What is installed is whole: built without node, without network, played from elsewhere."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest

import hatch_build
from tests.serving import free_port, launched

ROOT = Path(__file__).parents[2]
NOT_COPIED = shutil.ignore_patterns(
    *(".git", ".venv", "data", "__pycache__", ".*_cache", ".hypothesis", "node_modules"),
    *("build", "*.egg-info"),
)
NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "PIP_CONFIG_FILE": os.devnull,
    "npm_config_offline": "true",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*words: str, **environment: str) -> None:
    """Run a command that must succeed, in a world of its own."""
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        words, env=kept | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of a fresh copy of the sources: nothing in the repository is touched."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    empty = tmp_path_factory.mktemp("path")
    shutil.copytree(ROOT, source, ignore=NOT_COPIED, dirs_exist_ok=True)
    if hatch_build.installed():  # else the client that was built before is packed
        modules = Path("web", "client", "node_modules")
        (source / modules).symlink_to(ROOT / modules, target_is_directory=True)
        shutil.rmtree(source / "web" / "static" / "dist", ignore_errors=True)
    assert shutil.which("node", path=str(empty)) is None
    build = ("wheel", str(source), "--no-build-isolation", "--no-deps", "--wheel-dir", str(out))
    run(*PIP, *build, PATH=str(empty), **NO_NETWORK)
    [built] = out.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory) -> Path:
    """The wheel, installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    run(*PIP, "install", "--no-deps", "--target", str(folder), str(wheel), **NO_NETWORK)
    return folder


def files(folder: Path, ending: str = "*") -> set[str]:
    """Every file below, by its path; what only a run leaves is left out."""
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob(ending)
        if file.is_file() and not {"__pycache__", "node_modules"} & set(file.parts)
    }


def test_everything_that_runs_is_inside(wheel: Path):
    inside = set(zipfile.ZipFile(wheel).namelist())

    for part in ("engine", "adventures", "web"):
        ours = {f"{part}/{name}" for name in files(ROOT / part)}
        ours = {name for name in ours if not name.startswith(("web/client/", "web/static/"))}
        assert ours - inside == set()
    assert {"adventures/programme.yaml", "adventures/perille/adventure.yaml"} <= inside
    assert len([name for name in inside if name.startswith("adventures/perille/check")]) == 14
    assert {"web/templates/base.html", "web/translations/en/messages.po"} <= inside
    assert "web/store/migrations/versions/0001_games_and_runs.py" in inside


def test_the_built_client_is_inside_with_its_manifest(installed: Path):
    dist = installed / "web" / "static" / "dist"
    manifest = json.loads((dist / "manifest.json").read_text("utf-8"))

    assert {"phone.js", "look.css", "icons.svg", "licences.txt"} <= manifest.keys()
    assert [name for name in manifest.values() if not (dist / name).is_file()] == []
    assert (dist / f"{manifest['phone.js']}.br").is_file()


def test_nothing_else_is_inside(wheel: Path):
    inside = zipfile.ZipFile(wheel).namelist()

    tops = {name.partition("/")[0] for name in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        *("engine", "adventures", "web")
    }
    assert [name for name in inside if name.startswith("web/client")] == []
    assert [name for name in inside if {"node_modules", "tests"} & set(name.split("/"))] == []


def test_it_is_served_from_where_it_is_installed(installed: Path, tmp_path: Path):
    (installed / "web" / "static" / "only-here.txt").write_text("installed")
    port = str(free_port())
    url, data = f"http://127.0.0.1:{port}", tmp_path / "data"
    words = (str(installed / "bin" / "seikkailu"), "run", "--data", str(data), "--port", port)

    server = launched(words, url, data, environment={"PYTHONPATH": str(installed)})
    try:
        page, marked = httpx.get(url), httpx.get(f"{url}/static/only-here.txt")
        style = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
        styled = httpx.get(url + style)
    finally:
        server.stop()

    assert marked.text == "installed"
    assert page.status_code == 200
    assert "Perille" in page.text
    assert styled.status_code == 200
    assert styled.headers["Content-Type"].startswith("text/css")
