"""How it is written: easy Finnish that is not easy, and prose squeezed onto one line.

Selkokeskus, the Finnish centre for easy language, asks for short sentences and words; the
numbers are those of the project's own language rules.
"""

import re
from collections.abc import Iterator

from engine.proof.finding import Finding, Fix, Rule, Severity, words
from engine.proof.lint.written import Check, Passage, Written, passages
from engine.proof.yaml_words import is_prose
from engine.scenario.adventure import Adventure
from engine.scenario.reading import Document, Path, Plain
from engine.text import Text

EASY = "fi-x-selko"
MOST_ON_AVERAGE = 12
MOST_IN_A_SENTENCE = 18
MOST_LETTERS = 16
"""A compound longer than this is read in pieces."""
_SAME_NAME = 6
"""Names inflect: so many letters in common make a word a form of one."""
_END = re.compile(r"(?<=[.!?…])\s+|\n+")

SENTENCE = Rule(
    "selko-sentence",
    Severity.TIP,
    says=words(
        fi="{title}: selkosuomen virke on pitkä ({count} sanaa): ”{quote}”. Jakakaa se "
        "kahdeksi.",
        sv="{title}: en mening på lättläst finska är lång ({count} ord): ”{quote}”. Dela den i "
        "två.",
        en="{title}: a sentence in easy Finnish is long ({count} words): “{quote}”. Make two "
        "of it.",
        selko="{title}: virke on liian pitkä. Siinä on {count} sanaa: ”{quote}”. "
        "Tehkää siitä kaksi virkettä.",
    ),
    why=words(
        fi="Selkosuomessa virkkeessä on yksi asia: keskimäärin enintään 12 sanaa, ei koskaan "
        "yli 18.",
        sv="På lättläst finska säger en mening en sak: högst 12 ord i snitt, aldrig över 18.",
        en="In easy Finnish a sentence says one thing: 12 words on average, never over 18.",
        selko="Selkokielessä yksi virke kertoo yhden asian.",
    ),
)
WORD = Rule(
    "selko-word",
    Severity.TIP,
    says=words(
        fi="{title}: selkosuomen sana {word} on pitkä. Sanokaa sama lyhyemmin tai kahdella "
        "sanalla.",
        sv="{title}: ordet {word} på lättläst finska är långt. Säg det kortare eller med två "
        "ord.",
        en="{title}: the word {word} in easy Finnish is long. Say it shorter, or in two words.",
        selko="{title}: sana {word} on pitkä. Käyttäkää lyhyttä sanaa.",
    ),
    why=words(
        fi="Pitkä sana pysäyttää lukijan. Paikkojen nimet saavat olla pitkiä.",
        sv="Ett långt ord stoppar läsaren. Platsers namn får vara långa.",
        en="A long word stops the reader. Names of places may be long.",
        selko="Pitkä sana on vaikea lukea.",
    ),
)
FLOW = Rule(
    "prose-flow",
    Severity.ASKS,
    says=words(
        fi="{title}: kohdassa {field} on virkkeitä aaltosulkeissa. Kirjoittakaa jokainen "
        "kieli omalle rivilleen ja teksti >- merkin alle.",
        sv="{title}: under {field} står meningar inom klammer. Skriv varje språk på sin egen "
        "rad och texten under >-.",
        en="{title}: {field} has sentences in braces. Write each language on a line of its own "
        "and the text under >-.",
        selko="{title}: kohdassa {field} on pitkä teksti aaltosulkeissa. Kirjoittakaa teksti "
        "omalle riville.",
    ),
    why=words(
        fi="Aaltosulkeissa pilkku katkaisee virkkeen, ja loppu häviää.",
        sv="Inom klammer kapar ett kommatecken meningen, och resten försvinner.",
        en="In braces a comma cuts the sentence, and the rest is lost.",
        selko="Pilkku voi katkaista tekstin.",
    ),
)

RULES = (SENTENCE, WORD, FLOW)

OWN_LINES = words(
    fi="Kirjoita teksti omille riveilleen.",
    sv="Skriv texten på egna rader.",
    en="Write the text on lines of its own.",
    selko="Kirjoita teksti omille riveille.",
)


