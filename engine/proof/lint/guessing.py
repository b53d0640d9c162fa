"""Whether an answer can be had without looking: leaked, told before, or always in one place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.play.normalising import normalised
from engine.proof.finding import Finding, Rule, Severity, words
from engine.proof.lint.written import (
    Asked,
    Check,
    Passage,
    Written,
    all_asked,
    passages,
)
from engine.scenario.asking import Option
from engine.scenario.quizzes import ChoiceChallenge, TextChallenge

ENOUGH_QUIZZES = 3
INFLECTED_FROM = 5
"""From so many letters on a word is also found inside another: Finnish inflects."""
SHORTEST = 3
"""Single letters and the like are words of every text."""
_BEFORE = ("title", "address", "clue")
_LATER = {"hints", "feedback", "media", "endings"}
"""Read on purpose or too late, or, as media are, looked at by another rule."""

LEAKED = Rule(
    "answer-leaked",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: vastaus {answer} lukee jo kohdassa {where}. Sanokaa se siinä "
        "toisin.",
        sv="{title}, {challenge}: svaret {answer} står redan under {where}. Säg det där på "
        "annat sätt.",
        en="{title}, {challenge}: the answer {answer} can already be read in {where}. Say it "
        "differently there.",
        selko="{title}, {challenge}: vastaus {answer} lukee jo kohdassa {where}. "
        "Muuttakaa tekstiä.",
    ),
    why=words(
        fi="Johtolanka, kuvateksti ja tiedoston nimi näkyvät ennen kuin tehtävä on ratkaistu.",
        sv="Ledtråden, bildtexten och filens namn syns innan uppgiften är löst.",
        en="The clue, a picture's text and a file's name are seen before the task is solved.",
        selko="Pelaaja näkee tekstin ennen tehtävää. Hän ei tarvitse enää etsiä vastausta.",
    ),
)
TOLD = Rule(
    "answer-told",
    Severity.TIP,
    says=words(
        fi="{title}, {challenge}: vastaus {answer} lukee myös muualla ({where}). Jos se ei "
        "ole tarkoitus, sanokaa se siellä toisin.",
        sv="{title}, {challenge}: svaret {answer} står också på annat håll ({where}). Om det "
        "inte är meningen, säg det där på annat sätt.",
        en="{title}, {challenge}: the answer {answer} stands elsewhere, too ({where}). If that "
        "is not intended, say it differently there.",
        selko="{title}, {challenge}: vastaus {answer} lukee myös muualla: {where}. "
        "Onko se tarkoitus?",
    ),
    why=words(
        fi="Sana voi palata tahallaan. Vahingossa se vie tehtävältä hauskuuden.",
        sv="Ett ord kan komma tillbaka med avsikt. Av misstag tar det det roliga ur uppgiften.",
        en="A word may come back on purpose. By accident it takes the fun out of the task.",
        selko="Sama sana voi olla tarkoituksella. Vahingossa se paljastaa vastauksen.",
    ),
)
FIRST = Rule(
    "right-first",
    Severity.ASKS,
    says=words(
        fi="{title}: kaikissa {count} monivalinnassa ensimmäinen vaihtoehto on oikea. "
        "Vaihtakaa järjestystä.",
        sv="{title}: i alla {count} flervalsuppgifter är första alternativet rätt. Ändra "
        "ordningen.",
        en="{title}: in all {count} multiple choices the first option is right. Change their "
        "order.",
        selko="{title}: oikea vastaus on aina ensimmäinen. Vaihtakaa järjestystä.",
    ),
    why=words(
        fi="Kolmannella kerralla joukkue huomaa sen eikä enää katso ympärilleen.",
        sv="Tredje gången märker laget det och slutar se sig omkring.",
        en="The third time a team notices, and stops looking around.",
        selko="Pelaaja huomaa sen. Sitten hän ei enää etsi vastausta.",
    ),
)
LONGEST = Rule(
    "right-longest",
    Severity.TIP,
    says=words(
        fi="{title}: kaikissa {count} monivalinnassa pisin vaihtoehto on oikea. Pidentäkää "
        "vääriä tai lyhentäkää oikeita.",
        sv="{title}: i alla {count} flervalsuppgifter är det längsta alternativet rätt. "
        "Förläng de felaktiga eller förkorta de rätta.",
        en="{title}: in all {count} multiple choices the longest option is right. Lengthen "
        "wrong ones or shorten right ones.",
        selko="{title}: oikea vastaus on aina pisin. Tehkää väärätkin pitkiksi.",
    ),
    why=words(
        fi="Oikea vastaus venyy helposti, kun sen haluaa olevan varmasti totta.",
        sv="Rätt svar blir lätt långt när man vill att det ska vara alldeles sant.",
        en="A right answer grows long when one wants it to be surely true.",
        selko="Pelaaja voi arvata oikein pituudesta.",
    ),
)

RULES = (LEAKED, TOLD, FIRST, LONGEST)


@dataclass(frozen=True, slots=True)
class _Heard:
    """Words that a team may read, as answers are compared, and where an author finds them."""

    where: str
    words: str

    def says(self, answer: str) -> bool:
        """Whether somebody who read this could give the answer, itself normalised."""
        if len(answer) >= INFLECTED_FROM:
            return answer in self.words
        return len(answer) >= SHORTEST and answer in self.words.split()


def leaked(written: Written) -> Iterator[Finding]:
    """Answers that stand in their own clue, in a picture's text, or in a file's name."""
    for asked in all_asked(written.adventure):
        heard = [*_before(asked), *_beside(written, asked)]
        yield from _told(LEAKED, asked, heard)


def told(written: Written) -> Iterator[Finding]:
    """Words to be found that stand in a text which is no hint and no reply."""
    texts = [
        (passage, _heard(f"{passage.file}, {passage.path[0]}", said))
        for passage in passages(written.adventure)
        if not _LATER & {*passage.path}
        for said in passage.text.root.values()
    ]
    for asked in all_asked(written.adventure):
        if isinstance(asked.challenge, TextChallenge):
            heard = [one for passage, one in texts if _elsewhere(passage, asked)]
            yield from _told(TOLD, asked, heard)


def one_place(written: Written) -> Iterator[Finding]:
    """Quizzes whose right option betrays itself by its place or its length."""
    quizzes = [
        (asked, asked.challenge)
        for asked in all_asked(written.adventure)
        if isinstance(asked.challenge, ChoiceChallenge) and not asked.challenge.branches
    ]
    if len(quizzes) < ENOUGH_QUIZZES:
        return
    asked = quizzes[0][0]
    title, count = written.adventure.title, len(quizzes)
    if all(quiz.options[0].correct for _, quiz in quizzes):
        yield asked.found(FIRST, "options", title=title, count=count)
    if all(_longest_is_right(quiz.options) for _, quiz in quizzes):
        yield asked.found(LONGEST, "options", title=title, count=count)


CHECKS: tuple[Check, ...] = (leaked, told, one_place)


def _answers(asked: Asked) -> tuple[str, ...]:
    match asked.challenge:
        case TextChallenge():
            return tuple(form for forms in asked.challenge.accept.values() for form in forms)
        case ChoiceChallenge():
            right = (option.text for option in asked.challenge.options if option.correct)
            return tuple(said for text in right for said in text.root.values())
        case _:
            return ()


def _told(rule: Rule, asked: Asked, heard: Iterable[_Heard]) -> Iterator[Finding]:
    """The first of a task's answers that could have been read, at most one a task."""
    answers = [(answer, normalised(answer)) for answer in _answers(asked)]
    for one in heard:
        for answer, tidy in answers:
            if one.says(tidy):
                yield asked.found(rule, answer=answer, where=one.where)
                return


