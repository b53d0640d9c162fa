"""Whether an answer can be judged fairly: contradictions, typos, options alike, tolerance."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from engine.play.normalising import normalised, typos_between
from engine.proof.finding import Finding, Fix, Rule, Severity, words
from engine.proof.lint.written import Asked, Check, Written, all_asked
from engine.scenario.asking import Row
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    TextChallenge,
)

SHORT_WORD = 5
COUNTED_FROM = 20
"""Above this people count wrong by one or two."""
YEARS = range(1000, 2101)
"""Four digits that are looked up, not counted."""

REJECTED = Rule(
    "answer-rejected",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: vastaus {answer} on sekä hyväksytty että hylätty. Poistakaa "
        "se kohdasta accept tai reject.",
        sv="{title}, {challenge}: svaret {answer} är både godkänt och underkänt. Ta bort det "
        "under accept eller reject.",
        en="{title}, {challenge}: the answer {answer} is both accepted and rejected. Take it "
        "out of accept or reject.",
        selko="{title}, {challenge}: vastaus {answer} on oikein ja väärin. Poistakaa se "
        "toisesta kohdasta: accept tai reject.",
    ),
    why=words(
        fi="Hylätty voittaa: kukaan ei voi vastata näin, vaikka se on merkitty oikeaksi.",
        sv="Underkänt vinner: ingen kan svara så, fast det är märkt som rätt.",
        en="Rejected wins: nobody can answer so, although it is marked right.",
        selko="Peli hylkää vastauksen, vaikka se on oikein.",
    ),
)
ALIKE = Rule(
    "options-alike",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: vaihtoehdot {one} ja {other} näyttävät samalta. Muuttakaa "
        "toista niin, että ero näkyy.",
        sv="{title}, {challenge}: alternativen {one} och {other} ser likadana ut. Ändra det "
        "ena så att skillnaden syns.",
        en="{title}, {challenge}: the options {one} and {other} look the same. Change one so "
        "that the difference shows.",
        selko="{title}, {challenge}: vaihtoehdot {one} ja {other} ovat melkein samat. "
        "Muuttakaa toista.",
    ),
    why=words(
        fi="Joka lukee nopeasti tai pieneltä näytöltä, valitsee väärän vahingossa.",
        sv="Den som läser snabbt eller på liten skärm väljer fel av misstag.",
        en="Anyone who reads fast, or on a small screen, picks the wrong one by accident.",
        selko="Pelaaja voi valita väärän vahingossa.",
    ),
)
SHORT = Rule(
    "typos-short",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: {answer} on niin lyhyt, että kirjoitusvirhe tekee siitä "
        "toisen sanan. Kirjoittakaa typos: 0.",
        sv="{title}, {challenge}: {answer} är så kort att ett skrivfel gör det till ett annat "
        "ord. Skriv typos: 0.",
        en="{title}, {challenge}: {answer} is so short that one typo makes it another word. "
        "Write typos: 0.",
        selko="{title}, {challenge}: {answer} on lyhyt sana. Yksi väärä kirjain tekee siitä "
        "toisen sanan. Kirjoittakaa typos: 0.",
    ),
    why=words(
        fi="Kun kuu kelpaa, kelpaa yhden virheen päästä myös suu.",
        sv="Om sol godkänns, godkänns med ett skrivfel också sal.",
        en="If sun is accepted, then one typo away so is son.",
        selko="Oikea sana on kuu. Sitten peli hyväksyy myös sanan suu.",
    ),
)
EXACT = Rule(
    "number-exact",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: vain täsmälleen {answer} kelpaa. Kirjoittakaa tolerance, "
        "esimerkiksi {doubt}, niin melkein oikea laskeminen riittää.",
        sv="{title}, {challenge}: bara exakt {answer} godkänns. Skriv tolerance, till exempel "
        "{doubt}, så räcker det att räkna nästan rätt.",
        en="{title}, {challenge}: only exactly {answer} will do. Write tolerance, such as "
        "{doubt}, so that counting nearly right is enough.",
        selko="{title}, {challenge}: vain {answer} on oikein. Kirjoittakaa tolerance: {doubt}. "
        "Sitten myös melkein oikea kelpaa.",
    ),
    why=words(
        fi="Mittanauha ja silmä eivät anna kaikille samaa lukua.",
        sv="Måttband och ögonmått ger inte alla samma tal.",
        en="A tape or an eye does not give everybody the same number.",
        selko="Kaikki eivät laske tai mittaa samalla tavalla.",
    ),
)

RULES = (REJECTED, ALIKE, SHORT, EXACT)

NO_TYPOS = words(
    fi="Älä salli kirjoitusvirheitä.",
    sv="Tillåt inga skrivfel.",
    en="Allow no typos.",
    selko="Vain oikein kirjoitettu sana kelpaa.",
)
SOME_DOUBT = words(
    fi="Hyväksy myös melkein oikea luku.",
    sv="Godkänn också nästan rätt tal.",
    en="Accept a number that is nearly right, too.",
    selko="Hyväksy myös melkein oikea luku.",
)


def judged(written: Written) -> Iterator[Finding]:
    """Words both accepted and rejected, and typos allowed where they make another word."""
    for asked in all_asked(written.adventure):
        if isinstance(asked.challenge, TextChallenge):
            yield from _rejected(asked, asked.challenge)
            yield from _short(asked, asked.challenge)


def alike(written: Written) -> Iterator[Finding]:
    """Options that one can hardly tell apart."""
    for asked in all_asked(written.adventure):
        for one, other in combinations(_rows(asked), 2):
            if any(_look_the_same(one, other, tag) for tag in one.text.languages):
                where = "pairs" if isinstance(asked.challenge, MatchChallenge) else "options"
                yield asked.found(ALIKE, where, one=one.text, other=other.text)


def exact(written: Written) -> Iterator[Finding]:
    """Decimals and counted numbers that must be hit on the point."""
    for asked in all_asked(written.adventure):
        challenge = asked.challenge
        if not isinstance(challenge, NumberChallenge) or challenge.tolerance:
            continue
        doubt = _doubt(challenge.answer)
        if doubt is not None:
            number = int(doubt) if doubt == int(doubt) else float(doubt)
            fix = Fix(asked.file, asked.path("tolerance"), number, SOME_DOUBT)
            told = f"{challenge.answer}"
            yield asked.found(EXACT, "answer", fix=fix, answer=told, doubt=f"{number}")


CHECKS: tuple[Check, ...] = (judged, alike, exact)


def _rejected(asked: Asked, challenge: TextChallenge) -> Iterator[Finding]:
    refused = {normalised(form) for form in challenge.reject}
    for language, forms in challenge.accept.items():
        for number, form in enumerate(forms):
            if normalised(form) in refused:
                yield asked.found(REJECTED, "accept", language, number, answer=form)


def _short(asked: Asked, challenge: TextChallenge) -> Iterator[Finding]:
    forms = (form for forms in challenge.accept.values() for form in forms)
    short = next((form for form in forms if len(normalised(form)) < SHORT_WORD), None)
    if challenge.typos and short is not None:
        fix = Fix(asked.file, asked.path("typos"), 0, NO_TYPOS)
        yield asked.found(SHORT, "typos", fix=fix, answer=short)


def _rows(asked: Asked) -> tuple[Row, ...]:
    """What one chooses between."""
    match asked.challenge:
        case ChoiceChallenge() | MultiChallenge() | OrderChallenge():
            return asked.challenge.options
        case MatchChallenge():
            return asked.challenge.rights
        case _:
            return ()


def _look_the_same(one: Row, other: Row, language: str) -> bool:
    """The same words, or long ones without numbers that are at most a letter apart.

    Where only signs tell two apart, as in Morse, they are meant to be read with care.
    """
    said, heard = one.text.said(language), other.text.said(language)
    if said.lower() == heard.lower():
        return True
    a, b = normalised(said), normalised(heard)
    counted = any(letter.isdigit() for letter in a + b)
    return not counted and min(len(a), len(b)) >= SHORT_WORD and typos_between(a, b) <= 1


def _doubt(answer: Decimal) -> Decimal | None:
    """How far from the answer should still be right; None where it is to be hit."""
    if answer != answer.to_integral_value():
        return Decimal(1).scaleb(int(answer.as_tuple().exponent))
    if abs(answer) < COUNTED_FROM or int(answer) in YEARS:
        return None
    return max(Decimal(1), (abs(answer) / COUNTED_FROM).to_integral_value())
