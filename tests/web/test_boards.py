"""Results: live, lagging, standing still, by bracket, together, or none; on phone and wall."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from engine.play.intents import Award
from tests.playing import Phone
from tests.reading import Reader
from tests.visiting import codes_of
from web import games, organising
from web.player.leaves import leaf_after
from web.store.tables import tally
from web.terms import BRACKETS, Terms
from web.verifying import verify


class Moved:
    """A clock that a test moves."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(site) -> Moved:
    moved = Moved(site.clock())
    object.__setattr__(site, "clock", moved)
    return moved


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def team(app, site) -> Callable[..., Phone]:
    """A team that has set out in a game and has checked in at the first checkpoint, or not."""

    def set_out(code: str, *, walks: bool = True, **body: object) -> Phone:
        phone = Phone(app.test_client(use_cookies=False))
        assert phone.start(code, **body).status_code == 201
        if walks:
            solve(phone, codes_of(site))
        return phone

    return set_out


def solve(phone: Phone, codes: dict[str, str]) -> None:
    """Check in where the way leads, and answer what is asked there."""
    before = phone.view["score"]
    while phone.view["score"] == before:
        phone.happened(phone.next_wish(codes))


def game_on(site, **terms: object) -> str:
    return games.create(site, "perille", on=Terms(**terms)).code


def board(phone: Phone, code: str, **asked: str) -> dict:
    return phone.client.get(f"/api/games/{code}/leaderboard", query_string=asked).json


def scores(phone: Phone, code: str, **asked: str) -> list[int]:
    return [row["score"] for row in board(phone, code, **asked)["standings"]]


def test_a_board_that_lags_behind_shows_what_was_a_while_ago(site, clock, team):
    code = game_on(site, delay_min=5)
    phone = team(code)
    earned = phone.view["score"]

    assert scores(phone, code) == []
    clock.passes(minutes=5, seconds=10)
    assert scores(phone, code) == [earned]
    solve(phone, codes_of(site))
    assert scores(phone, code) == [earned]
    clock.passes(minutes=5, seconds=10)
    assert scores(phone, code) == [phone.view["score"]]


def test_a_frozen_board_stands_still_until_it_is_unveiled(site, clock, team):
    code = game_on(site, freeze_at=clock.now + timedelta(minutes=30))
    phone = team(code)
    frozen = phone.view["score"]
    clock.passes(minutes=31)
    solve(phone, codes_of(site))

    assert phone.view["score"] > frozen
    assert scores(phone, code) == [frozen]
    assert board(phone, code)["frozen"]
    games.agree(site, code, Terms())
    assert scores(phone, code) == [phone.view["score"]]


def test_whoever_joins_behind_the_freeze_is_on_no_frozen_board(site, clock, team):
    code = game_on(site, freeze_at=clock.now + timedelta(minutes=1))
    early = team(code, walks=False)
    clock.passes(minutes=2)
    team(code)

    assert scores(early, code) == [0]


def test_ranks_are_counted_right_however_points_come_and_go(site, team, app):
    code = game_on(site, brackets=("class", "family"))
    phones = [team(code, bracket=("class", "family")[at % 2]) for at in range(4)]
    for phone in phones[:3]:
        solve(phone, codes_of(site))
    rehearsed = organising.in_run(site, phones[0].run, Award(site.clock(), -5))

    rows = board(phones[0], code)["standings"]
    ranks = [1 + sum(other["score"] > row["score"] for other in rows) for row in rows]
    own = [board(phone, code, team=phone.run)["own"]["rank"] for phone in phones]

    assert rehearsed
    assert [row["rank"] for row in rows] == ranks
    assert sorted(own) == sorted(ranks)
    assert not verify(site.database).miscounted


def test_a_tally_that_was_meddled_with_is_found_out(site, team):
    code = game_on(site)
    team(code)
    site.database.write(lambda connection: connection.write(sa.update(tally).values(teams=7)))

    assert verify(site.database).miscounted == {code}


