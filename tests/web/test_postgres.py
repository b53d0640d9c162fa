"""The core of a game on PostgreSQL, and two servers that share one.

The whole of tests/web can be run on PostgreSQL, too: `make postgres`.
"""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import httpx
import pytest
import sqlalchemy as sa

from tests import postgres, serving
from tests.housing import on_postgres
from tests.playing import Phone, fresh_id
from tests.reading import Page, Reader
from tests.serving import codes, command
from tests.staffing import come_in
from tests.visiting import codes_of, everything_kept
from web import games, preparing, staffing
from web.folder import site_at
from web.settings import settings_for
from web.staffing import Role
from web.store.database import StorageFailure, opened
from web.store.kinds import keep_url, url_of
from web.store.tables import metadata, tally
from web.store.tally import sums
from web.verifying import verify

TEAMS, THREADS = 4, 8


@pytest.fixture
def data(databases, tmp_path: Path) -> Path:
    """A folder whose games are kept in PostgreSQL, where nothing is yet."""
    return on_postgres(tmp_path / "data")


@pytest.fixture
def site(data: Path):
    preparing.prepared(data)
    built = site_at(settings_for(data, "http://localhost"))
    yield built
    built.database.close()


@pytest.fixture(scope="module")
def servers(tmp_path_factory) -> Iterator[list[serving.Server]]:
    """Two servers, which were started at once over one empty database."""
    data = on_postgres(tmp_path_factory.mktemp("shared") / "data")
    with ThreadPoolExecutor() as pool:
        started = list(pool.map(lambda _: serving.start(data), range(2)))
    yield started
    for one in started:
        one.stop()


@pytest.fixture
def clients(servers) -> Iterator[list[httpx.Client]]:
    """A client of each."""
    with ExitStack() as opened_here:
        yield [opened_here.enter_context(server.client()) for server in servers]


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def test_the_folder_itself_holds_no_games(site, data: Path):
    assert site.database.kind.pool.dialect.name == "postgresql"
    assert url_of(data).startswith("postgresql://")
    assert {file.name for file in data.iterdir()} == {"database", "key"}
    assert (data / "database").stat().st_mode & 0o077 == 0


def test_the_tables_are_what_the_migrations_make(site):
    made = sa.inspect(site.database.pool)

    assert {*made.get_table_names()} - {"alembic_version"} == {*metadata.tables}
    for name, table in metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}


def test_what_is_confirmed_is_on_disk_whatever_the_server_s_default(site):
    with site.database.reading() as connection:
        assert connection.value(sa.text("SHOW synchronous_commit")) == "on"


def test_a_whole_walk_is_played_and_stands_on_the_board(phone: Phone, site):
    phone.start(team={"name": "Nopsa Närhi", "size": 3})

    phone.play(codes_of(site))

    game = phone.games()[0]["code"]
    board = phone.client.get(f"/api/games/{game}/leaderboard").json
    assert [(one["team"], one["score"]) for one in board["standings"]] == [
        ("Nopsa Närhi", phone.view["score"])
    ]
    assert phone.view["status"] == "finished"
    assert verify(site.database).differences == ()


def test_the_points_of_very_many_teams_are_added_up(site):
    game = games.game_of_adventure(site, "perille").code
    at_one_score = {"game": game, "bracket": "", "score": 100_000, "teams": 100_000}

    site.database.write(lambda connection: connection.write(sa.insert(tally), **at_one_score))

    with site.database.reading() as connection:
        assert sums(connection, game, None) == (100_000, 10_000_000_000)


def test_a_wish_sent_twice_is_done_once(phone: Phone, site):
    phone.start()
    wish = {"id": fresh_id(), "kind": "check-in", "code": codes_of(site)["asema"]}

    first, again = phone.send(wish), phone.send(wish)
    other = phone.send(wish | {"code": codes_of(site)["tori"]})

    assert first.json == again.json
    assert other.status_code == 409


def test_pages_work_and_an_invite_lets_one_in(reader: Reader, app, site):
    page = reader.set_out()
    come_in(app, site, Role.ORGANISER)

    assert page.status == 200
    assert [one.role for one in staffing.everybody(site, site.clock())] == [Role.ORGANISER]


def test_a_write_that_fails_takes_nobody_along(site):
    insert = sa.text("INSERT INTO edition (sha, adventure, body) VALUES (:sha, 'a', 'b')")

    def twice(connection):
        connection.write(insert, sha="x")
        connection.write(insert, sha="x")

    with pytest.raises(Exception, match="duplicate key"):
        site.database.write(twice)

    site.database.write(lambda connection: connection.write(insert, sha="x"))
    assert [row[0] for row in everything_kept(site.database)["edition"]].count("x") == 1


def test_a_game_goes_on_when_postgresql_was_gone(tmp_path: Path):
    server = postgres.new_server()
    try:
        data = tmp_path / "own"
        preparing.make_folder(data)
        keep_url(data, server.fresh())
        preparing.prepared(data)
        database = opened(data)
        database.ask()

        server.stop()
        with pytest.raises(StorageFailure):
            database.ask()
        with pytest.raises(StorageFailure):
            opened(data).ask()
        told = command("verify", "--data", str(data))
        assert (told.returncode, told.stderr.count("Traceback")) == (1, 0)
        server.start()

        database.ask()
        database.close()
    finally:
        server.remove()


