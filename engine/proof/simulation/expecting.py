"""Whether a simulation met what an author expects of the adventure."""

from collections.abc import Iterator

from engine.proof.finding import Finding, Rule, Severity, words
from engine.proof.simulation.figures import Simulated
from engine.scenario.adventure import Adventure, Expect
from engine.scenario.files import HEAD
from engine.text import Text

_WHY = words(
    fi="Kohdassa expect odotettiin muuta. Muuttakaa seikkailua, tai korjatkaa odotus.",
    sv="Under expect väntades något annat. Ändra äventyret, eller det som väntas.",
    en="Under expect something else was expected. Change the adventure, or what it expects.",
    selko="Kohdassa expect odotettiin muuta. Muuttakaa seikkailua. Tai korjatkaa odotus.",
)
MINUTES = Rule(
    "expect-minutes",
    Severity.BLOCKS,
    says=words(
        fi="Keskimmäinen joukkue oli perillä {found} minuutissa. Odotus: {least}–{most}.",
        sv="Laget i mitten var framme på {found} minuter. Väntat: {least}–{most}.",
        en="The team in the middle finished in {found} minutes. Expected: {least}–{most}.",
        selko="Kierros kesti {found} minuuttia. Sen piti kestää {least}–{most} minuuttia.",
    ),
    why=_WHY,
)
SCORE = Rule(
    "expect-score",
    Severity.BLOCKS,
    says=words(
        fi="Keskimmäinen joukkue sai {found} pistettä. Odotus: {least}–{most}.",
        sv="Laget i mitten fick {found} poäng. Väntat: {least}–{most}.",
        en="The team in the middle got {found} points. Expected: {least}–{most}.",
        selko="Pisteitä tuli {found}. Niitä piti tulla {least}–{most}.",
    ),
    why=_WHY,
)
FINISH = Rule(
    "expect-finish",
    Severity.BLOCKS,
    says=words(
        fi="Lähteneistä {found} % pääsi perille. Odotus: {bound}.",
        sv="Av dem som gav sig av kom {found} % fram. Väntat: {bound}.",
        en="Of those who set out {found} % finished. Expected: {bound}.",
        selko="Perille pääsi {found} %. Odotus oli {bound}.",
    ),
    why=_WHY,
)
ENDING = Rule(
    "expect-ending",
    Severity.BLOCKS,
    says=words(
        fi="Loppu ”{ending}” tuli {found} %:lle perille päässeistä. Odotus: {bound}.",
        sv="Slutet ”{ending}” kom till {found} % av dem som gick i mål. Väntat: {bound}.",
        en="The ending “{ending}” came to {found} % of those who finished. Expected: {bound}.",
        selko="Loppu ”{ending}” tuli {found} %:lle. Odotus oli {bound}.",
    ),
    why=_WHY,
)


RULES = (MINUTES, SCORE, FINISH, ENDING)


def kept(adventure: Adventure, simulated: Simulated) -> tuple[Finding, ...]:
    """What was expected and did not come, one finding each; none where all was met."""
    expect = adventure.expect
    return () if expect is None else tuple(_failures(adventure, expect, simulated))


def _failures(adventure: Adventure, expect: Expect, simulated: Simulated) -> Iterator[Finding]:
    """Medians of those who finished, the share who did, and each ending among them."""
    yield from _median(MINUTES, "minutes", expect.minutes, simulated.minutes.p50)
    yield from _median(SCORE, "score", expect.score, simulated.score.p50)
    if expect.finish is not None and _misses(expect.finish, simulated.finish.share):
        found, bound = _spelt(simulated.finish.share), _spelt_bound(expect.finish)
        yield FINISH.found(HEAD, ("expect", "finish"), found=found, bound=bound)
    for ending in adventure.endings:
        share = simulated.endings[ending.id]
        if expect.ending is not None and _misses(expect.ending, share):
            found, bound = _spelt(share), _spelt_bound(expect.ending)
            yield ENDING.found(
                HEAD, ("expect", "ending"), ending=ending.title, found=found, bound=bound
            )


def _median(
    rule: Rule, name: str, bounds: tuple[int, int] | None, found: float
) -> Iterator[Finding]:
    if bounds is None or bounds[0] <= found <= bounds[1]:
        return
    least, most = bounds
    yield rule.found(HEAD, ("expect", name), found=_decimal(found), least=least, most=most)


def _misses(bound: str, share: float) -> bool:
    """Compare with a bound as `Expect` has it, such as `>= 0.8`."""
    limit = float(bound[2:])
    return share < limit if bound.startswith(">=") else share > limit


def _spelt(share: float) -> Text:
    return _decimal(100 * share)


def _decimal(number: float) -> Text:
    """With a comma where the language writes one."""
    told = f"{number:.1f}"
    comma = told.replace(".", ",")
    return words(fi=comma, sv=comma, en=told, selko=comma)


def _spelt_bound(bound: str) -> str:
    sign = "≥" if bound.startswith(">=") else "≤"
    return f"{sign} {100 * float(bound[2:]):g} %"
