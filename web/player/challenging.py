"""The page of a checkpoint where the team is: its story, what is asked, what was answered."""

from engine.play.cards import ChallengeView
from engine.play.codec import Plain
from engine.play.events import AnswerWrong
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.tasks import PhotoChallenge
from engine.text import Text
from web import play
from web.player.answers_read import fields_again
from web.player.happening import Happened
from web.player.media import on_arrival
from web.player.own_run import OwnRun
from web.player.phrasing import Around
from web.player.posing import UNTOUCHED, Posed, Typed, posed
from web.player.presenting import Card, first_open
from web.player.sent_back import sent_back
from web.words import Words


def challenge_page(
    mine: OwnRun, card: Card, *, now: Happened | None = None, typed: Typed | None = None
) -> str:
    """Show a visited checkpoint; with `now`, begin with what just happened there."""
    about = _challenge(card, typed.challenge if typed else now.challenge if now else None)
    wrong = now.wrong if now else None
    asked = about if about and about.status == "open" else first_open(card.stop)
    if card.stop.status == "done" and not about:
        asked = None  # the way on is the next thing, not what was left aside
    return mine.page(
        "player/checkpoint.html",
        card=card,
        now=now,
        typed=typed,
        wrong_words=_what_the_author_says(mine, wrong, typed) if wrong else None,
        tries_words=left_to_try(about, mine.words) if wrong and about else "",
        behind=mine.sub_projects(card.stop.sub_projects),
        picture=None if about else on_arrival(card.stop.media),
        **_posed(mine, card, about, asked, typed),
    )


def _posed(
    mine: OwnRun,
    card: Card,
    about: ChallengeView | None,
    asked: ChallengeView | None,
    typed: Typed | None,
) -> dict[str, object]:
    """The challenges to show: the one that the page is about, else all; and the plate's own."""
    around = Around(
        mine.words,
        mine.now,
        mine.adventure.timezone,
        mine.access,
        {part.id: part for part in mine.sub_projects(_boxes(card))},
        mine.site.settings.photo_days,
    )
    shown = [about] if about else list(card.stop.challenges)
    all_posed: list[Posed] = [
        posed(
            one,
            around,
            in_dock=one is asked,
            typed=typed if typed and typed.challenge == one.id else UNTOUCHED,
            review=_review(mine, one),
            sent=sent_back(mine, one),
        )
        for one in shown
    ]
    return {
        "about": about,
        "challenges": all_posed,
        "asked": next((one for one in all_posed if one.in_dock), None),
    }


def _review(mine: OwnRun, asked: ChallengeView) -> str:
    challenge = mine.adventure.challenge(asked.id)
    return challenge.review if isinstance(challenge, PhotoChallenge) else "none"


def _boxes(card: Card) -> list[str]:
    return [asked.sub_project for asked in card.stop.challenges if asked.sub_project]


def typed_before(mine: OwnRun, ref: str, intent: Plain) -> Typed | None:
    """What an entry of the log answered, so that a wrong answer need not be typed again."""
    challenge = mine.adventure.challenge(ref)
    words_id = intent.get("words")
    said = play.words(mine.site, str(words_id)) if words_id else intent.get("value")
    if challenge is None or said is None:
        return None
    return Typed(ref, fields=fields_again(challenge, said))


def _challenge(card: Card, ref: str | None) -> ChallengeView | None:
    return next((asked for asked in card.stop.challenges if asked.id == ref), None)


def _what_the_author_says(mine: OwnRun, wrong: AnswerWrong, typed: Typed | None) -> Text | None:
    """The author's words about a wrong answer: the chosen option's own, or the challenge's."""
    challenge = mine.adventure.challenge(wrong.challenge)
    if challenge is None:
        return None
    own = _option_words(challenge, typed.one("value") if typed else "")
    return own or challenge.feedback.wrong


def _option_words(challenge: Challenge, option: str) -> Text | None:
    if not isinstance(challenge, ChoiceChallenge):
        return None
    return next((one.feedback for one in challenge.options if one.id == option), None)


def left_to_try(asked: ChallengeView, words: Words) -> str:
    """After a wrong answer: tries, a hint, and what a right answer gives now."""
    said = [tries_left_words(asked, words)]
    if 0 < asked.worth < asked.points:
        said.append(worth_now(asked, words))
    return " ".join(said)


def worth_now(asked: ChallengeView, words: Words) -> str:
    """What a right answer gives now."""
    return words.gettext("Oikeasta saa nyt %(worth)s p.") % {"worth": asked.worth}


def tries_left_words(asked: ChallengeView, words: Words) -> str:
    """How many tries there still are, and whether a hint may be had."""
    hint = asked.next_hint is not None and asked.next_hint.ready
    left = asked.tries_left
    if left is None and hint:
        return words.gettext("Kokeilkaa uudelleen, tai ottakaa vihje.")
    if left is None:
        return words.gettext("Kokeilkaa uudelleen.")
    if left == 0:
        return words.gettext("Yritykset on käytetty. Matka jatkuu silti.")
    counted = words.ngettext("%(left)s yritys jäljellä", "%(left)s yritystä jäljellä", left) % {
        "left": left
    }
    tail = words.gettext("tai ottakaa vihje") if hint else ""
    return f"{counted}, {tail}." if tail else f"{counted}."
