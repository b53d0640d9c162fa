"""A simulation as text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from engine.proof.finding import Finding
from web.figures import NO_BREAK
from web.simulation.telling import Telling


def written(telling: Telling, failures: Sequence[Finding]) -> str:
    """All of it, a line a row."""
    return "\n".join(_lines(telling, failures)).replace(NO_BREAK, " ")


def _lines(telling: Telling, failures: Sequence[Finding]) -> Iterator[str]:
    say = telling.say
    yield telling.title
    yield telling.lead
    yield from (f"{telling.standing[0]}. {telling.standing[1]}", "")
    yield from _columns((f"{one.name}:", one.figure, one.beside) for one in telling.headlines())
    yield from _section(say("look_at"), telling.notes() or (say("look_at_nothing"),))
    yield from _section(say("expected"), _expected(telling, failures))
    for key, table in telling.tables():
        yield from _section(say(key), _columns((table.heads, *table.rows)))
    yield from ("", say("seed", seed=str(telling.simulated.seed)))


def _expected(telling: Telling, failures: Sequence[Finding]) -> Iterator[str]:
    if telling.adventure.expect is None:
        yield telling.say("expected_none")
    elif not failures:
        yield telling.say("expected_met")
    yield from (one.message(telling.language) for one in failures)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", title, "-" * len(title), *lines)


def _columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, numbers to the right, all as wide as their widest."""
    known = [tuple(map(str, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*known, strict=True)]
    for first, *rest in known:
        cells = [one.rjust(width) for one, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()
