"""The commands, as an operator and an author's script use them."""

import json
import re
import shutil
from pathlib import Path

import click
import pytest
import sqlalchemy as sa

from adventures.catalogue import SHIPPED
from tests.commanding import told
from tests.playing import Phone
from web.cli import main
from web.folder import site_at
from web.games import open_games
from web.preparing import prepared
from web.settings import SETTINGS, settings_for
from web.site import Site
from web.store.database import opened

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SPOILED = {
    "adventure.yaml": ("distance_m: 3500", "distance_m: far"),
    "checkpoints/tori.yaml": ("id: tori", "id: tori\nheight_m: 3"),
    "checkpoints/lokki.yaml": ("id: lokki", "id: [lokki"),
}
LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): (?P<message>.+)")


def commands(group: click.Group = main, *path: str) -> list[tuple[str, ...]]:
    """Every command by its words, the groups among them."""
    found: list[tuple[str, ...]] = [path]
    for name in group.list_commands(click.Context(group)):
        command = command_at((*path, name))
        below = commands(command, *path, name) if isinstance(command, click.Group) else None
        found += below or [(*path, name)]
    return found


def command_at(path: tuple[str, ...]) -> click.Command:
    found: click.Command | None = main
    for name in path:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name)
    return found


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The shipped adventure after a hard evening in the workshop."""
    folder = tmp_path / "perille"
    shutil.copytree(SHIPPED / "perille", folder)
    for name, (good, bad) in SPOILED.items():
        file = folder / name
        assert good in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(good, bad, 1), "utf-8")
    return folder


def test_the_shipped_adventures_are_good_and_only_tips_are_left():
    result = told("check", "--json", str(SHIPPED))

    assert result.exit_code == 0
    assert {row["severity"] for row in json.loads(result.stdout)} <= {"tip"}


def test_every_problem_is_told_with_its_file_and_line(broken: Path):
    result = told("check", str(broken))

    lines = [LINE.fullmatch(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert all(lines)
    assert {line["file"] for line in lines} == {str(broken / name) for name in SPOILED}
    assert all(Path(line["file"]).is_file() for line in lines)


def test_a_problem_points_at_the_line_it_is_in(broken: Path):
    found = [LINE.fullmatch(line) for line in told("check", str(broken)).stdout.splitlines()]
    lines = (broken / "adventure.yaml").read_text("utf-8").splitlines()

    numbers = [int(one["line"]) for one in found if one["file"].endswith("adventure.yaml")]

    assert [lines[number - 1] for number in numbers] == ["distance_m: far"]


def test_problems_can_be_had_as_json(broken: Path):
    result = told("check", "--json", str(broken))

    rows = json.loads(result.stdout)
    written = "".join(f"{row['file']}:{row['line']}: {row['message']}\n" for row in rows)
    assert result.exit_code == 1
    assert written == told("check", str(broken)).stdout


def test_problems_of_several_folders_are_told_together(broken: Path, tmp_path: Path):
    (tmp_path / "empty").mkdir()

    result = told("check", str(broken), str(SHIPPED / "perille"), str(tmp_path / "empty"))

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) > len(told("check", str(broken)).stdout.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "no/such/folder"), ("check",), ("check", str(SHIPPED / "programme.yaml"))),
        *(("dance",), ("run", "--dance"), ("run", "--port", "0"), ("run", "--threads", "0")),
        *(("run", "--tls-cert", "cert.pem"), ("run", "--tls-key", "key.pem"), ("game",)),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_says_why(words, tmp_path: Path):
    nowhere = {"SEIKKAILU_HOST": "203.0.113.1"}  # RFC 5737: a server cannot start there

    result = told(*words, SEIKKAILU_DATA=str(tmp_path / "data"), **nowhere)

    assert result.exit_code == 2
    assert result.stderr.strip()
    assert not (tmp_path / "data").exists()


def test_open_games_are_listed_with_their_join_codes(tmp_path: Path):
    first = told("game", "list", "--data", str(tmp_path))
    again = told("game", "list", SEIKKAILU_DATA=str(tmp_path))

    site = site_at(settings_for(tmp_path, "http://localhost"))
    (perille, virta) = (game.code for game in open_games(site))
    site.database.close()
    assert first.exit_code == again.exit_code == 0
    listed = f"{perille}  perille  Perille\n{virta}  kadonnut-virta  Kadonnut virta\n"
    assert first.stdout == again.stdout == listed


def test_standings_are_proved_and_a_false_one_is_named(site: Site, phone: Phone):
    phone.start()
    data = str(site.settings.data)
    good = told("verify", "--data", data)

    database = opened(site.settings.data)
    with database.pool.begin() as connection:
        connection.execute(sa.text("UPDATE standing SET score = 999"))
    database.close()
    bad = told("verify", "--data", data)

    assert (good.exit_code, good.stdout) == (0, "1 runs, 0 differ\n")
    assert bad.exit_code == 1
    assert phone.run in bad.stdout
    assert bad.stdout.endswith("1 runs, 1 differ\n")


def test_an_empty_folder_has_nothing_that_differs(tmp_path: Path):
    assert told("verify", "--data", str(tmp_path)).stdout == "0 runs, 0 differ\n"


def test_a_spoiled_key_stops_a_start_in_one_sentence(tmp_path: Path):
    prepared(tmp_path)
    (tmp_path / "key").write_text("abcd\n")

    result = told("run", "--data", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "too short" in result.stderr


def options_of(command: click.Command) -> dict[str, click.Option]:
    return {
        name: option
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
    }


def test_every_setting_has_an_option_and_a_variable():
    options = options_of(command_at(("run",)))

    for setting in SETTINGS:
        option = options[f"--{setting.name}"]
        assert option.envvar == setting.variable
        assert str(option.default) == setting.default
        assert option.help == setting.help


def test_an_option_means_the_same_in_every_command():
    known = {f"--{setting.name}": setting for setting in SETTINGS}

    for path in commands():
        for name, option in options_of(command_at(path)).items():
            if name in known:
                assert option.envvar == known[name].variable, path
                assert option.help == known[name].help, path


def readme_table() -> dict[str, tuple[str, str]]:
    """From an option to its variable and its words, as README.md has them."""
    rows = [line.strip("| ").split(" | ") for line in README.splitlines() if "| `--" in line]
    cells = [
        (re.findall(r"`(.+?)`", row[0]), re.findall(r"`(.+?)`", row[1]), row) for row in rows
    ]
    return {
        option: (variable, row[2])
        for options, variables, row in cells
        for option, variable in zip(options, variables, strict=True)
    }


def test_every_setting_stands_in_the_readme_with_its_default():
    table = readme_table()

    assert table.keys() == {f"--{setting.name}" for setting in SETTINGS}
    for setting in SETTINGS:
        variable, words = table[f"--{setting.name}"]
        assert variable == setting.variable
        assert setting.default in {"", *re.findall(r"[\w.]+", words)}


def test_every_command_in_the_readme_is_one():
    named = set(re.findall(r"seikkailu(?:\.host)? ((?:game )?[a-z]+)(?: |`|\n)", README))

    known = {" ".join(path) for path in commands() if path}
    assert {"run", "qr"} <= named
    assert named - known == set()


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_command_and_every_option_explains_itself(path):
    command = command_at(path)

    result = told(*path, "--help")

    assert result.exit_code == 0
    assert command.help
    assert command.help.splitlines()[0] in " ".join(result.stdout.split())
    assert all(option.help for option in options_of(command).values())


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path):
    folder = tmp_path / "perille"
    shutil.copytree(SHIPPED / "perille", folder)
    stop = folder / "checkpoints" / "tori.yaml"
    stop.write_bytes(stop.read_text("utf-8").encode("latin-1", "replace"))

    result = told("check", str(folder))

    assert result.exit_code == 1
    [said] = result.stdout.splitlines()
    assert said.startswith(f"{stop}:")
    assert "save the file as UTF-8" in said


@pytest.mark.parametrize("words", [("run",), ("qr",), ("verify",), ("game", "list")])
def test_a_data_folder_that_cannot_be_is_told_in_one_sentence(words, tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")

    result = told(*words, "--data", str(tmp_path / "file" / "data"))

    assert result.exit_code == 1
    assert "choose another --data" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "url", ["https://town.example/game", "town.example", "ftp://town.example"]
)
def test_a_public_url_with_a_path_or_without_a_scheme_is_refused(url, tmp_path: Path):
    result = told("qr", "--public-url", url, "--data", str(tmp_path / "data"))

    assert result.exit_code == 2
    assert "without a path" in result.stderr
