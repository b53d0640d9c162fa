"""Who gets stuck, what nobody ever sees, and how many points and items there are."""

from tests.lint_cases.playing import unlocked
from tests.linting import Case, Edit

BRANCH = Edit(
    "tori",
    "challenges:\n",
    "challenges:\n  - id: haara\n    type: choice\n    prompt: {fi: Minne?, en: Where to?}\n"
    "    options:\n      - id: vasen\n        text: {fi: Vasemmalle, en: Left}\n"
    "      - id: oikea\n        text: {fi: Oikealle, en: Right}\n",
)
LEFT, RIGHT = "{chose: tori/haara.vasen}", "{chose: tori/haara.oikea}"
QR_ONLY = Edit("kirjasto", "checkin: [gps, qr]", "checkin: [qr]")
ALSO_HERE = Edit("kirjasto", "checkin: [gps, qr]", "checkin: [qr, here]")
PAST_THE_LIBRARY = unlocked("puisto", f"{{any: [{{done: kirjasto}}, {RIGHT}]}}")


def pieces(count: int) -> str:
    """So many of what tori gives once."""
    return f"{{has: pala, count: {count}}}"


def begun_and(*conditions: str) -> Edit:
    """What the event soitto opens by, besides its flag."""
    every = ", ".join(("{flag: aloitettu}", *conditions))
    return Edit("soitto", "unlock:\n  flag: aloitettu\n", f"unlock: {{all: [{every}]}}\n")


def more_at_left(count: int) -> tuple[Edit, Edit, Edit]:
    """A piece more for those who go left, and so many asked for at kirjasto."""
    given = "{fi: Vasemmalle, en: Left}\n        on_chosen:\n          - give: pala\n"
    branch = BRANCH.new.replace("{fi: Vasemmalle, en: Left}\n", given)
    return (Edit("tori", BRANCH.old, branch), unlocked("kirjasto", pieces(count)))


def ending_first(condition: str) -> Edit:
    """An ending before the default one."""
    told = "    title: {fi: Ensin, en: First}\n    text: {fi: Hyvä., en: Good.}\n"
    first = f"  - id: ensin\n{told}    when: {condition}\n"
    return Edit("adventure", "endings:\n", f"endings:\n{first}")


def expecting(field: str) -> Edit:
    """What the author expects, in YAML."""
    return Edit("adventure", "items:\n", f"expect:\n  {field}\nitems:\n")


def word(answer: str, more: str) -> Edit:
    """Another word to find at puisto, which may be left alone."""
    asked = f"  - id: sana\n    type: text\n    required: false\n{more}"
    prompt = "    prompt: {fi: Mitä näette?, en: What is there?}\n"
    accepted = f'    accept: {{any: ["{answer}"]}}\n'
    return Edit("puisto", "  - id: lehti\n", f"{asked}{prompt}{accepted}  - id: lehti\n")


STUCK = (
    Case(
        "not-completable",
        (BRANCH, unlocked("kirjasto", f"{{all: [{LEFT}, {RIGHT}]}}")),
        "unlock:",
        (BRANCH, unlocked("kirjasto", f"{{any: [{LEFT}, {RIGHT}]}}")),
    ),
    Case(
        "soft-lock",
        (BRANCH, unlocked("kirjasto", LEFT)),
        "unlock:",
        (BRANCH, unlocked("kirjasto", f"{{any: [{LEFT}, {RIGHT}]}}")),
    ),
    Case("not-completable-for", (QR_ONLY,), "checkin: [qr]", (ALSO_HERE,)),
    Case(
        "soft-lock-for",
        (BRANCH, unlocked("kirjasto", LEFT), PAST_THE_LIBRARY, QR_ONLY),
        "checkin: [qr]",
        (BRANCH, unlocked("kirjasto", LEFT), PAST_THE_LIBRARY, ALSO_HERE),
    ),
    Case(
        "not-proved",
        (unlocked("kirjasto", '{advanced: {between: ["10:00", "22:00"]}}'),),
        "route:",
        (unlocked("kirjasto", "{elapsed_at_least: 30 min}"),),
    ),
)

NEVER = (
    Case(
        "unreachable",
        (BRANCH, begun_and(LEFT, RIGHT)),
        "unlock:",
        (BRANCH, begun_and(LEFT)),
    ),
    Case(
        "unreachable-challenge",
        (word("!!!", "    skippable: false\n"),),
        "id: sana",
        (word("pihlaja", "    skippable: false\n"),),
    ),
    Case(
        "unreachable-effect",
        (Edit("tori", "    options:\n", "    on_failed:\n      - points: 5\n    options:\n"),),
        "points: 5",
        (
            Edit(
                "tori",
                "    options:\n",
                "    attempts: 1\n    on_failed:\n      - points: 5\n    options:\n",
            ),
        ),
    ),
    Case(
        "ending-unreachable",
        (ending_first("{visited: tori}"),),
        "id: loppu",
        (ending_first("{solved: tori/kumpi}"),),
    ),
)

COUNTED = (
    Case(
        "item-short",
        more_at_left(2),
        "unlock:",
        more_at_left(1),
        besides=frozenset({"soft-lock"}),
    ),
    Case(
        "item-never",
        (ending_first(pieces(2)),),
        "when: {has: pala",
        (ending_first(f"{{all: [{pieces(1)}, {{solved: tori/kumpi}}]}}"),),
        besides=frozenset({"ending-unreachable"}),
    ),
    Case(
        "score-bounds",
        (expecting("score: [900, 999]"),),
        "score: [900, 999]",
        (expecting("score: [10, 40]"),),
    ),
)

CASES = (*STUCK, *NEVER, *COUNTED)
