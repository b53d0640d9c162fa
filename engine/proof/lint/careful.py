"""What is asked of people: pictures of strangers, personal data, telling colours apart."""

import re
from collections.abc import Iterator

from engine.proof.finding import LANGUAGES, Finding, Fix, Rule, Severity, words
from engine.proof.lint.written import Asked, Check, Written, all_asked
from engine.scenario.adventure import Adventure
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    TextChallenge,
)
from engine.scenario.reading import Plain
from engine.scenario.tasks import (
    IdeaChallenge,
    PhotoChallenge,
    ReflectChallenge,
    SurveyChallenge,
)
from engine.text import Text

_STRANGERS = re.compile(
    r"(?i)vierai|vieras|tuntemat|muita ihmis|muut ihmis|ihmisiä ei|ohikulk|\blupa|\bluvan"
    r"|kasvo|främ|andra människor|andra personer|okän|\blov\b|tillstånd|förbipass|ansikt"
    r"|stranger|other people|passer|permission|\bleave to\b|ask (?:them )?first|faces|nobody"
)
_PERSONAL = re.compile(
    r"(?i)\bnime(?:si|nne|äsi|änne)\b|oma nimi|omat nimet|puhelinnumero|kotiosoi"
    r"|osoittee?(?:si|nne)|osoitetta(?:si|nne)|sähköposti|syntymäaik|syntymäpäivä(?:si|nne)"
    r"|henkilötunnu|missä asu(?:t|tte)\b|millä kadulla asu"
    r"|\b(?:ditt|ert|era) namn|vad heter (?:du|ni)|telefonnummer|(?:din|er|era) adress"
    r"|hemadress|e-post|mejladress|födelse(?:dag|datum)|personnummer|var bor (?:du|ni)"
    r"|\byour (?:full |first |last |own )?names?\b|phone number|your address|home address"
    r"|\be-?mail\b|(?:date of birth|birth ?date|your birthday)|social security"
    r"|where do you live"
)
_COLOUR_ASKED = re.compile(
    r"(?i)\b(?:minkä|mikä|mitä|millä|missä) (?:\w+ )?väri|minkävär"
    r"|\b(?:vilken|vilka) färg|\b(?:what|which) colou?r"
)
_COLOURS = re.compile(
    r"(?i)(?:puna|sini|vihreä|kelta|valkoi|valkea|musta|harmaa|ruskea|oranssi|violet|vaalea"
    r"|tumma|röd|blå|grön|gul|vit|svart|grå|brun|lila|rosa|pink|red|blue|green|yellow|white"
    r"|black|gr[ea]y|brown|orange|purple)\w*"
)

_ANSWERED_FREELY = (
    *(TextChallenge, NumberChallenge, ReflectChallenge, IdeaChallenge, SurveyChallenge),
)

STRANGERS = Rule(
    "photo-strangers",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: sanokaa kuvatehtävässä, ettei vieraita ihmisiä kuvata. "
        "Esimerkiksi: Rajatkaa kuva niin, ettei siinä ole vieraita ihmisiä.",
        sv="{title}, {challenge}: säg i fotouppgiften att främmande människor inte ska vara "
        "med. Till exempel: Ta bilden så att inga främmande människor syns.",
        en="{title}, {challenge}: say in the photo task that strangers are not to be in it. "
        "For example: Take the picture so that no strangers are in it.",
        selko="{title}, {challenge}: kirjoittakaa tehtävään: Älkää kuvatko vieraita ihmisiä.",
    ),
    why=words(
        fi="Kukaan ei tullut torille kuvattavaksi, ja kuvan näkevät muutkin.",
        sv="Ingen kom till torget för att bli fotograferad, och andra ser bilden.",
        en="Nobody came to the square to be photographed, and others will see the picture.",
        selko="Vieras ihminen ei halua olla kuvassa.",
    ),
)
PERSONAL = Rule(
    "personal-data",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: tehtävä näyttää kysyvän henkilötietoa ({quote}). Kysykää "
        "jotain, mikä ei kerro, kuka pelaa.",
        sv="{title}, {challenge}: uppgiften verkar fråga efter personuppgifter ({quote}). "
        "Fråga något som inte avslöjar vem som spelar.",
        en="{title}, {challenge}: the task seems to ask for personal data ({quote}). Ask "
        "something that does not tell who is playing.",
        selko="{title}, {challenge}: tehtävä kysyy henkilön tietoja ({quote}). "
        "Kysykää jotain muuta.",
    ),
    why=words(
        fi="Peli ei tarvitse nimiä, osoitteita eikä numeroita, eikä niitä saa kerätä lapsilta.",
        sv="Spelet behöver inga namn, adresser eller nummer, och får inte samla in dem av "
        "barn.",
        en="The game needs no names, addresses or numbers, and may not collect them from "
        "children.",
        selko="Peli ei saa kerätä nimiä, osoitteita tai puhelinnumeroita.",
    ),
)
COLOUR = Rule(
    "colour-only",
    Severity.TIP,
    says=words(
        fi="{title}, {challenge}: vastaus löytyy vain värin perusteella. Kertokaa myös muoto, "
        "paikka tai teksti.",
        sv="{title}, {challenge}: svaret hittas bara med hjälp av färgen. Nämn också form, "
        "plats eller text.",
        en="{title}, {challenge}: the answer can be found by colour only. Name a shape, a "
        "place or a text as well.",
        selko="{title}, {challenge}: tehtävässä pitää nähdä väri. Kertokaa myös muoto tai "
        "paikka.",
    ),
    why=words(
        fi="Joka kahdestoista poika tai mies ei erota kaikkia värejä, eikä hämärässä kukaan.",
        sv="Var tolfte pojke eller man skiljer inte alla färger, och i skymningen ingen.",
        en="One boy or man in twelve cannot tell all colours apart, and at dusk nobody can.",
        selko="Kaikki eivät erota värejä. Hämärässä värejä ei näe.",
    ),
)

