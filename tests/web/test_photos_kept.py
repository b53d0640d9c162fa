"""How long a team's photos are kept, and that file and row come and go together."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clockwork import Clock
from tests.locking import locked
from tests.photographing import (
    Photographer,
    files_of,
    joined,
    photo,
    photo_site,
    rows_of,
)
from tests.playing import fresh_id
from web import photos
from web.preparing import prepared
from web.site import Site


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def site(tmp_path: Path, now: Clock) -> Iterator[Site]:
    """With an adventure that asks for a photo."""
    built = photo_site(tmp_path / "data", now)
    yield built
    built.database.close()


@pytest.fixture
def team(app) -> Photographer:
    return joined(app)


def test_a_photo_is_shown_for_thirty_days_and_then_deleted(
    team: Photographer, site: Site, now: Clock
):
    media = fresh_id()
    team.put(photo(), media)

    now.go_on(days=30, seconds=-1)
    last = team.shown(media).status_code
    now.go_on(seconds=1)
    gone = team.shown(media).status_code
    still = len(files_of(site.settings.data))
    team.put(photo(held=3))

    assert (last, gone, still) == (200, 404, 1)
    assert [row.id for row in rows_of(site, team.run)] != [media]
    assert files_of(site.settings.data) == {row.file for row in rows_of(site, team.run)}


def test_how_long_it_is_kept_can_be_set(team: Photographer, site: Site):
    object.__setattr__(site.settings, "photo_days", 2)

    team.put(photo())

    [row] = rows_of(site, team.run)
    assert row.expires_at_ms - row.created_at_ms == 2 * 24 * 3600 * 1000


def test_a_start_deletes_the_photos_whose_time_has_come(site: Site, now: Clock, app):
    now.go_on(days=-365)
    team = joined(app)
    team.put(photo())

    prepared(site.settings.data)

    assert rows_of(site, team.run) == []
    assert files_of(site.settings.data) == set()


def test_a_start_sweeps_files_without_a_row_that_are_an_hour_old(
    team: Photographer, site: Site, now: Clock
):
    team.put(photo())
    folder = site.settings.data / "photos"
    own = files_of(site.settings.data)
    old, young = {"a.webp", "b.part", "notes.txt"}, {"c.webp", "d.part"}
    for name in (*own, *old, *young):
        (folder / name).touch()
        age_s = 3000 if name in young else 4000
        at = now.at.timestamp() - age_s
        os.utime(folder / name, (at, at))

    photos.sweep(site.database, site.settings.data, now.at)

    assert files_of(site.settings.data) == own | young | {"notes.txt"}
    assert [row.file for row in rows_of(site, team.run)] == [*own]


def test_a_row_that_was_restored_without_its_file_is_nowhere_seen(
    team: Photographer, site: Site
):
    media, taken = fresh_id(), photo()
    team.put(taken, media)
    (site.settings.data / "photos" / files_of(site.settings.data).pop()).unlink()

    gone = team.shown(media).status_code
    again = team.put(taken, media).status_code

    assert (gone, again, team.shown(media).status_code) == (404, 204, 200)
    assert len(rows_of(site, team.run)) == 1


def test_a_photo_whose_row_cannot_be_written_leaves_no_file(team: Photographer, site: Site):
    media, taken = fresh_id(), photo()

    with locked(site):
        refused = team.put(taken, media)
    left = files_of(site.settings.data)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
    assert left == set()
    assert team.put(taken, media).status_code == 204


def test_a_photo_whose_file_cannot_be_written_leaves_no_row(team: Photographer, site: Site):
    media, taken = fresh_id(), photo()
    (site.settings.data / "photos").write_bytes(b"")

    refused = team.put(taken, media)
    (site.settings.data / "photos").unlink()

    assert (refused.status_code, rows_of(site, team.run)) == (503, [])
    assert team.put(taken, media).status_code == 204
