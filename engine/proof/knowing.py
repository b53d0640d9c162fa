"""Findings that an author has thought about and means to keep.

`knowingly: [{finding: key, because: ...}]` silences a finding: in a checkpoint's file there,
in `adventure.yaml` everywhere. What blocks publishing cannot be silenced.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from engine.proof.finding import Finding, Fix, Rule, Severity, file_of, words
from engine.scenario.adventure import Adventure
from engine.scenario.files import HEAD
from engine.scenario.model import Knowingly

UNKNOWN = Rule(
    "knowingly-unknown",
    Severity.ASKS,
    says=words(
        fi="Kohdassa knowingly lukee {key}, mutta sellaista huomautusta ei ole. Kirjoittakaa "
        "{near}, jos tarkoititte sitä.",
        sv="Under knowingly står {key}, men någon sådan anmärkning finns inte. Skriv {near}, "
        "om ni menade det.",
        en="knowingly names {key}, but there is no such finding. Write {near}, if you meant "
        "that.",
        selko="Kohdassa knowingly on väärä sana: {key}. Oikea sana on ehkä {near}.",
    ),
    why=words(
        fi="Väärin kirjoitettu nimi ei vaienna mitään.",
        sv="Ett felskrivet namn tystar ingenting.",
        en="A name that is mistyped silences nothing.",
        selko="Väärä sana ei tee mitään.",
    ),
)
BLOCKING = Rule(
    "knowingly-blocking",
    Severity.ASKS,
    says=words(
        fi="Huomautusta {key} ei voi ohittaa kohdalla knowingly. Korjatkaa se, ja ottakaa "
        "rivi pois.",
        sv="Anmärkningen {key} kan inte förbigås med knowingly. Rätta den, och ta bort raden.",
        en="The finding {key} cannot be passed over by knowingly. Mend it, and take the line "
        "out.",
        selko="Huomautus {key} pitää korjata. Poistakaa rivi.",
    ),
    why=words(
        fi="Sen kanssa seikkailua ei voi pelata loppuun tai julkaista.",
        sv="Med den kan äventyret inte spelas till slut eller publiceras.",
        en="With it the adventure cannot be finished, or not be published.",
        selko="Seikkailu ei toimi, ennen kuin se on korjattu.",
    ),
)

RULES = (UNKNOWN, BLOCKING)

NEAREST = words(
    fi="Kirjoita lähin nimi.",
    sv="Skriv det närmaste namnet.",
    en="Write the nearest name.",
    selko="Kirjoita oikea sana.",
)


def heeded(findings: Sequence[Finding], adventure: Adventure) -> tuple[Finding, ...]:
    """The findings that nobody has answered with `knowingly`."""
    silenced = {(file, one.finding) for file, _, one in _all_known(adventure)}
    return tuple(
        finding
        for finding in findings
        if finding.rule.severity is Severity.BLOCKS
        or not {(finding.file, finding.rule.key), (HEAD, finding.rule.key)} & silenced
    )


def misknown(adventure: Adventure, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Every `knowingly` that can silence nothing; `rules` are all that there are."""
    severities = {rule.key: rule.severity for rule in (*rules, *RULES)}
    for file, number, known in _all_known(adventure):
        path = ("knowingly", number, "finding")
        severity = severities.get(known.finding)
        if severity is None:
            near = get_close_matches(known.finding, sorted(severities), n=1, cutoff=0.0)[0]
            fix = Fix(file, path, near, NEAREST)
            yield UNKNOWN.found(file, path, fix=fix, key=known.finding, near=near)
        elif severity is Severity.BLOCKS:
            yield BLOCKING.found(file, path, key=known.finding)


def _all_known(adventure: Adventure) -> Iterator[tuple[str, int, Knowingly]]:
    yield from ((HEAD, number, known) for number, known in enumerate(adventure.knowingly))
    for stop in adventure.checkpoints:
        for number, known in enumerate(stop.knowingly):
            yield file_of(stop), number, known
