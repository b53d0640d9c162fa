"""When nothing can be stored it is said in words, and the same wish is done once later."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from tests.locking import locked, prepared_with
from tests.playing import Phone, fresh_id
from tests.reading import Reader
from tests.visiting import codes_of, everything_kept
from web.site import Site
from web.store.database import StorageFailure
from web.store.sqlite import FILE
from web.store.tables import edition
from web.verifying import verify

pytestmark = pytest.mark.sqlite

SENTENCE = "Tallennus ei onnistunut. Mitään ei kadonnut: yritä hetken päästä."


@contextmanager
def unopened(site: Site) -> Iterator[None]:
    """The database's file is not there to be opened."""
    file = site.settings.data / FILE
    site.database.close()
    file.rename(file.with_suffix(".aside"))
    file.mkdir()
    yield
    file.rmdir()
    file.with_suffix(".aside").rename(file)


@contextmanager
def malformed(site: Site) -> Iterator[None]:
    """Another program wrote over the database's file."""
    file = site.settings.data / FILE
    site.database.close()
    good = file.read_bytes()
    file.write_bytes(b"This is not a database. " * 500)
    yield
    site.database.close()
    file.write_bytes(good)


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def playing(phone: Phone) -> Phone:
    phone.start()
    return phone


def told(answer) -> tuple[int, str, str]:
    return answer.status_code, answer.headers.get("Retry-After", ""), answer.json["detail"]


def view_of(phone: Phone):
    return phone.client.get(f"/api/runs/{phone.run}", headers=phone.headers)


def test_a_check_in_that_cannot_be_stored_is_asked_for_again(playing: Phone, site: Site):
    wish = {"id": fresh_id(), "kind": "check-in", "code": codes_of(site)["asema"]}
    before = everything_kept(site.database)

    with locked(site):
        refused, again = playing.send(wish), playing.send(wish)
        seen = view_of(playing)

    assert told(refused) == told(again) == (503, "2", SENTENCE)
    assert (seen.status_code, seen.json["score"]) == (200, 0)
    assert everything_kept(site.database) == before


def test_the_same_wish_is_done_once_when_it_can_be_stored(playing: Phone, site: Site):
    wish = {"id": fresh_id(), "kind": "check-in", "code": codes_of(site)["asema"]}
    with locked(site):
        playing.send(wish)

    done, again = playing.send(wish), playing.send(wish)

    assert done.status_code == 200
    assert done.json == again.json
    assert [result["seq"] for result in done.json["results"]] == [2]
    assert verify(site.database).differences == ()


def test_everything_can_be_read_while_nothing_can_be_stored(reader: Reader, site: Site):
    run = reader.set_out().address.split("/")[2]
    game = next(link for link in reader.read("/").links if link.endswith("/join")).split("/")[2]

    with locked(site):
        read = [
            reader.read(address).status
            for address in (
                *("/", "/programme", "/readyz", f"/runs/{run}", f"/runs/{run}/list"),
                *(f"/games/{game}/join", f"/games/{game}/leaderboard", "/api/games"),
            )
        ]

    assert read == [200] * 8


def test_a_form_is_told_to_wait_and_works_afterwards(reader: Reader, site: Site):
    run = reader.set_out().address.split("/")[2]
    form = reader.read(f"/runs/{run}/code").form("/check-in")
    form.fields["code"] = codes_of(site)["asema"]

    with locked(site):
        refused = reader.send(form)
    arrived, again = reader.send(form), reader.send(form)

    assert (refused.status, refused.answer.headers["Retry-After"]) == (503, "2")
    assert refused.heading == "Peli ei pysty nyt tallentamaan"
    assert "Mitään ei hävinnyt." in refused.words
    assert "Leimattu" in arrived.words
    assert again.address == arrived.address


def test_nobody_sets_out_halfway(phone: Phone, site: Site):
    run_id = fresh_id()
    before = everything_kept(site.database)

    with locked(site):
        refused = phone.start(id=run_id)
    unchanged = everything_kept(site.database) == before
    started = phone.start(id=run_id)

    assert told(refused) == (503, "2", SENTENCE)
    assert unchanged
    assert (started.status_code, started.json["run"]) == (201, run_id)


def test_on_a_full_disk_what_was_confirmed_stays_and_the_rest_is_asked_for_again(
    playing: Phone, site: Site
):
    with site.database.reading() as connection:
        pages = connection.value(sa.text("PRAGMA page_count"))
    wishes = [
        {"id": fresh_id(), "kind": "answer", "challenge": "asema/avain", "value": "x" * 500}
        for _ in range(100)
    ]

    with prepared_with(site, f"max_page_count={pages}"):
        full = [playing.send(wish) for wish in wishes]
        confirmed = view_of(playing)
    freed = [playing.send(wish) for wish in wishes]

    statuses = [answer.status_code for answer in full]
    assert statuses == sorted(statuses)
    assert set(statuses) == {200, 503}
    assert told(full[-1]) == (503, "2", SENTENCE)
    assert confirmed.status_code == 200
    assert {answer.status_code for answer in freed} == {200}
    seqs = [answer.json["results"][0]["seq"] for answer in freed]
    assert seqs == list(range(2, 102))
    stored = [one.json["results"] for one in full if one.status_code == 200]
    assert [one.json["results"] for one in freed[: len(stored)]] == stored
    assert verify(site.database).differences == ()


@pytest.mark.parametrize("broken", [unopened, malformed])
def test_a_file_that_cannot_be_read_is_told_as_such(playing: Phone, site: Site, broken):
    wish = {"id": fresh_id(), "kind": "check-in", "code": codes_of(site)["asema"]}

    with broken(site):
        answers = [playing.send(wish), view_of(playing), playing.client.get("/readyz")]
        page = playing.client.get("/")
        health = playing.client.get("/healthz")

    assert [answer.status_code for answer in answers] == [503] * 3
    assert (page.status_code, page.headers["Retry-After"]) == (503, "2")
    assert "Peli ei pysty nyt tallentamaan" in page.text
    assert health.status_code == 200
    assert playing.send(wish).status_code == 200


def test_a_mistake_of_ours_is_not_called_a_full_disk(site: Site):
    twice = {"sha": "x", "adventure": "y", "body": "z"}

    def work(connection) -> None:
        connection.write(sa.insert(edition), **twice)
        connection.write(sa.insert(edition), **twice)

    with pytest.raises(Exception, match="UNIQUE") as raised:
        site.database.write(work)

    assert not isinstance(raised.value, StorageFailure)
