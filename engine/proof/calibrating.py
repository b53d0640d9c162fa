"""A crowd fitted to real runs: how fast they walked, what they knew, where they gave up.

A run export is JSON lines in the log's own codec (`engine.play.codec`), one entry a line:
`{"run", "seq", "device", "at", "received_at", "intent": {"kind", …}, "events": [{"kind", …}]}`.
A line with `format` heads it and names the adventure. Everything fitted is a median or a
share of all runs, so that one team that had lunch on the way changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from engine.play.codec import decode
from engine.proof.measuring import Logged, Measured, measured
from engine.proof.simulation.crowd import Crowd, Normal, Spread
from engine.scenario.adventure import Adventure

FORMAT = "seikkailu-runs/1"
FEWEST = 10
"""Under this many runs a median is one team's mood."""
FITTED = frozenset(
    {
        *("speed_m_s", "thinking_scale", "right_at", "hint_before", "hint_after_wrong"),
        *("skips_after_wrong", "quits_per_stop", "patience_min"),
    }
)
"""The fields of a crowd that runs can tell."""
NO_LIMIT_MIN = 24 * 60.0
"""Patience once giving up is measured: the share of each stop holds all of it."""


class TooFewRuns(ValueError):
    """Not enough runs to fit anything to."""

    def __init__(self, runs: int) -> None:
        """Keep how many there are."""
        super().__init__(f"{runs} runs are too few to fit a crowd to: {FEWEST} are needed")
        self.runs = runs


class NotAnExport(ValueError):
    """A line that is no entry of this adventure's runs; `line` counts from 1."""

    def __init__(self, line: int, why: str) -> None:
        """Keep the line."""
        super().__init__(f"line {line}: {why}")
        self.line = line


class _Head(BaseModel):
    format: str
    adventure: str


class _Line(BaseModel):
    """What is read of an entry; the rest is for those who import it."""

    run: str
    seq: int
    at: datetime
    events: list[dict[str, object]]


class _Entry(NamedTuple):
    seq: int
    logged: Logged


def calibrated(adventure: Adventure, lines: Iterable[str], crowd: Crowd | None = None) -> Crowd:
    """Fit a crowd to a run export, what it cannot show kept from `crowd`.

    A run that never finished counts as given up: export when the game is over. Raises
    NotAnExport and TooFewRuns.
    """
    base = crowd if crowd is not None else Crowd()
    logs = runs_in(adventure, lines)
    runs = [measured(adventure, base, log) for log in logs.values()]
    walked = [run for run in runs if run.stops]
    if len(walked) < FEWEST:
        raise TooFewRuns(len(walked))
    return fitted(base, walked)


def runs_in(adventure: Adventure, lines: Iterable[str]) -> Mapping[str, Sequence[Logged]]:
    """The logs in an export, by run, each in its order. Raises NotAnExport."""
    entries: defaultdict[str, list[_Entry]] = defaultdict(list)
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        if number == 1 and _is_head(adventure, text):
            continue
        line, logged = _read(number, text)
        entries[line.run].append(_Entry(line.seq, logged))
    ordered = ((run, sorted(log, key=_seq)) for run, log in entries.items())
    return {run: [entry.logged for entry in log] for run, log in ordered}


def _seq(entry: _Entry) -> int:
    return entry.seq


def _is_head(adventure: Adventure, text: str) -> bool:
    """Whether a line is a head; raises NotAnExport where it names another adventure."""
    try:
        head = _Head.model_validate_json(text)
    except ValidationError:
        return False
    if head.format != FORMAT:
        raise NotAnExport(1, f"the format is {head.format}, not {FORMAT}")
    if head.adventure != adventure.id:
        raise NotAnExport(1, f"these are runs of {head.adventure}, not of {adventure.id}")
    return True


def _read(number: int, text: str) -> tuple[_Line, Logged]:
    try:
        line = _Line.model_validate_json(text)
        events = tuple(decode(event) for event in line.events)
    except (ValidationError, KeyError) as broken:
        raise NotAnExport(number, "this is no entry of a run") from broken
    return line, Logged(line.at, events)


def fitted(base: Crowd, runs: Sequence[Measured]) -> Crowd:
    """Put medians and shares of runs in the place of what was assumed."""
    wrong = sum(run.wrong for run in runs)
    thinking = [ratio for run in runs for ratio in run.thinking]
    leaving = sum(run.leaving for run in runs)
    gave_up = sum(not run.finished for run in runs)
    return base._replace(
        speed_m_s=_speed(base.speed_m_s, runs),
        thinking_scale=median(thinking) if thinking else base.thinking_scale,
        right_at=dict(_right(runs)),
        hint_before=_share(
            sum(run.hints_before for run in runs),
            sum(run.hintable for run in runs),
            base.hint_before,
        ),
        hint_after_wrong=_share(
            sum(run.hints_after_wrong for run in runs),
            sum(run.wrong_with_hints for run in runs),
            base.hint_after_wrong,
        ),
        skips_after_wrong=_share(
            sum(run.skips_after_wrong for run in runs), wrong, base.skips_after_wrong
        ),
        quits_per_stop=_share(gave_up, leaving, base.quits_per_stop),
        patience_min=Spread(NO_LIMIT_MIN, 0),
        runs=len(runs),
    )


def _speed(base: Normal, runs: Sequence[Measured]) -> Normal:
    """The median of runs, and their median deviation as a bell curve has it."""
    speeds = [run.speed_m_s for run in runs if run.speed_m_s is not None]
    if not speeds:
        return base
    middle = median(speeds)
    deviation = 1.4826 * median(abs(speed - middle) for speed in speeds)
    return Normal(middle, max(deviation, 0.02), base.least, base.most)


def _right(runs: Sequence[Measured]) -> Iterator[tuple[str, float]]:
    """By challenge, the share of right first answers, drawn to a half where few answered."""
    answers: defaultdict[str, list[bool]] = defaultdict(list)
    for run in runs:
        for ref, right in run.first.items():
            answers[ref].append(right)
    for ref, firsts in sorted(answers.items()):
        yield ref, (sum(firsts) + 1) / (len(firsts) + 2)


def _share(count: int, of: int, unknown: float) -> float:
    return count / of if of else unknown
