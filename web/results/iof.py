"""Results as orienteering programs read them: a ResultList of IOF's Data Standard 3.0.

A class is a bracket, a team has one member's result without a name: who walked is in no log.
Points are a score of type `points`; positions are the ranks within the class, and only those
have one who finished. The order of the elements is the standard's.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from engine.play.leaderboard import ranking, standing_of
from web.brackets import bracket_name
from web.results.teams import Team
from web.terms import Terms
from web.words import Words

NAMESPACE = "http://www.orienteering.org/datastandard/3.0"


def iof_of(
    title: str, terms: Terms, teams: Sequence[Team], words: Words, now: datetime
) -> bytes:
    """A game's results so far."""
    root = Element(
        "ResultList",
        {
            "xmlns": NAMESPACE,
            "iofVersion": "3.0",
            "createTime": _time(now),
            "creator": "Kaupunkiseikkailu",
            "status": "Snapshot" if any(team.state.running for team in teams) else "Complete",
        },
    )
    SubElement(SubElement(root, "Event"), "Name").text = title
    for name, some in _classes(terms, teams, words):
        result = SubElement(root, "ClassResult")
        SubElement(SubElement(result, "Class"), "Name").text = name
        _results(result, some)
    indent(root)
    octets: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return octets


def _classes(
    terms: Terms, teams: Sequence[Team], words: Words
) -> Iterable[tuple[str, list[Team]]]:
    if not terms.brackets:
        return [(words.gettext("Kaikki"), list(teams))]
    return [
        (bracket_name(one, words), [team for team in teams if team.bracket == one])
        for one in terms.brackets
    ]


def _results(parent: Element, teams: Sequence[Team]) -> None:
    ranked = ranking(standing_of(team.run, team.state) for team in teams)
    ranks = {one.standing.run: one.rank for one in ranked}
    by_run = {team.run: team for team in teams}
    for run, rank in ranks.items():
        _result(parent, by_run[run], rank)


def _result(parent: Element, team: Team, rank: int) -> None:
    told = SubElement(parent, "TeamResult")
    SubElement(told, "Name").text = team.name
    result = SubElement(SubElement(told, "TeamMemberResult"), "Result")
    state, seconds = team.state, team.seconds
    began = state.clock_from or state.started_at
    if began is not None:
        SubElement(result, "StartTime").text = _time(began)
    if seconds is not None and state.finished_at is not None:
        SubElement(result, "FinishTime").text = _time(state.finished_at)
        SubElement(result, "Time").text = f"{seconds:.0f}"
        if state.timed_out_at is None:
            SubElement(result, "Position", {"type": "Course"}).text = str(rank)
    SubElement(result, "Status").text = _status(team)
    SubElement(result, "Score", {"type": "points"}).text = str(state.ranked_score)
    if began is not None:
        _splits(result, team, began)


def _status(team: Team) -> str:
    state = team.state
    if state.gave_up:
        return "DidNotFinish"
    if state.timed_out_at is not None:
        return "OverTime"
    return "OK" if state.finished_at is not None else "Active"


def _splits(result: Element, team: Team, began: datetime) -> None:
    numbers: Mapping[str, int] = {
        stop.id: number for number, stop in enumerate(team.adventure.checkpoints, start=1)
    }
    for visit in team.visits:
        split = SubElement(result, "SplitTime")
        SubElement(split, "ControlCode").text = str(numbers.get(visit.checkpoint, 0))
        after = max(0.0, (visit.at - began).total_seconds())
        SubElement(split, "Time").text = f"{after:.0f}"


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
