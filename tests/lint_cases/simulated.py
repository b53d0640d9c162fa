"""What an author expects of a walk, and what came of a hundred teams that walked it."""

from tests.lint_cases.proved import ending_first, expecting
from tests.linting import Case

CASES = (
    Case(
        "expect-minutes",
        (expecting("minutes: [1, 2]"),),
        "minutes: [1, 2]",
        (expecting("minutes: [5, 60]"),),
    ),
    Case(
        "expect-score",
        (expecting("score: [0, 1]"),),
        "score: [0, 1]",
        (expecting("score: [5, 50]"),),
    ),
    Case(
        "expect-finish",
        (expecting('finish: "<= 0.1"'),),
        'finish: "<= 0.1"',
        (expecting('finish: ">= 0.5"'),),
    ),
    Case(
        "expect-ending",
        (ending_first("{flag: aloitettu}"), expecting('ending: "<= 0.9"')),
        'ending: "<= 0.9"',
        (ending_first("{flag: aloitettu}"), expecting('ending: "<= 1"')),
    ),
)
