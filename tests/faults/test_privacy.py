"""Verdicts, not positions: no coordinate of a player reaches the disk or a log line."""

import random

from tests.playing import Phone, doing, fix
from tests.serving import serving

METRE_LAT = 1 / 111_400


def _marked(place, chance):
    """A fix near a place, with six decimals that no authored coordinate has."""
    lat = place["lat"] + chance.uniform(-5, 5) * METRE_LAT
    lon = place["lon"] + chance.uniform(-5, 5) * METRE_LAT
    return fix(round(lat, 7), round(lon, 7), accuracy_m=7.25, age_s=1.375)


def _walk(phone, chance):
    """Play by GPS alone, with a far-off fix first at each checkpoint; give all fixes."""
    fixes = []
    while phone.view["status"] == "playing":
        card = phone.card(phone.view["next"])
        if card["status"] == "open":
            near = _marked(card["place"], chance)
            far = near | {"lat": round(near["lat"] + 0.0123457, 7)}
            fixes += [near, far]
            phone.happened({"kind": "check-in", "checkpoint": card["id"], "fix": far})
            phone.happened({"kind": "check-in", "fix": near})
            continue
        asked = next(one for one in card["challenges"] if one["status"] == "open")
        phone.happened(doing(asked))
    return fixes


def _everything_kept(server) -> bytes:
    files = [path for path in server.data.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)
    return b"".join(path.read_bytes() for path in (*files, server.log))


def test_a_whole_game_leaves_no_coordinate_in_database_wal_or_log(tmp_path):
    with serving(tmp_path / "data") as server, server.client() as client:
        phone = Phone(client)
        phone.start(team={"size": 2})

        fixes = _walk(phone, random.Random(7))

        kept = _everything_kept(server)

    marks = {str(number).encode() for one in fixes for number in (one["lat"], one["lon"])}
    marks |= {b"7.25", b"1.375"}
    assert len(fixes) == 20
    assert [mark for mark in marks if mark in kept] == []


def test_the_search_would_find_a_coordinate_that_is_kept(tmp_path):
    with serving(tmp_path / "data") as server, server.client() as client:
        phone = Phone(client)
        phone.start(team={"name": "Piste 61.6878181", "size": 2})

        assert b"61.6878181" in _everything_kept(server)