def test_a_writer_that_waits_too_long_is_told_so(site, monkeypatch):
    hold, holding = threading.Event(), threading.Event()
    second = opened(site.settings.data)
    second.pool.dispose()

    def long(connection):
        holding.set()
        hold.wait(30)

    first = threading.Thread(target=site.database.write, args=(long,))
    first.start()
    holding.wait()
    with pytest.raises(StorageFailure, match="lock timeout"):
        second.write(lambda connection: connection.write(sa.text("SELECT 1")))
    hold.set()
    first.join()

    second.write(lambda connection: connection.write(sa.text("SELECT 1")))
    second.close()


def test_two_servers_share_one_game(servers, clients):
    """A team walks by turns on both; eight threads race; nobody is awarded twice."""
    places = codes(servers[0].data)
    phone = Phone(clients[0])
    phone.start()
    turns = cycle(reversed(clients))
    while (wish := phone.next_wish(places)) is not None:
        phone = at(next(turns), phone)
        phone.happened(wish)
    raced = [_race(clients, places) for _ in range(TEAMS)]
    game = phone.games()[0]["code"]
    boards = [client.get(f"/api/games/{game}/leaderboard").json() for client in clients]

    assert phone.view["status"] == "finished"
    assert raced == [1] * TEAMS
    assert boards[0] == boards[1]
    assert len(boards[0]["standings"]) >= 1 + TEAMS
    assert command("verify", "--data", str(servers[0].data)).returncode == 0


def test_limits_and_the_desk_are_the_game_s_and_not_a_server_s(servers, clients):
    """Guesses are counted over both; who came in on one helps on the other."""
    invited = urlsplit(
        command("invite", "--data", str(servers[0].data), "--role", "organiser").stdout
    )
    one, other = clients
    phone = Phone(one)
    phone.start(team={"name": "Nopsa Närhi", "size": 3})
    guesses = [
        client.post(
            "/api/resume", json={"resume_code": "AAAAAAAAAA"}, headers=phone.headers
        ).status_code
        for client in (one, other) * 6
    ]
    link = invited.path.strip()
    one.post(link, data=_read(one, link).form(link).fields)
    other.cookies = one.cookies
    game = f"/staff/games/{phone.games()[0]['code']}"
    desk = _read(other, f"{game}/desk")
    team = _read(other, f"{game}/teams/{phone.run}")
    form = next(form for form in team.forms if form.fields.get("do") == "award")
    other.post(form.action, data=form.fields | {"points": "7"})
    view = one.get(f"/api/runs/{phone.run}", headers=phone.headers).json()

    assert guesses == [404] * 10 + [429] * 2
    assert "Nopsa Närhi" in desk.words
    assert view["score"] == 7


def test_a_phone_that_left_on_one_server_is_gone_on_the_other(clients):
    one, other = clients
    phone = Phone(one)
    phone.start()
    there = at(other, phone)
    before = there.send({"kind": "skip", "challenge": "asema/avain"}).status_code

    phone.send({"kind": "leave"})

    assert (before, there.send({"kind": "end"}).status_code) == (200, 404)


def test_several_processes_serve_from_one_command(data: Path):
    with serving.serving(data, "--workers", "2") as server, server.client() as client:
        phone = Phone(client)
        phone.start()
        phone.play(codes(data))

    assert phone.view["status"] == "finished"


def test_sqlite_is_served_by_one_process(tmp_path: Path):
    result = command("run", "--data", str(tmp_path), "--workers", "2")

    assert result.returncode == 2
    assert "--workers needs --database" in result.stderr


def test_a_folder_with_games_in_sqlite_does_not_leave_them_behind(tmp_path: Path):
    preparing.prepared(tmp_path)

    result = command("game", "list", "--data", str(tmp_path), "--database", "postgresql:///x")

    assert result.returncode == 1
    assert "keeps its games in SQLite" in result.stderr


def _read(client: httpx.Client, path: str) -> Page:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return Page(SimpleNamespace(text=answer.text, status_code=200, request=answer.url))


def at(client: httpx.Client, phone: Phone) -> Phone:
    """The same phone, which another server answers now."""
    return replace(phone, client=client)


def _race(clients: list[httpx.Client], places: dict[str, str]) -> int:
    """Eight phones of one team check in at once, on either server; how often it counted."""
    team = Phone(clients[0])
    team.start()
    phones = [at(clients[number % 2], team) for number in range(THREADS)]
    ready = threading.Barrier(THREADS)

    def check_in(phone: Phone) -> list[str]:
        ready.wait()
        happened = phone.happened({"kind": "check-in", "code": places["asema"]})
        return [event["kind"] for event in happened]

    with ThreadPoolExecutor(THREADS) as pool:
        return [kind for some in pool.map(check_in, phones) for kind in some].count(
            "checkpoint-reached"
        )