def test_a_team_sees_its_own_points_while_the_board_stands_still(site, clock, team):
    code = game_on(site, freeze_at=clock.now)
    clock.passes(minutes=1)

    phone = team(code)

    assert phone.view["score"] > 0


def test_each_bracket_is_ranked_by_itself(site, team):
    code = game_on(site, brackets=("class", "family"))
    first = team(code, bracket="class", team={"name": "Eka"})
    team(code, walks=False, bracket="family", team={"name": "Toka"})

    names = {
        bracket: [
            (row["rank"], row["team"])
            for row in board(first, code, bracket=bracket)["standings"]
        ]
        for bracket in ("class", "family", "")
    }

    assert names == {
        "class": [(1, "Eka")],
        "family": [(1, "Toka")],
        "": [(1, "Eka"), (2, "Toka")],
    }


def test_a_joint_goal_counts_everyone_s_points_and_ranks_nobody(site, reader, team):
    code = game_on(site, ranking="goal", goal=1000)
    points = sum(team(code).view["score"] for _ in range(2))

    page = reader.read(f"/games/{code}/leaderboard")

    assert f"{points} / 1000 pistettä yhdessä" in page.words
    assert "Sija" not in page.words


def test_a_game_without_results_says_so(site, reader, team):
    code = game_on(site, ranking="none")
    team(code)

    for page in ("leaderboard", "wall"):
        words = reader.read(f"/games/{code}/{page}").words
        assert "Tässä pelissä ei lasketa sijoituksia." in words
        assert "Pisteet" not in words


@pytest.mark.parametrize("page", ["leaderboard", "wall"])
def test_an_unchanged_page_is_not_sent_again(site, app, team, page):
    code = game_on(site)
    phone = team(code, walks=False)
    client = app.test_client()
    first = client.get(f"/games/{code}/{page}")

    again = client.get(
        f"/games/{code}/{page}", headers={"If-None-Match": first.headers["ETag"]}
    )
    solve(phone, codes_of(site))
    later = client.get(
        f"/games/{code}/{page}", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert (again.status_code, again.data) == (304, b"")
    assert later.status_code == 200
    assert later.headers["ETag"] != first.headers["ETag"]


def test_a_wall_shows_ten_lines_and_leads_to_the_next_ten(site, reader, team):
    code = game_on(site)
    for number in range(12):
        team(code, walks=False, team={"name": f"Joukkue {number:02}"})

    first = reader.read(f"/games/{code}/wall")
    second = reader.read(f"/games/{code}/wall?page=2")

    shown = [page.answer.text.count("data-team=") for page in (first, second)]
    assert shown == [10, 2]
    assert f'data-after="/games/{code}/wall?page=2"' in first.answer.text
    assert f'data-after="/games/{code}/wall?page=1"' in second.answer.text


def test_a_wall_tells_who_moved_last_and_never_where(site, reader, team):
    code = game_on(site)
    phone = team(code, team={"name": "Nopsa Norppa"})

    page = reader.read(f"/games/{code}/wall")

    assert f"Nopsa Norppa on nyt {phone.view['score']} pisteessä." in page.words
    titles = {card["title"] for card in phone.view["checkpoints"] if card.get("title")}
    assert not [title for title in titles if title in page.words]


@given(
    st.permutations(BRACKETS).flatmap(
        lambda some: st.integers(0, 3).map(lambda length: tuple(some[:length]))
    ),
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
)
def test_a_wall_comes_round_to_every_leaf(brackets, sizes):
    leaves = dict(zip((None, *brackets), sizes, strict=False))
    every = {
        (one, page) for one, count in leaves.items() for page in range(1, max(1, count) + 1)
    }

    shown, at = set(), (None, 1)
    for _ in every:
        shown.add(at)
        at = leaf_after(brackets, *at, leaves[at[0]])

    assert shown == every
    assert at == (None, 1)