def sentences(written: Written) -> Iterator[Finding]:
    """Long sentences of easy Finnish, the worst of each text.

    Where none is too long by itself and a file's are on average, its longest is told.
    """
    for easy in _by_file(written.adventure).values():
        longest = [max(_sentences(one), key=_count) for one in easy]
        long = [
            (passage, told)
            for passage, told in zip(easy, longest, strict=True)
            if _count(told) > MOST_IN_A_SENTENCE
        ]
        counts = [_count(sentence) for one in easy for sentence in _sentences(one)]
        if not long and sum(counts) > MOST_ON_AVERAGE * len(counts):
            worst = max(longest, key=_count)
            long = [(easy[longest.index(worst)], worst)]
        for passage, told in long:
            yield SENTENCE.found(
                passage.file,
                (*passage.path, EASY),
                title=passage.title,
                count=_count(told),
                quote=_beginning(told),
            )


def long_words(written: Written) -> Iterator[Finding]:
    """The first word of each text in easy Finnish that is too long for a glance."""
    names = _names(written.adventure)
    for easy in _by_file(written.adventure).values():
        for passage in easy:
            long = (word for one in _sentences(passage) for word in _long_words(one, names))
            word = next(long, None)
            if word is not None:
                path = (*passage.path, EASY)
                yield WORD.found(passage.file, path, title=passage.title, word=word)


def flowing(written: Written) -> Iterator[Finding]:
    """Prose in braces, which only the source tells: one finding for all that is in them."""
    told: set[tuple[str, Path]] = set()
    for passage in passages(written.adventure):
        document = written.documents.get(passage.file)
        outer = _in_braces(document, passage.path) if document else None
        if document is None or outer is None or (passage.file, outer) in told:
            continue
        if any(map(is_prose, passage.text.root.values())):
            told.add((passage.file, outer))
            value = _at(document.value, outer)
            fix = Fix(passage.file, outer, value, OWN_LINES, safe=True)
            yield FLOW.found(
                passage.file,
                outer,
                fix=fix,
                title=passage.title,
                field=f"{passage.path[-1]}",
            )


CHECKS: tuple[Check, ...] = (sentences, long_words, flowing)


def _by_file(adventure: Adventure) -> dict[str, list[Passage]]:
    """What is told in easy Finnish, by its files."""
    found: dict[str, list[Passage]] = {}
    for passage in passages(adventure):
        if EASY in passage.text.languages and _sentences(passage):
            found.setdefault(passage.file, []).append(passage)
    return found


def _sentences(passage: Passage) -> list[str]:
    return [one for one in _END.split(passage.text.root[EASY]) if _count(one)]


def _in_braces(document: Document, path: Path) -> Path | None:
    """The outermost map or list in braces that a path leads into."""
    steps = (path[:length] for length in range(1, len(path) + 1))
    return next((step for step in steps if step in document.flows), None)


def _at(value: Plain, path: Path) -> Plain:
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return value


def _count(sentence: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in sentence.split())


def _beginning(sentence: str) -> str:
    opening = " ".join(sentence.split()[:5])
    return opening if opening == sentence else f"{opening} …"


def _names(adventure: Adventure) -> frozenset[str]:
    """How the names of its places begin."""
    texts: list[Text] = [stop.title for stop in adventure.checkpoints]
    texts += [stop.address for stop in adventure.checkpoints if stop.address is not None]
    told = (word for text in texts for said in text.root.values() for word in said.split())
    return frozenset(word[:_SAME_NAME].lower() for word in told if len(word) >= _SAME_NAME)


def _long_words(sentence: str, names: frozenset[str]) -> Iterator[str]:
    """Words too long for a glance; a capital inside a sentence marks a name."""
    for place, word in enumerate(sentence.split()):
        bare = "".join(letter for letter in word if letter.isalpha() or letter == "-")
        name = (place > 0 and bare[:1].isupper()) or bare[:_SAME_NAME].lower() in names
        if not name and max(map(len, bare.split("-"))) > MOST_LETTERS:
            yield bare
