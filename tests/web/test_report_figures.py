"""What a report counts of walks, and what it leaves untold."""

from dataclasses import replace
from datetime import date

from web.report.figures import FEWEST_SHARED, Programme, counted
from web.report.suppressing import hidden
from web.report.walks import Walk

WALK = Walk(
    adventure="perille",
    began=date(2027, 5, 11),
    size=3,
    language="fi",
    access=frozenset(),
    end="finished",
    minutes=50,
    met={},
    occasions=frozenset(),
    ideas={},
    scales={},
)
PROGRAMME = Programme(["esli", "tutka"], ["tunti"], ["no-stairs", "quiet"])


def told(walks: list[Walk], openings: dict[str, int] | None = None) -> dict[str, float | None]:
    found = counted(walks, openings or {}, PROGRAMME)
    behind = hidden(found.trees)
    return {one.id: None if one.cell in behind else one.value for one in found.figures}


def some(count: int, **fields: object) -> list[Walk]:
    return [replace(WALK, **fields)] * count


def test_teams_and_players_are_counted_in_all_and_by_adventure():
    found = told(some(8) + some(6, adventure="kadonnut-virta", size=2))

    assert (found["teams"], found["players"]) == (14, 36)
    assert (found["teams/perille"], found["players/kadonnut-virta"]) == (8, 12)


def test_the_share_that_finished_is_of_all_who_set_out():
    found = told(some(15) + some(5, end="gave-up", minutes=None))

    assert found["finished-share"] == 75
    assert (found["ends/finished"], found["ends/gave-up"]) == (15, 5)


def test_the_share_is_not_told_where_a_handful_gave_up():
    found = told(some(30) + some(2, end="gave-up", minutes=None))

    assert found["teams"] == 32
    assert found["finished-share"] is None
    assert found["ends/finished"] is None
    assert found["minutes"] is None


def test_half_of_those_who_finished_took_so_long():
    found = told(some(6, minutes=40) + some(5, minutes=70) + some(5, minutes=72))

    assert found["minutes"] == 70
    assert found["minutes/30"] == 6
    assert found["minutes/60"] == 10
    assert found["minutes/45"] == 0


def test_check_ins_of_a_part_are_told_in_fives():
    found = told(some(8, met={"esli": 2}) + some(9))

    assert found["met/esli/teams"] == 8
    assert found["met/esli/visits"] == 15
    assert found["met/tutka/teams"] == 0


def test_nothing_is_told_of_a_part_that_a_handful_met():
    found = told(some(3, met={"esli": 4}) + some(20))

    assert found["met/esli/teams"] is None
    assert found["met/esli/visits"] is None


def test_openings_of_a_page_are_hidden_when_they_are_few():
    found = told(some(9), {"esli": 2, "tutka": 40})

    assert found["openings"] == 42
    assert found["openings/esli"] is None
    assert found["openings/tutka"] is None


def test_a_self_measure_is_the_mean_of_ten_or_more():
    few = some(FEWEST_SHARED - 1, scales={"perille/asema/olo": 4})
    enough = few + some(1, scales={"perille/asema/olo": 3}) + some(10)

    assert not [name for name in told(few) if name.startswith("scales/")]
    assert told(enough)["scales/perille/asema/olo/mean"] == 3.9
    assert told(enough)["scales/perille/asema/olo/shared"] == 10


def test_a_language_of_a_handful_hides_another_with_it():
    found = told(some(20) + some(9, language="sv") + some(2, language="en"))

    assert found["languages/fi"] == 20
    assert found["languages/sv"] is None
    assert found["languages/en"] is None


def test_ways_to_walk_overlap_and_are_told_each_by_itself():
    found = told(some(6, access=frozenset({"no-stairs", "quiet"})) + some(20))

    assert (found["access/no-stairs"], found["access/quiet"]) == (6, 6)


def test_ideas_are_counted_by_the_box_they_went_to():
    assert told(some(6, ideas={"esli": 1}) + some(9))["ideas/esli"] == 6


def test_teams_at_an_occasion_are_counted():
    assert told(some(7, occasions=frozenset({"tunti"})) + some(9))["occasions/tunti"] == 7


def test_of_no_teams_there_is_a_report_without_shares():
    found = told([])

    assert found["teams"] == 0
    assert "finished-share" not in found
    assert "minutes" not in found
