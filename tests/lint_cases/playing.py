"""What needs what, what waits for itself, and what never comes into play."""

from tests.linting import Case, Edit

FREE = Edit("adventure", "mode: linear", "mode: free")
LIMITED = Edit("tori", "    options:\n", "    attempts: 2\n    options:\n")
COMPETITION = Edit("adventure", "integrity: relaxed", "integrity: competitive")


def unlocked(stop: str, condition: str) -> Edit:
    """A checkpoint that opens by this condition."""
    return Edit(stop, f"id: {stop}\n", f"id: {stop}\nunlock: {condition}\n")


def optional(stop: str) -> Edit:
    """A checkpoint that one may pass by."""
    return Edit(stop, f"id: {stop}\n", f"id: {stop}\noptional: true\n")


AFTER_RIGHT = unlocked("kirjasto", "{solved: tori/kumpi}")
EITHER = unlocked("puisto", "{any: [{done: soitto}, {done: kirjasto}]}")

NEEDS = (
    Case(
        "needs-optional",
        (unlocked("puisto", "{done: soitto}"),),
        "unlock: {done: soitto}",
        (EITHER,),
        besides=frozenset({"soft-lock", "not-completable-for"}),
    ),
    Case(
        "cycle",
        (FREE, unlocked("kirjasto", "{done: puisto}")),
        "unlock: {done: puisto}",
        (FREE, unlocked("kirjasto", "{done: tori}")),
        besides=frozenset({"not-completable"}),
    ),
    Case(
        "tries-needed",
        (LIMITED, AFTER_RIGHT),
        "attempts: 2",
        (LIMITED, unlocked("kirjasto", "{done: tori/kumpi}")),
        besides=frozenset({"soft-lock"}),
    ),
    Case(
        "needs-signal",
        (COMPETITION, AFTER_RIGHT),
        "unlock: {solved: tori/kumpi}",
        (COMPETITION, unlocked("kirjasto", "{done: tori/kumpi}")),
        besides=frozenset({"not-completable-for"}),
    ),
)

UNUSED = (
    Case(
        "item-dead",
        (Edit("tori", "  - give: pala\n", ""),),
        "id: pala",
    ),
    Case(
        "flag-dead",
        (Edit("soitto", "unlock:\n  flag: aloitettu\n", ""),),
        "set: aloitettu",
    ),
    Case(
        "badge-dead",
        (
            Edit(
                "adventure",
                "endings:\n",
                "badges:\n  - id: merkki\n    title: {fi: Merkki, en: Badge}\n"
                "    text: {fi: Hienoa., en: Well done.}\nendings:\n",
            ),
        ),
        "id: merkki",
        (
            Edit(
                "adventure",
                "endings:\n",
                "badges:\n  - id: merkki\n    title: {fi: Merkki, en: Badge}\n"
                "    text: {fi: Hienoa., en: Well done.}\nendings:\n",
            ),
            Edit("tori", "  - give: pala\n", "  - give: pala\n  - badge: merkki\n"),
        ),
    ),
)

CASES = (*NEEDS, *UNUSED)
