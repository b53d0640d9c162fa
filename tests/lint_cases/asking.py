"""Answers, guessing, languages, media and what is asked of people."""

from tests.linting import Case, Edit

ACCEPT = """accept:
      fi: [naurulokki]
      en: [gull, black-headed gull]
    typos: 0"""
TELEPHONE = """      - id: puhelin
        text: {fi: Puhelin, en: A telephone}
"""
BELL = """      - id: kello
        text: {fi: Kello, en: A bell}
        correct: true
"""
OPTIONS = TELEPHONE + BELL
ALT = "    alt: {fi: Punatiilinen torni., en: A brick tower.}\n"
STRANGERS = "    note: {fi: Ei vieraita ihmisiä., en: No strangers.}\n"


def accepts(answers: str, typos: int = 0) -> Edit:
    """What the word at kirjasto may be, in YAML."""
    return Edit("kirjasto", ACCEPT, f"accept:\n      {answers}\n    typos: {typos}")


def more_quizzes(*options: str) -> Edit:
    """Two more quizzes at tori, of which these are options in YAML."""
    rows = "\n".join(f"      - {{{option}}}" for option in options)
    quiz = "  - id: visa-{}\n    type: choice\n    prompt: {{fi: Mikä?, en: Which?}}\n"
    both = "".join(f"{quiz.format(n)}    options:\n{rows}\n" for n in (1, 2))
    return Edit("tori", "sub_projects:", f"{both}sub_projects:")


def with_medium(medium_id: str, file: str, kind: str, more: str = "") -> tuple[Edit, Edit]:
    """Another file that kirjasto shows."""
    written = (
        f"media:\n  - id: {medium_id}\n    file: {file}\n    kind: {kind}\n{more}"
        "    author: Testaaja\n    licence: CC0-1.0\n"
    )
    return (
        Edit("adventure", "media:\n", written),
        Edit("kirjasto", "media: [torni]", f"media: [torni, {medium_id}]"),
    )


RIGHT = "id: oikea, text: {fi: Lyhyt, en: Short}, correct: true"
WRONG = "id: vaara, text: {fi: Pitempi, en: Longer one}"
LONG_RIGHT = "id: oikea, text: {fi: Aivan oikea, en: Quite right}, correct: true"
LONG_FIRST = Edit("tori", OPTIONS, OPTIONS.replace("fi: Kello", "fi: Kirkonkello"))

ANSWERS = (
    Case(
        "answer-rejected",
        (Edit("kirjasto", "typos: 0", "reject: [Gull!]"),),
        "en: [gull, black-headed gull]",
        (Edit("kirjasto", "typos: 0", "reject: [lokki]"),),
    ),
    Case(
        "options-alike",
        (Edit("tori", "{fi: Puhelin, en: A telephone}", "{fi: Kellot, en: A bellx}"),),
        "options:",
        (Edit("tori", "{fi: Puhelin, en: A telephone}", "{fi: Kellari, en: A cellar}"),),
    ),
    Case(
        "typos-short",
        (accepts("any: [kuu]", 1),),
        "typos: 1",
        (accepts("any: [lokki]", 1),),
    ),
    Case(
        "number-exact",
        (Edit("kirjasto", "    tolerance: 5\n", ""),),
        "answer: 168",
        (Edit("kirjasto", "answer: 168\n    tolerance: 5", "answer: 12"),),
    ),
)

GUESSING = (
    Case(
        "answer-leaked",
        (Edit("kirjasto", "fi: Kulkekaa katua pohjoiseen.", "fi: Etsikää naurulokkien talo."),),
        "id: sana",
        (Edit("kirjasto", "fi: Kulkekaa katua pohjoiseen.", "fi: Etsikää lintujen talo."),),
    ),
    Case(
        "answer-told",
        (Edit("tori", "fi: Tässä alkaa kierros.", "fi: Täällä asuu naurulokki."),),
        "id: sana",
        (Edit("tori", "fi: Tässä alkaa kierros.", "fi: Täällä asuu lokki."),),
    ),
    Case(
        "right-first",
        (
            Edit("tori", OPTIONS, BELL + TELEPHONE),
            more_quizzes(RIGHT, WRONG),
        ),
        "options:",
        (more_quizzes(RIGHT, WRONG),),
    ),
    Case(
        "right-longest",
        (LONG_FIRST, more_quizzes(WRONG, LONG_RIGHT)),
        "options:",
        (LONG_FIRST, more_quizzes(WRONG, RIGHT)),
    ),
)

LANGUAGES = (
    Case(
        "language-missing",
        (Edit("puisto", "{fi: Puisto, en: The park}", "Puisto"),),
        "title: Puisto",
        (Edit("puisto", "title:", "address: Porrassalmenkatu 32\ntitle:"),),
    ),
    Case(
        "language-unlisted",
        (Edit("puisto", "en: The park}", "en: The park, sv: Parken}"),),
        "sv: Parken",
        (Edit("puisto", "{fi: Puisto, en: The park}", "{en: The park, fi: Puisto}"),),
    ),
    Case(
        "answer-language",
        (accepts("fi: [naurulokki]"),),
        "accept:",
        (accepts("any: [naurulokki]"),),
    ),
)

MEDIA = (
    Case("alt-missing", (Edit("adventure", ALT, ""),), "id: torni"),
    Case(
        "captions-missing",
        with_medium("elokuva", "elokuva.mp4", "film"),
        "id: elokuva",
        with_medium("kuva", "naurulokki.webp", "picture", ALT),
        besides=frozenset({"answer-leaked"}),
    ),
    Case(
        "transcript-missing",
        with_medium("laulu", "laulu.mp3", "sound"),
        "id: laulu",
        with_medium("laulu", "laulu.mp3", "sound", "    transcript: {fi: La., en: La.}\n"),
    ),
    Case(
        "media-heavy",
        (Edit("adventure", "file: torni.webp", "file: raskas.webp"),),
        "file: raskas.webp",
    ),
    Case(
        "media-licence",
        (
            Edit(
                "adventure",
                "author: Testaaja\n    licence: CC-BY-4.0",
                'author: Testaaja\n    licence: "?"',
            ),
        ),
        "id: torni",
    ),
    Case(
        "media-unused",
        (Edit("kirjasto", "media: [torni]\n", ""),),
        "id: torni",
        (
            Edit("kirjasto", "media: [torni]\n", ""),
            Edit("adventure", "media:\n", "cover: torni\nmedia:\n"),
        ),
    ),
)

CAREFUL = (
    Case(
        "photo-strangers",
        (Edit("puisto", STRANGERS, ""),),
        "prompt: {fi: Kuvatkaa puu.",
        (
            Edit("puisto", STRANGERS, ""),
            Edit("puisto", "fi: Kuvatkaa puu.", "fi: Kysykää lupa ja kuvatkaa."),
        ),
    ),
    Case(
        "personal-data",
        (Edit("puisto", "fi: Mitä kuulitte?", "fi: Kirjoittakaa nimenne."),),
        "prompt: {fi: Kirjoittakaa nimenne.",
        (Edit("puisto", "fi: Mitä kuulitte?", "fi: Mikä on tämän kadun nimi?"),),
    ),
    Case(
        "colour-only",
        (Edit("tori", "fi: Mikä tornissa soi?", "fi: Minkä värinen kello on?"),),
        "prompt: {fi: Minkä värinen",
        (Edit("tori", "fi: Mikä tornissa soi?", "fi: Mikä soi punaisessa tornissa?"),),
    ),
)

CASES = (*ANSWERS, *GUESSING, *LANGUAGES, *MEDIA, *CAREFUL)
