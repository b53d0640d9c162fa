"""How much is told and how it is written, and what an author keeps knowingly."""

from tests.linting import Case, Edit

LONG_STORY = " ".join(["sana"] * 61)
SAFETY = """safety:
  fi: >-
    Ylittäkää kadut suojatietä pitkin. Talvella mäki on liukas: kulkekaa hitaasti.
  en: >-
    Cross the streets by the zebras. In winter the hill is slippery: go slowly.
"""
STORY = "story: {fi: Tässä alkaa kierros., en: Here it begins.}"
KNOWN = "finding: access-unknown"


def easy(words: str) -> Edit:
    """The story at tori in easy Finnish, and the language made one of those promised."""
    told = "story:\n  fi: Tässä alkaa kierros.\n  en: Here it begins.\n"
    return Edit("tori", STORY, f"{told}  fi-x-selko: >-\n    {words}")


TELLING = (
    Case(
        "text-long",
        (Edit("tori", "fi: Tässä alkaa kierros.", f"fi: {LONG_STORY}"),),
        "story:",
        (Edit("tori", STORY, f"story:\n  fi: {LONG_STORY[5:]}\n  en: Here it begins."),),
        besides=frozenset({"prose-flow"}),
    ),
    Case(
        "safety-short",
        (Edit("adventure", SAFETY, "safety: {fi: Olkaa varovaisia., en: Take care.}\n"),),
        "safety:",
    ),
    Case(
        "no-sub-project",
        (Edit("soitto", "sub_projects: [digimi]\n", ""),),
        "id: soitto",
    ),
)

EASY = (
    Case(
        "selko-sentence",
        (easy("Tämä virke jatkuu " + "ja jatkuu " * 8 + "liian pitkään."),),
        "fi-x-selko:",
        (easy("Tämä virke on lyhyt. Tämäkin on lyhyt."),),
        besides=frozenset({"language-unlisted"}),
    ),
    Case(
        "selko-word",
        (easy("Tässä on esteettömyyskartoitus."),),
        "fi-x-selko:",
        (easy("Menkää Porrassalmenkadulle. Pääkirjastorakennus on siellä."),),
        besides=frozenset({"language-unlisted"}),
    ),
    Case(
        "prose-flow",
        (Edit("tori", "{fi: Menkää torille., en:", '{fi: "Menkää torille, heti.", en:'),),
        "clue: {fi:",
        (
            Edit(
                "tori",
                "clue: {fi: Menkää torille., en: Go to the square.}",
                "clue:\n  fi: Menkää torille, heti.\n  en: Go to the square, now.",
            ),
        ),
    ),
)

KNOWING = (
    Case(
        "knowingly-unknown",
        (Edit("puisto", KNOWN, "finding: acces-unknown"),),
        "finding: acces-unknown",
        besides=frozenset({"access-unknown"}),
    ),
    Case(
        "knowingly-blocking",
        (Edit("puisto", KNOWN, "finding: cycle"),),
        "finding: cycle",
        (Edit("puisto", KNOWN, "finding: gps-only"),),
        besides=frozenset({"access-unknown"}),
    ),
)

CASES = (*TELLING, *EASY, *KNOWING)
