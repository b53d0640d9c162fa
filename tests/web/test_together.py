"""Writes that arrive together share one commit, and nothing else."""

import threading
import time
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from web.store.database import opened

INSERT = sa.text("INSERT INTO line VALUES (:number)")
LINES = sa.text("SELECT number FROM line ORDER BY rowid")


@pytest.fixture
def database(tmp_path):
    database = opened(tmp_path)
    database.write(lambda c: c.write(sa.text("CREATE TABLE line (number INTEGER UNIQUE)")))
    yield database
    database.close()


def insert(number):
    def work(connection):
        connection.write(INSERT, number=number)
        return number

    return work


def lines(database):
    with database.reading() as connection:
        return [row[0] for row in connection.all(LINES)]


@contextmanager
def queued(database, works):
    """Hold the lead while `works` queue up in order; then let them go and collect outcomes."""
    outcomes, threads = {}, []
    hold, holding = threading.Event(), threading.Event()

    def leader(connection):
        holding.set()
        hold.wait()

    def do(name, work):
        try:
            outcomes[name] = database.write(work)
        except Exception as error:
            outcomes[name] = error

    first = threading.Thread(target=database.write, args=(leader,))
    first.start()
    holding.wait()
    for name, work in enumerate(works):
        threads.append(threading.Thread(target=do, args=(name, work)))
        threads[-1].start()
        while len(database._together._queue) <= name:
            time.sleep(0.001)
    groups = []
    commit = database._together._commit
    database._together._commit = lambda group: (groups.append(len(group)), commit(group))
    hold.set()
    for thread in (first, *threads):
        thread.join()
    yield outcomes, groups


def test_what_queues_up_is_written_in_order_in_one_commit(database):
    with queued(database, [insert(number) for number in range(8)]) as (outcomes, groups):
        assert outcomes == {number: number for number in range(8)}
        assert groups == [8]
        assert lines(database) == list(range(8))


def test_one_that_fails_takes_nobody_along(database):
    works = [insert(1), insert(2), insert(1), insert(3)]

    with queued(database, works) as (outcomes, _):
        assert isinstance(outcomes[2], Exception)
        assert [outcomes[name] for name in (0, 1, 3)] == [1, 2, 3]
        assert lines(database) == [1, 2, 3]


def test_the_lead_is_handed_on_until_all_are_written(database):
    with queued(database, [insert(number) for number in range(70)]) as (outcomes, groups):
        assert len(outcomes) == 70
        assert groups == [32, 32, 6]
        assert lines(database) == list(range(70))


def test_a_write_alone_raises_what_its_work_raises(database):
    def broken(connection):
        insert(5)(connection)
        raise KeyError(5)

    with pytest.raises(KeyError):
        database.write(broken)

    assert lines(database) == []
    assert database.write(insert(6)) == 6
