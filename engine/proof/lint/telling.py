"""What is told: too much before one may act, too little of safety, nothing of who is behind."""

from collections.abc import Iterator

from engine.proof.finding import Finding, Fix, Rule, Severity, file_of, words
from engine.proof.lint.written import Check, Written
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.files import HEAD
from engine.text import Text

MOST_WORDS = 60
LEAST_WORDS = 8

LONG = Rule(
    "text-long",
    Severity.TIP,
    says=words(
        fi="{title}: kohdassa {field} on {count} sanaa ennen kuin saa tehdä mitään. "
        "Lyhentäkää {most} sanaan.",
        sv="{title}: under {field} står {count} ord innan man får göra något. Korta till "
        "{most}.",
        en="{title}: {field} has {count} words before one may do anything. Cut it to {most}.",
        selko="{title}: kohdassa {field} on {count} sanaa. Se on paljon. "
        "Lyhentäkää: {most} sanaa riittää.",
    ),
    why=words(
        fi="Sateessa seisova lukee kolme lausetta, ei enempää.",
        sv="Den som står i regnet läser tre meningar, inte fler.",
        en="People in the rain read three sentences, and no more.",
        selko="Ulkona ei jaksa lukea pitkää tekstiä.",
    ),
)
SAFETY = Rule(
    "safety-short",
    Severity.ASKS,
    says=words(
        fi="{title}: turvaohjeessa on vain {count} sanaa. Kertokaa kohdassa safety, missä "
        "ylitetään katu, missä on liukasta ja minne ei mennä.",
        sv="{title}: säkerhetstexten har bara {count} ord. Berätta under safety var man går "
        "över gatan, var det är halt och vart man inte går.",
        en="{title}: the safety text has only {count} words. Say under safety where to cross "
        "the street, where it is slippery and where not to go.",
        selko="{title}: turvaohje on liian lyhyt. Kertokaa, missä on suojatie. Kertokaa, "
        "missä on liukasta ja mihin ei saa mennä.",
    ),
    why=words(
        fi="Lapset katsovat puhelinta eivätkä autoja. Tämän he lukevat ennen lähtöä.",
        sv="Barn ser på telefonen, inte på bilarna. Detta läser de innan de går.",
        en="Children watch the phone, not the cars. This they read before they set out.",
        selko="Pelaaja katsoo puhelinta. Hän ei aina näe autoa.",
    ),
)
NOBODY = Rule(
    "no-sub-project",
    Severity.TIP,
    says=words(
        fi="{title}: rastin takana ei ole hanketta. Valitkaa hanke kohtaan sub_projects.",
        sv="{title}: inget delprojekt står bakom kontrollen. Välj ett under sub_projects.",
        en="{title}: no sub-project is behind this checkpoint. Choose one under sub_projects.",
        selko="{title}: valitkaa rastille hanke. Kirjoittakaa se kohtaan sub_projects.",
    ),
    why=words(
        fi="Seikkailu kertoo, kuka kaupungissa tekee mitäkin. Tällä rastilla se jää sanomatta.",
        sv="Äventyret berättar vem som gör vad i stan. Här blir det osagt.",
        en="The adventure tells who does what in the town. Here that stays untold.",
        selko="Seikkailu kertoo kaupungin hankkeista. Tämä rasti ei kerro mitään.",
    ),
)

RULES = (LONG, SAFETY, NOBODY)

ITS_OCCASION = words(
    fi="Ota hanke, jonka tapahtuma tämä on.",
    sv="Ta delprojektet vars evenemang detta är.",
    en="Take the sub-project whose event this is.",
    selko="Ota tapahtuman hanke.",
)


def long(written: Written) -> Iterator[Finding]:
    """Clues and stories that keep a team from acting, in the language first written."""
    for stop in written.adventure.checkpoints:
        for field, text in (("clue", stop.clue), ("story", stop.story)):
            count = _words(text) if text else 0
            if count > MOST_WORDS:
                yield LONG.found(
                    file_of(stop),
                    (field,),
                    title=stop.title,
                    field=field,
                    count=count,
                    most=MOST_WORDS,
                )


def safety(written: Written) -> Iterator[Finding]:
    """A safety text that can hardly say anything; that there is one, the format demands."""
    adventure = written.adventure
    count = _words(adventure.safety)
    if count < LEAST_WORDS:
        yield SAFETY.found(HEAD, ("safety",), title=adventure.title, count=count)


def nobody(written: Written) -> Iterator[Finding]:
    """Checkpoints that open no sub-project's page."""
    for stop in written.adventure.checkpoints:
        if not stop.sub_projects:
            fix = _of_its_occasion(written, stop)
            yield NOBODY.found(file_of(stop), ("sub_projects",), fix=fix, title=stop.title)


CHECKS: tuple[Check, ...] = (long, safety, nobody)


def _words(text: Text) -> int:
    return len(next(iter(text.root.values())).split())


def _of_its_occasion(written: Written, stop: Checkpoint) -> Fix | None:
    """The sub-project that an event checkpoint's occasion belongs to, as the programme says."""
    if written.programme is None or stop.occasion is None:
        return None
    occasion = written.programme.occasion(stop.occasion)
    if occasion is None or occasion.sub_project is None:
        return None
    return Fix(file_of(stop), ("sub_projects",), [occasion.sub_project], ITS_OCCASION)