RULES = (STRANGERS, PERSONAL, COLOUR)

NO_STRANGERS = words(
    fi="Rajatkaa kuva niin, ettei siinä ole vieraita ihmisiä.",
    sv="Ta bilden så att inga främmande människor syns.",
    en="Take the picture so that no strangers are in it.",
    selko="Älkää kuvatko vieraita ihmisiä.",
)
SAY_SO = words(
    fi="Lisää teksti: ei vieraita ihmisiä kuvaan.",
    sv="Lägg till texten: inga främmande på bilden.",
    en="Add the text: no strangers in the picture.",
    selko="Lisää teksti: ei vieraita ihmisiä kuvaan.",
)


def strangers(written: Written) -> Iterator[Finding]:
    """Photo tasks that say nothing of people who never asked to be in a picture."""
    for asked in all_asked(written.adventure):
        if not isinstance(asked.challenge, PhotoChallenge):
            continue
        told = [asked.challenge.prompt]
        if asked.challenge.note is not None:
            told.append(asked.challenge.note)
        if not any(_STRANGERS.search(said) for text in told for said in text.root.values()):
            fix = _no_strangers(written.adventure, asked)
            yield asked.found(STRANGERS, "prompt", fix=fix)


def personal(written: Written) -> Iterator[Finding]:
    """Questions, answered in free words, that ask who somebody is or lives."""
    for asked in all_asked(written.adventure):
        for name, text in _open_questions(asked):
            for said in text.root.values():
                found = _PERSONAL.search(said)
                if found is not None:
                    quote = said[found.start() : found.end()]
                    yield asked.found(PERSONAL, *name, quote=quote)
                    break


def colours(written: Written) -> Iterator[Finding]:
    """Questions about a colour, and options that differ in nothing else."""
    for asked in all_asked(written.adventure):
        prompt = " ".join(asked.challenge.prompt.root.values())
        quiz = isinstance(asked.challenge, (ChoiceChallenge, TextChallenge, MultiChallenge))
        if (quiz and _COLOUR_ASKED.search(prompt)) or _all_colours(asked):
            yield asked.found(COLOUR, "prompt")


CHECKS: tuple[Check, ...] = (strangers, personal, colours)


def _open_questions(asked: Asked) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    challenge = asked.challenge
    if not isinstance(challenge, _ANSWERED_FREELY):
        return
    yield ("prompt",), challenge.prompt
    if challenge.note is not None:
        yield ("note",), challenge.note
    if isinstance(challenge, SurveyChallenge):
        for number, question in enumerate(challenge.questions):
            yield ("questions", number, "prompt"), question.prompt


def _all_colours(asked: Asked) -> bool:
    match asked.challenge:
        case ChoiceChallenge() | MultiChallenge():
            texts = [option.text for option in asked.challenge.options]
        case MatchChallenge():
            texts = [row.text for row in asked.challenge.rights]
        case _:
            return False
    return all(_COLOURS.fullmatch(next(iter(text.root.values())).strip()) for text in texts)


def _no_strangers(adventure: Adventure, asked: Asked) -> Fix | None:
    """The usual words as a note, where there is none yet."""
    spoken: dict[str, Plain] = {
        tag: str(NO_STRANGERS.said(tag)) for tag in adventure.languages if tag in LANGUAGES
    }
    if asked.challenge.note is not None or not spoken:
        return None
    return Fix(asked.file, asked.path("note"), spoken, SAY_SO)
