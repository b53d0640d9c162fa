"""Who can get there: stops without a step-free way, and stops nobody has asked about."""

from collections.abc import Iterator

from engine.proof.finding import LANGUAGES, Finding, Fix, Rule, Severity, file_of, words
from engine.proof.lint.written import Check, Written, is_plain
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, StepFree, Way
from engine.scenario.reading import Plain

BARRED = Rule(
    "step-free-missing",
    Severity.ASKS,
    says=words(
        fi="{title}: pyörätuolilla tai vaunuilla ei ehkä pääse tänne. Kertokaa kohdassa "
        "alternative, miten tehtävän voi tehdä muualta, tai kirjoittakaa step_free: yes, jos "
        "olette käyneet katsomassa.",
        sv="{title}: hit kommer man kanske inte med rullstol eller barnvagn. Berätta under "
        "alternative hur man kan göra uppgiften någon annanstans, eller skriv step_free: yes "
        "om ni har varit där och sett efter.",
        en="{title}: a wheelchair or a pram may not get here. Say under alternative how the "
        "task can be done from somewhere else, or write step_free: yes if you have been there "
        "and looked.",
        selko="{title}: tänne ei ehkä pääse pyörätuolilla. Kirjoittakaa kohtaan alternative, "
        "missä tehtävän voi tehdä.",
    ),
    why=words(
        fi="Jokaisen joukkueen on käytävä täällä. Yksi porras voi pysäyttää koko seikkailun.",
        sv="Alla lag måste hit. Ett enda trappsteg kan stoppa hela äventyret.",
        en="Every team has to come here. One step can stop the whole adventure.",
        selko="Kaikki tulevat tänne. Yksi porras voi estää koko seikkailun.",
    ),
)
UNKNOWN = Rule(
    "access-unknown",
    Severity.TIP,
    says=words(
        fi="{title}: esteettömyyttä ei tiedetä. Katsokaa paikalla portaat, kynnykset ja mäet, "
        "ja kirjoittakaa kohtaan step_free yes, partly tai no.",
        sv="{title}: tillgängligheten är okänd. Titta på plats efter trappor, trösklar och "
        "backar, och skriv yes, partly eller no under step_free.",
        en="{title}: nobody knows whether this is step-free. Look for steps, kerbs and slopes "
        "on the spot, and write yes, partly or no under step_free.",
        selko="{title}: pääseekö tänne pyörätuolilla? Katsokaa paikan päällä portaat ja mäet. "
        "Kirjoittakaa kohtaan step_free: yes, partly tai no.",
    ),
    why=words(
        fi="Tämän mukaan pelaaja päättää, lähteekö matkaan. Tieto on parempi kuin arvaus.",
        sv="Utifrån det här bestämmer spelaren om hen ger sig ut. Det är bättre att veta.",
        en="Players decide by this whether to set out. Knowing is better than guessing.",
        selko="Pelaaja haluaa tietää tämän ennen kuin hän lähtee.",
    ),
)

RULES = (BARRED, UNKNOWN)

ELSEWHERE = words(
    fi="Jos paikalle ei pääse pyörillä, tehkää tehtävä lähimmästä tasaisesta kohdasta ja "
    "valitkaa Olemme täällä. Sama rasti, samat pisteet.",
    sv="Om ni inte kommer fram på hjul, gör uppgiften från närmaste jämna ställe och välj "
    "Vi är här. Samma kontroll, samma poäng.",
    en="If wheels will not take you there, do the task from the nearest level spot and choose "
    "We are here. Same checkpoint, same points.",
    selko="Jos ette pääse paikalle pyörillä, tehkää tehtävä lähellä tasaisella paikalla. "
    "Valitkaa Olemme täällä. Saatte samat pisteet.",
)
SAY_ELSEWHERE = words(
    fi="Lisää teksti: tehtävän voi tehdä lähimmästä tasaisesta kohdasta.",
    sv="Lägg till texten: uppgiften kan göras från närmaste jämna ställe.",
    en="Add the text: the task can be done from the nearest level spot.",
    selko="Lisää teksti: tehtävän voi tehdä tasaisella paikalla.",
)


def barred(written: Written) -> Iterator[Finding]:
    """Stops that all must reach, where wheels may not and nothing else is offered."""
    for stop in written.adventure.checkpoints:
        if bars_wheels(stop):
            fix = _elsewhere(written.adventure, stop)
            yield BARRED.found(file_of(stop), ("access",), fix=fix, title=stop.title)


def unknown(written: Written) -> Iterator[Finding]:
    """Stops where nobody has looked for steps, though people can take part all the same."""
    for stop in written.adventure.checkpoints:
        if stop.access.step_free is StepFree.UNKNOWN and not bars_wheels(stop):
            yield UNKNOWN.found(file_of(stop), ("access", "step_free"), title=stop.title)


CHECKS: tuple[Check, ...] = (barred, unknown)


def bars_wheels(stop: Checkpoint) -> bool:
    """Whether all must come here, wheels may not get here, and nothing else is offered."""
    reached = stop.access.step_free in {StepFree.YES, StepFree.PARTLY}
    return is_plain(stop) and not reached and stop.access.alternative is None


def _elsewhere(adventure: Adventure, stop: Checkpoint) -> Fix | None:
    """The usual words, where the button that they speak of is there."""
    if Way.HERE not in stop.checkin:
        return None
    spoken: dict[str, Plain] = {
        tag: str(ELSEWHERE.said(tag)) for tag in adventure.languages if tag in LANGUAGES
    }
    path = ("access", "alternative")
    return Fix(file_of(stop), path, spoken, SAY_ELSEWHERE) if spoken else None
