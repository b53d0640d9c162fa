"""The page of a checkpoint where the team is: its story, what is asked, what was answered."""

from dataclasses import dataclass

from engine.play.cards import ChallengeView
from engine.play.events import AnswerWrong
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import ChoiceChallenge
from engine.text import Text
from web.player.happening import Happened
from web.player.own_run import OwnRun
from web.player.presenting import Card, first_open
from web.words import Words


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer that could not be taken or was not right, and the sentence about it."""

    challenge: str
    value: str = ""
    mistake: str = ""


def challenge_page(
    mine: OwnRun, card: Card, *, now: Happened | None = None, typed: Typed | None = None
) -> str:
    """Show a visited checkpoint; with `now`, begin with what just happened there."""
    about = _challenge(card, typed.challenge if typed else now.challenge if now else None)
    wrong = now.wrong if now else None
    return mine.page(
        "player/checkpoint.html",
        card=card,
        now=now,
        about=about,
        asked=about if about and about.status == "open" else first_open(card.stop),
        typed=typed,
        wrong_words=_what_the_author_says(mine, wrong, typed) if wrong else None,
        tries_words=_what_is_left(about, mine.words) if wrong and about else "",
        given=[item for item in mine.view.items if now and item.id in now.items],
        behind=mine.sub_projects(card.stop.sub_projects),
    )


def _challenge(card: Card, ref: str | None) -> ChallengeView | None:
    return next((asked for asked in card.stop.challenges if asked.id == ref), None)


def _what_the_author_says(mine: OwnRun, wrong: AnswerWrong, typed: Typed | None) -> Text | None:
    """The author's words about a wrong answer: the chosen option's own, or the challenge's."""
    challenge = mine.adventure.challenge(wrong.challenge)
    if challenge is None:
        return None
    own = _option_words(challenge, typed.value if typed else "")
    return own or challenge.feedback.wrong


def _option_words(challenge: Challenge, option: str) -> Text | None:
    if not isinstance(challenge, ChoiceChallenge):
        return None
    return next((one.feedback for one in challenge.options if one.id == option), None)


def _what_is_left(asked: ChallengeView, words: Words) -> str:
    """After a wrong answer: tries, a hint, and what a right answer gives now."""
    said = [_tries_left(asked, words)]
    if 0 < asked.worth < asked.points:
        said.append(words.gettext("Oikeasta saa nyt %(worth)s p.") % {"worth": asked.worth})
    return " ".join(said)


def _tries_left(asked: ChallengeView, words: Words) -> str:
    hint = asked.hint_cost is not None
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
