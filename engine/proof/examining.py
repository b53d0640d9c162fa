"""Everything that is known of an adventure before anyone walks, in one list.

The one place where lint and proof come together: whoever shows findings, a command or an
author's panel, asks here, so that `knowingly` is heeded the same everywhere.
"""

from collections.abc import Sequence

from engine.programme import Programme
from engine.proof import knowing, verdicts
from engine.proof import lint as linting
from engine.proof.finding import Finding, Rule, file_of
from engine.proof.simulation import expecting
from engine.proof.solve.proving import proved
from engine.proof.told_once import beyond_lint
from engine.scenario.adventure import Adventure
from engine.scenario.files import HEAD
from engine.scenario.reading import Document

RULES: tuple[Rule, ...] = (
    *linting.RULES,
    *knowing.RULES,
    *verdicts.RULES,
    *expecting.RULES,
)
"""Every rule there is, by whose keys `knowingly` speaks."""


def findings_of(
    adventure: Adventure, documents: Sequence[Document], programme: Programme | None = None
) -> tuple[Finding, ...]:
    """What lint and proof find and no `knowingly` has answered, in the files' order.

    That is `adventure.yaml`, then the checkpoints as the route has them, each by its lines.
    """
    found = (
        *linting.lint(adventure, documents, programme),
        *verdicts.findings(adventure, tuple(beyond_lint(adventure, proved(adventure)))),
    )
    heeded = (
        *knowing.heeded(found, adventure),
        *knowing.misknown(adventure, RULES),
    )
    files = [HEAD, *(file_of(stop) for stop in adventure.checkpoints)]
    places = {file: place for place, file in enumerate(files)}

    def place(finding: Finding) -> tuple[int, int]:
        return places.get(finding.file, len(files)), finding.line(documents)

    return tuple(sorted(heeded, key=place))
