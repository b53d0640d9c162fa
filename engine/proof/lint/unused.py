"""What never comes into play: items nobody gives, flags nobody asks for, badges nobody gets."""

from collections.abc import Iterator

from engine.proof.finding import Finding, Rule, Severity, words
from engine.proof.lint.written import Check, Written
from engine.scenario.condition import Flag, parts
from engine.scenario.effect import Badge, Give, SetFlag
from engine.scenario.files import HEAD
from engine.scenario.reading import Document, Path, Plain

ITEM = Rule(
    "item-dead",
    Severity.ASKS,
    says=words(
        fi="Esine {title}: mikään rasti ei anna sitä. Lisätkää rastille give: {item}, tai "
        "poistakaa esine.",
        sv="Föremålet {title}: ingen kontroll ger det. Lägg till give: {item} på en kontroll, "
        "eller ta bort föremålet.",
        en="Item {title}: no checkpoint gives it. Add give: {item} to one, or take the item "
        "out.",
        selko="Esine {title}: pelaaja ei saa tätä mistään. Lisätkää rastille give: {item}. "
        "Tai poistakaa esine.",
    ),
    why=words(
        fi="Kukaan ei löydä sitä, ja ehto, joka kysyy sitä, ei koskaan täyty.",
        sv="Ingen hittar det, och ett villkor som frågar efter det uppfylls aldrig.",
        en="Nobody finds it, and a condition that asks for it never holds.",
        selko="Kukaan ei löydä esinettä.",
    ),
)
FLAG = Rule(
    "flag-dead",
    Severity.TIP,
    says=words(
        fi="Lippu {flag}: se asetetaan, mutta mikään ei kysy sitä. Käyttäkää sitä ehdossa "
        "(flag: {flag}), tai poistakaa.",
        sv="Flaggan {flag}: den sätts, men inget frågar efter den. Använd den i ett villkor "
        "(flag: {flag}), eller ta bort den.",
        en="Flag {flag}: it is set, but nothing asks for it. Use it in a condition "
        "(flag: {flag}), or take it out.",
        selko="Lippu {flag}: peli ei käytä sitä. Poistakaa se. Tai käyttäkää sitä ehdossa.",
    ),
    why=words(
        fi="Ehkä ehto unohtui, tai lipun nimi on siinä kirjoitettu toisin.",
        sv="Kanske glömdes villkoret, eller så är namnet skrivet annorlunda där.",
        en="Perhaps the condition was forgotten, or names the flag differently.",
        selko="Ehkä ehto unohtui.",
    ),
)
BADGE = Rule(
    "badge-dead",
    Severity.TIP,
    says=words(
        fi="Ansiomerkki {title}: kukaan ei voi saada sitä. Lisätkää rastille badge: {badge}, "
        "tai poistakaa merkki.",
        sv="Utmärkelsen {title}: ingen kan få den. Lägg till badge: {badge} på en kontroll, "
        "eller ta bort den.",
        en="Badge {title}: nobody can earn it. Add badge: {badge} to a checkpoint, or take it "
        "out.",
        selko="Ansiomerkki {title}: kukaan ei voi saada sitä. "
        "Lisätkää rastille badge: {badge}.",
    ),
    why=words(
        fi="Luvattu merkki, jota ei saa, harmittaa.",
        sv="En utlovad utmärkelse som inte går att få gör folk besvikna.",
        en="A badge that is promised and never given is a disappointment.",
        selko="Pelaaja pettyy.",
    ),
)

RULES = (ITEM, FLAG, BADGE)


def never_given(written: Written) -> Iterator[Finding]:
    """Items and badges that no effect gives. One that nothing asks for is a souvenir."""
    adventure = written.adventure
    effects = [trigger.effect for trigger in adventure.triggers]
    given = {effect.give for effect in effects if isinstance(effect, Give)}
    earned = {effect.badge for effect in effects if isinstance(effect, Badge)}
    for number, item in enumerate(adventure.items):
        if item.id not in given:
            yield ITEM.found(HEAD, ("items", number), title=item.title, item=item.id)
    for number, badge in enumerate(adventure.badges):
        if badge.id not in earned:
            yield BADGE.found(HEAD, ("badges", number), title=badge.title, badge=badge.id)


def never_asked(written: Written) -> Iterator[Finding]:
    """Flags that are set for nothing."""
    adventure = written.adventure
    asked = {
        one.flag
        for condition in adventure.conditions
        for one in parts(condition)
        if isinstance(one, Flag)
    }
    told: set[str] = set()
    for trigger in adventure.triggers:
        effect = trigger.effect
        if isinstance(effect, SetFlag) and effect.set not in asked | told:
            told.add(effect.set)
            file = f"checkpoints/{trigger.checkpoint}.yaml"
            path = _set_at(written.documents.get(file), effect.set)
            yield FLAG.found(file, path, flag=effect.set)


CHECKS: tuple[Check, ...] = (never_given, never_asked)


def _set_at(document: Document | None, flag: str) -> Path:
    """Where a file sets a flag first."""
    found = _paths_to(document.value, flag, ()) if document else iter(())
    return next(found, ())


def _paths_to(value: Plain, flag: str, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "set" and one == flag:
                yield (*path, key)
            yield from _paths_to(one, flag, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _paths_to(one, flag, (*path, number))
