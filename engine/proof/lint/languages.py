"""Whether each language that is promised is there, and each that is there is promised."""

from collections.abc import Iterator

from engine.proof.finding import Finding, Fix, Rule, Severity, words
from engine.proof.lint.naming import language_name
from engine.proof.lint.written import Check, Passage, Written, all_asked, passages
from engine.scenario.files import HEAD
from engine.scenario.quizzes import ANY_LANGUAGE, TextChallenge

MISSING = Rule(
    "language-missing",
    Severity.ASKS,
    says=words(
        fi="{title}: kohdasta {field} puuttuu {language} (puuttuvia tekstejä: {count}). "
        "Lisätkää käännös, tai ottakaa kieli pois kohdasta languages.",
        sv="{title}: {language} saknas under {field} (texter som saknas: {count}). Lägg till "
        "översättningen, eller ta bort språket under languages.",
        en="{title}: {language} is missing under {field} (texts missing: {count}). Add the "
        "translation, or take the language out of languages.",
        selko="{title}: kohdasta {field} puuttuu {language}. Puuttuvia tekstejä on {count}. "
        "Lisätkää käännös.",
    ),
    why=words(
        fi="Seikkailu lupaa tämän kielen. Nyt pelaaja saa tekstin toisella kielellä.",
        sv="Äventyret lovar detta språk. Nu får spelaren texten på ett annat.",
        en="The adventure promises this language. Now players get the text in another.",
        selko="Seikkailu lupaa tämän kielen. Nyt pelaaja saa vierasta kieltä.",
    ),
)
UNLISTED = Rule(
    "language-unlisted",
    Severity.TIP,
    says=words(
        fi="{title}: teksteissä on myös kieli {language}, mutta pelaaja ei voi valita sitä. "
        "Lisätkää {tag} kohtaan languages, kun kaikki tekstit on käännetty.",
        sv="{title}: det finns texter på {language}, men ingen kan välja språket. Lägg till "
        "{tag} under languages när alla texter är översatta.",
        en="{title}: there are texts in {language}, but nobody can choose it. Add {tag} to "
        "languages once all texts are translated.",
        selko="{title}: tekstissä on kieli {language}. Pelaaja ei voi valita sitä. Lisätkää "
        "{tag} kohtaan languages.",
    ),
    why=words(
        fi="Käännöstyö menee hukkaan, jos kukaan ei näe sitä.",
        sv="Översättningen är förgäves om ingen ser den.",
        en="A translation that nobody sees is wasted work.",
        selko="Kukaan ei näe käännöstä.",
    ),
)
ANSWER = Rule(
    "answer-language",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: vastaus puuttuu, kun pelin kieli on {language}. "
        "Kirjoittakaa se kohtaan accept, tai käyttäkää sanaa any, jos vastaus on kaikille "
        "sama.",
        sv="{title}, {challenge}: svar saknas för den som spelar på {language}. Skriv det "
        "under accept, eller använd any om svaret är detsamma för alla.",
        en="{title}, {challenge}: there is no answer in {language}. Write it under accept, or "
        "use any if the word is the same for everyone.",
        selko="{title}, {challenge}: yksi vastaus puuttuu. Kieli on {language}. Lisätkää "
        "vastaus kohtaan accept.",
    ),
    why=words(
        fi="Tällä kielellä pelaava ei voi vastata oikein omalla kielellään.",
        sv="Den som spelar på språket kan inte svara rätt på sitt eget.",
        en="People who play in this language cannot give the right answer in it.",
        selko="Pelaaja ei voi vastata omalla kielellään.",
    ),
)

RULES = (MISSING, UNLISTED, ANSWER)

LIST_IT = words(
    fi="Lisää kieli valittavaksi.",
    sv="Gör språket valbart.",
    en="Let people choose the language.",
    selko="Lisää kieli luetteloon.",
)


AS_IT_STANDS = {"address", "inscription"}
"""Texts of the town and of things: nobody translates them."""


def missing(written: Written) -> Iterator[Finding]:
    """Texts that lack a promised language: one finding a file and language, at the first."""
    by_file: dict[str, list[Passage]] = {}
    for passage in passages(written.adventure):
        if passage.path[-1] not in AS_IT_STANDS:
            by_file.setdefault(passage.file, []).append(passage)
    for texts in by_file.values():
        for tag in written.adventure.languages:
            lacking = [one for one in texts if not _speaks(one.text.languages, tag)]
            if lacking:
                first = lacking[0]
                yield MISSING.found(
                    first.file,
                    first.path,
                    title=first.title,
                    language=language_name(tag),
                    field=f"{first.path[-1]}",
                    count=len(lacking),
                )


def unlisted(written: Written) -> Iterator[Finding]:
    """Languages that some text is in and nobody can choose."""
    adventure = written.adventure
    seen = {*adventure.languages, *adventure.fallback}
    for passage in passages(adventure):
        for tag in passage.text.root:
            if tag not in seen and passage.path[-1] != "inscription":
                seen.add(tag)
                fix = Fix(HEAD, ("languages", len(adventure.languages)), tag, LIST_IT)
                yield UNLISTED.found(
                    passage.file,
                    (*passage.path, tag),
                    fix=fix,
                    title=passage.title,
                    language=language_name(tag),
                    tag=tag,
                )


def unanswerable(written: Written) -> Iterator[Finding]:
    """Words to be found that a promised language has no form of; easy Finnish is Finnish."""
    for asked in all_asked(written.adventure):
        if not isinstance(asked.challenge, TextChallenge):
            continue
        accept = asked.challenge.accept
        for tag in written.adventure.languages:
            base = tag.partition("-")[0]
            if not {ANY_LANGUAGE, tag, base} & accept.keys():
                yield asked.found(ANSWER, "accept", language=language_name(tag))


CHECKS: tuple[Check, ...] = (missing, unlisted, unanswerable)


def _speaks(there: frozenset[str], tag: str) -> bool:
    """A region's language is served by its base; easy Finnish by nothing but itself."""
    return tag in there or ("-x-" not in tag and tag.partition("-")[0] in there)