def _heard(where: str, said: str) -> _Heard:
    return _Heard(where, normalised(said))


def _before(asked: Asked) -> Iterator[_Heard]:
    """What a team reads on its way to the task."""
    stop = asked.stop
    for name, text in zip(_BEFORE, (stop.title, stop.address, stop.clue), strict=True):
        if text is not None:
            yield from (_heard(name, said) for said in text.root.values())


def _beside(written: Written, asked: Asked) -> Iterator[_Heard]:
    """What the pictures and sounds at the task say, and what their files are called."""
    for media_id in (*asked.stop.media, *asked.challenge.media):
        medium = written.adventure.medium(media_id)
        if medium is None:
            continue
        yield _heard(f"media {media_id}, file", medium.file.rpartition(".")[0])
        yield _heard("media", media_id)
        if medium.alt is not None:
            where = f"media {media_id}, alt"
            yield from (_heard(where, said) for said in medium.alt.root.values())


def _elsewhere(passage: Passage, asked: Asked) -> bool:
    """Whether a text is read apart from the task."""
    if passage.file != asked.file:
        return "options" not in passage.path
    return passage.path[0] == "story"


def _longest_is_right(options: tuple[Option, ...]) -> bool:
    """Whether the right option is longer than each other, in the first language."""
    lengths = {option.id: len(next(iter(option.text.root.values()))) for option in options}
    right = next(option.id for option in options if option.correct)
    return all(lengths[right] > size for name, size in lengths.items() if name != right)
