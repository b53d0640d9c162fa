"""What a page says of a challenge, a sentence at a time. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from engine.play.answers import judged
from engine.play.cards import ChallengeView
from engine.programme import SubProject
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import MultiChallenge, OrderChallenge
from web.figures import NO_BREAK, clock, signed
from web.words import Words

WITHOUT_WRONG: Final = {"info", "photo", "reflect", "scale", "activity", "idea", "survey"}
"""Types of challenges that have no wrong answer."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a challenge is posed in: reader, time and team, and whose idea boxes there are."""

    words: Words
    now: datetime
    timezone: str
    access: Sequence[str] = ()
    boxes: Mapping[str, SubProject] = field(default_factory=dict)
    photo_days: int = 30

    def clock(self, at: datetime) -> str:
        """A time of day in the reader's spelling."""
        return clock(at, self.timezone, self.words.language)


def is_answerable(asked: ChallengeView) -> bool:
    """Whether an answer could still count."""
    return asked.status not in {"solved", "failed"} and asked.tries_left != 0


def kind_words(asked: ChallengeView, words: Words) -> str:
    """What is to be done, in a word or two."""
    gettext = words.gettext
    if asked.branches:
        return gettext("Valitkaa suunta")
    return {
        "info": gettext("Lukekaa"),
        "choice": gettext("Valitkaa yksi"),
        "multi": gettext("Valitkaa kaikki oikeat"),
        "number": gettext("Luku"),
        "text": gettext("Kirjoittakaa"),
        "order": gettext("Järjestäkää"),
        "match": gettext("Yhdistäkää parit"),
        "point": gettext("Osoittakaa paikka"),
        "photo": gettext("Kuvatkaa tai kuvailkaa"),
        "reflect": gettext("Miettikää"),
        "scale": gettext("Miltä tuntuu"),
        "activity": gettext("Liikkukaa"),
        "idea": gettext("Ideoikaa"),
        "survey": gettext("Kysely"),
    }[asked.type]


def plate_words(asked: ChallengeView, at: int, words: Words, *, words_first: bool) -> str:
    """What the plate says: the team's own words for what it does.

    `at` is the question of a survey that is shown.
    """
    gettext = words.gettext
    last = at + 1 >= len(asked.questions)
    share = asked.visibility != "self"
    return {
        "info": gettext("Luettu"),
        "photo": gettext("Lähetetään sanat") if words_first else gettext("Lähetetään kuva"),
        "reflect": gettext("Lähetetään") if share else gettext("Talletetaan"),
        "scale": gettext("Merkitään"),
        "activity": gettext("Tehty"),
        "idea": gettext("Lähetetään idea"),
        "survey": gettext("Lähetetään vastaukset") if last else gettext("Seuraava kysymys"),
    }.get(asked.type, gettext("Vastataan"))


def solved_tag(asked: ChallengeView, words: Words) -> str:
    """How a challenge was solved, in a word."""
    gettext = words.gettext
    if asked.branches:
        return gettext("valittu")
    return {
        "info": gettext("luettu"),
        "photo": gettext("perillä"),
        "reflect": gettext("kirjattu"),
        "scale": gettext("merkitty"),
        "activity": gettext("tehty"),
        "idea": gettext("perillä"),
        "survey": gettext("vastattu"),
    }.get(asked.type, gettext("oikein"))


def part_words(challenge: Challenge | None, said: object, words: Words) -> str:
    """How much of an answer was right; `said` is the answer as the log keeps it."""
    if not isinstance(challenge, MultiChallenge | OrderChallenge) or not isinstance(said, list):
        return ""
    found = judged(challenge, tuple(map(str, said)))
    if found is None or found.right:
        return ""
    return right_words(challenge, found.numerator, found.denominator, words)


def right_words(
    challenge: MultiChallenge | OrderChallenge, right: int, of: int, words: Words
) -> str:
    """So much of an answer was right."""
    counted = {"right": right, "all": of}
    if isinstance(challenge, OrderChallenge):
        return words.gettext("%(right)s / %(all)s on oikeassa järjestyksessä.") % counted
    return words.gettext("Oikein %(right)s / %(all)s: väärä valinta vie yhden pois.") % counted


def status_words(asked: ChallengeView, around: Around) -> str:
    """Where a challenge stands; nothing is said of one that simply waits or is solved."""
    gettext = around.words.gettext
    if asked.again:
        return gettext("Järjestäjä antoi tämän takaisin. Vastatkaa vielä kerran.")
    if asked.status == "failed":
        return _failed_words(asked, around)
    said = {
        "skipped": gettext("Ohitettu."),
        "waived": gettext("Järjestäjä hyväksyi tämän puolestanne."),
        "sent": gettext("Vastaus lähti ilman verkkoa, eikä se ollut oikea."),
        "partly": gettext("Osa meni oikein: %(points)s p.") % {"points": signed(asked.earned)},
        "open": "" if asked.required else gettext("Vapaaehtoinen."),
    }.get(asked.status, "")
    if said and asked.status != "open" and is_answerable(asked):
        still = gettext("Voitte vastata vieläkin.")
        return f"{said} {still}"
    return said


def _failed_words(asked: ChallengeView, around: Around) -> str:
    over = asked.ends_at is not None and asked.ends_at <= around.now and asked.tries_left != 0
    if over:
        return around.words.gettext("Aika loppui. Matka jatkuu silti.")
    return around.words.gettext("Yritykset on käytetty. Matka jatkuu silti.")


def wait_words(asked: ChallengeView, around: Around) -> str:
    """What the next hint waits for: wrong answers, a time, or a clock that stands."""
    hint, words = asked.next_hint, around.words
    if hint is None:
        return ""
    if hint.wrong:
        return words.ngettext(
            "Vihje aukeaa, kun yksi vastaus on mennyt väärin.",
            "Vihje aukeaa, kun %(wrong)s vastausta on mennyt väärin.",
            hint.wrong,
        ) % {"wrong": hint.wrong}
    if hint.since is None:
        return words.gettext("Vihje aukeaa, kun peli taas jatkuu.")
    return words.gettext("Vihje aukeaa kello %(time)s.") % {"time": around.clock(hint.since)}


def time_left(left: timedelta, words: Words) -> str:
    """How long there still is: whole minutes, and the last one as such."""
    seconds = seconds_in(left)
    if seconds < 60:
        return words.gettext("aikaa alle minuutti")
    return words.gettext("aikaa %(minutes)s min") % {"minutes": round(seconds / 60)}


def lasting(duration: timedelta, words: Words) -> str:
    """How long something takes: `20 s`, `2 min`, `1 min 30 s`."""
    minutes, seconds = divmod(seconds_in(duration), 60)
    said = [words.gettext("{m} min").format(m=minutes)] if minutes else []
    if seconds or not said:
        said.append(words.gettext("{s} s").format(s=seconds))
    return " ".join(said).replace(" ", NO_BREAK)


def photo_words(review: str, around: Around) -> str:
    """Who sees a photo, and for how long."""
    gettext = around.words.gettext
    seen = {
        "none": gettext("Kuvan näkee vain oma joukkueenne."),
        "staff": gettext("Kuvan näkee myös pelin järjestäjä."),
        "peers": gettext("Muut joukkueet näkevät kuvan, jos järjestäjä on hyväksynyt sen."),
    }[review]
    kept = gettext("Se poistetaan %(days)s päivän päästä.") % {"days": around.photo_days}
    return f"{seen} {kept}"


def seconds_in(left: timedelta) -> int:
    """Whole seconds, never under 0."""
    return max(0, round(left.total_seconds()))
