"""What is kept, and how safely."""

import json
import stat
from zipfile import ZipFile

import pytest
import sqlalchemy as sa
from alembic import command

from web.keys import BadKey, keys
from web.preparing import prepared
from web.store import migrating
from web.store.database import opened
from web.store.sqlite import UnsafeSQLite, check_version
from web.store.tables import metadata


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = keys(tmp_path)

    assert keys(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_key_that_is_too_short_stops_the_start(tmp_path):
    (tmp_path / "key").write_text("abcd\n")

    with pytest.raises(BadKey, match="too short"):
        keys(tmp_path)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 50, 6), (3, 44, 5)])
def test_a_sqlite_that_can_lose_commits_is_refused(version):
    with pytest.raises(UnsafeSQLite, match="can lose check-ins"):
        check_version(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 50, 7), (3, 44, 6), (3, 53, 4), (4, 0, 0)])
def test_a_sqlite_without_the_race_is_taken(version):
    check_version(version)


@pytest.mark.sqlite
def test_the_database_is_opened_as_durably_as_promised(site):
    with site.database.reading() as connection:
        settings = {
            name: connection.value(sa.text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_write_that_fails_leaves_nothing(site):
    def write(connection):
        connection.write(
            sa.text("INSERT INTO edition (sha, adventure, body) VALUES ('x', 'y', 'z')")
        )
        raise RuntimeError

    with pytest.raises(RuntimeError):
        site.database.write(write)

    with site.database.reading() as connection:
        assert connection.value(sa.text("SELECT count(*) FROM edition WHERE sha = 'x'")) == 0


def test_the_tables_are_what_the_migrations_make(tmp_path):
    prepared(tmp_path)
    database = opened(tmp_path)

    made = sa.inspect(database.pool)

    assert {*made.get_table_names()} - {"alembic_version"} == {*metadata.tables}
    for name, table in metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        assert {index["name"] for index in made.get_indexes(name)} == {
            index.name for index in table.indexes
        }
    database.close()


def test_an_older_folder_is_backed_up_and_migrated(tmp_path):
    prepared(tmp_path)
    database = opened(tmp_path)
    with database.pool.begin() as connection:
        command.downgrade(migrating._config(connection), "0001")
    with database.pool.begin() as connection:
        connection.execute(
            sa.text("INSERT INTO edition (sha, adventure, body) VALUES ('old', 'a', 'b')")
        )
    database.close()

    migrated = prepared(tmp_path)

    assert (migrated.before, migrated.after) == ("0001", migrating.newest())
    with ZipFile(migrated.backup) as backup:
        assert "tables/entry.jsonl" not in backup.namelist()
        kept = json.loads(backup.read("tables/edition.jsonl"))
    assert kept == {"sha": "old", "adventure": "a", "body": "b"}
    assert prepared(tmp_path) is None


def test_the_standing_can_be_proved_and_a_false_one_is_found(site, phone):
    from web.verifying import verify

    phone.start()
    assert verify(site.database).differences == ()

    with site.database.pool.begin() as connection:
        connection.execute(sa.text("UPDATE standing SET score = 999"))

    assert [found.run for found in verify(site.database).differences] == [phone.run]
