"""A challenge's pieces: how it is asked, its buttons, its hints, what came of it."""

from dataclasses import replace
from itertools import product

from engine.play.cards import ChallengeView, HintView, NextHintView, OptionView
from engine.play.cardstate import ChallengeState
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.tasks import PhotoChallenge
from engine.text import Said, Text
from web.player.pocket.marking import Slot, cut, mark, taken_out
from web.player.pocket.press import Press
from web.player.posing import UNTOUCHED, Posed, SentBack, Typed
from web.player.sent_back import photo_back, words_back

WAITS = {
    "none": None,
    "paid": NextHintView(cost=Slot("hint-cost"), ready=True, wrong=0, since=None),
    "free": NextHintView(cost=0, ready=True, wrong=0, since=None),
    "waits-paid": NextHintView(cost=Slot("hint-cost"), ready=False, wrong=0, since=None),
    "waits-free": NextHintView(cost=0, ready=False, wrong=0, since=None),
}
"""The next hint: none, to be had at a price or for nothing, or opening by the clock."""

CHOSEN = r'<p class="row">\s*<svg.*?</svg>\s*<b class="g".*?</b>\s*</p>'


def keep_tasks(press: Press, stop: Checkpoint) -> None:
    """Keep everything that the challenges of a checkpoint need."""
    shown = press.card(stop, "visited", *(ChallengeState() for _ in stop.challenges))
    for asked, challenge in zip(shown.stop.challenges, stop.challenges, strict=True):
        press.ref = asked.id
        plain = replace(asked, next_hint=None)
        _keep_asking(press, plain)
        _keep_buttons(press, plain)
        _keep_hints(press, plain, challenge)
        _keep_outcome(press, plain, challenge)
        _keep_wrong(press, plain, challenge)
    press.ref = ""


def kind_of(asked: ChallengeView) -> str:
    """What makes challenges look alike, whatever they ask."""
    return "branches" if asked.branches else asked.type


def _keep_asking(press: Press, asked: ChallengeView) -> None:
    """How it is asked: as the next thing, or folded."""
    for worth, left in product((True, False), repeat=2):
        one = _timed(press, replace(asked, worth=Slot("worth") if worth else 0), left=left)
        press.keep(_kind(asked, worth=worth, left=left), press.text("challenge", "kind", one))
    for note in ("", "note", "again"):
        so = replace(asked, worth=0, again=note == "again")
        one = press.posed(so, note=mark("note") if note else "")
        press.keep("/".join(filter(None, ("task", note))), _frame(press, one))
    for how in ("dock", "folded"):
        one = press.posed(asked, in_dock=how == "dock", note=mark("note"))
        press.keep(f"answer/{asked.id}/{how}", _answer(press, one))
    one = press.posed(asked, in_dock=False, note=mark("note"))
    for name, typed in (("", UNTOUCHED), ("/open", Typed(asked.id, fields={"value": ["x"]}))):
        folded = replace(one, typed=typed)
        html = cut(
            _frame(press, folded), press.text("challenge", "other_buttons", one), "buttons"
        )
        press.keep(f"folded/{asked.id}{name}", html)
    press.keep(f"plate/{asked.id}", press.text("challenge", "plate_of", one))
    press.keep(f"title/{asked.id}", press.text("challenges/frame", "title", one))


def _frame(press: Press, one: Posed) -> str:
    """What a challenge stands in."""
    html = press.text("challenge", "challenge", press.mine.run, one)
    html = cut(html, press.text("challenge", "kind", one), "kind")
    return cut(html, press.text("challenge", "answer_of", press.mine.run, one), "answer")


def _answer(press: Press, one: Posed) -> str:
    """The form; hints come and go in it."""
    hinted = replace(one, wait=mark("wait"))
    html = press.text("challenge", "answer_of", press.mine.run, hinted)
    waits = press.text("challenges/frame", "hints_of", hinted)
    press.keep("wait", waits)
    html = cut(html, waits, "hints")
    forms = press.text("challenge", "other_forms", press.mine.run, hinted)
    return cut(html, forms, "forms") if forms else f"{html}{mark('forms')}"


def _keep_buttons(press: Press, asked: ChallengeView) -> None:
    """The small buttons and their forms, with and without a skip, for each state of a hint."""
    survey = "survey/" if asked.type == "survey" else ""
    for skip, (wait, hint) in product((True, False), WAITS.items()):
        opens = Slot("opens-s") if wait.startswith("waits") else None
        so = replace(asked, next_hint=hint, skippable=skip)
        one = press.posed(so, opens_in_s=opens, hint=Slot("hint-number"))
        name = f"{'skip' if one.can_be_skipped else 'stay'}/{wait}"
        press.keep(f"buttons/{survey}{name}", press.text("challenge", "other_buttons", one))
        folded = replace(one, in_dock=False)
        press.keep(f"buttons/{name}", press.text("challenge", "other_buttons", folded))
        press.keep(f"forms/{name}", press.text("challenge", "other_forms", press.mine.run, one))


def _keep_hints(press: Press, asked: ChallengeView, challenge: Challenge) -> None:
    for number, hint in enumerate(challenge.hints, start=1):
        told = press.mine.adventure.said(hint.text, press.mine.words.language)
        for priced, cost in (("paid", Slot("cost")), ("free", 0)):
            before = [HintView(told, cost)] * (number - 1)
            without, taken = (
                press.text(
                    "challenges/frame", "hints_of", press.posed(replace(asked, hints=some))
                )
                for some in (tuple(before), (*before, HintView(told, cost)))
            )
            press.keep(
                f"hint/{asked.id}/{number}/{priced}", taken.removeprefix(without).strip()
            )


def _keep_outcome(press: Press, asked: ChallengeView, challenge: Challenge) -> None:
    """What came of it, when no answer counts any more."""
    name = kind_of(asked)
    own, told = SentBack(words=mark("own-words")), Said("feedback", press.mine.words.language)
    option = OptionView("o", Said("option", press.mine.words.language))
    over = replace(asked, status="failed", options=(option,), chosen="o", worth=0)
    press.keep(f"over/{name}/note", _answered(press, press.posed(over, note=mark("note"))))
    for earned in (Slot("earned"), 0):
        solved = replace(over, status="solved", earned=earned, feedback=told)
        html = _answered(press, press.posed(solved, sent=own, note=""))
        html = cut(html, press.text("prose", "prose", told), "feedback")
        html = cut(html, press.text("sent", "own", own), "own")
        press.keep(f"over/{name}/{'earned' if earned else 'solved'}", html)
    for chosen in challenge.options if isinstance(challenge, ChoiceChallenge) else ():
        one = press.posed(replace(over, options=asked.options, chosen=chosen.id), note="x")
        press.keep(f"chosen/{asked.id}/{chosen.id}", _chosen(press, one)[1])
    kept = words_back(challenge, mark("own-words"), press.mine.words)
    press.keep(f"own/{asked.id}", press.text("sent", "own", kept))
    if isinstance(challenge, PhotoChallenge):
        waits = challenge.review == "peers"
        photo = photo_back(challenge, mark("photo"), press.mine.words, waits=waits)
        press.keep(f"own-photo/{asked.id}", press.text("sent", "own", photo))
    _keep_feedback(press, asked, challenge)


def _answered(press: Press, one: Posed) -> str:
    return _chosen(press, one)[0]


def _chosen(press: Press, one: Posed) -> tuple[str, str]:
    """What is shown of an answer, and what of that was chosen."""
    html = press.text("challenge", "challenge", press.mine.run, one)
    html = cut(html, press.text("challenge", "kind", one), "kind")
    html = cut(html, press.text("challenges/frame", "title", one), "title")
    return taken_out(html, CHOSEN, "chosen")


def _keep_feedback(press: Press, asked: ChallengeView, challenge: Challenge) -> None:
    """The author's words for a right answer, and for each option that has its own."""
    if challenge.feedback.right:
        press.keep(f"right/{asked.id}", _prose(press, challenge.feedback.right))
    for option in challenge.options if isinstance(challenge, ChoiceChallenge) else ():
        if option.feedback:
            press.keep(f"right/{asked.id}/{option.id}", _prose(press, option.feedback))


def _keep_wrong(press: Press, asked: ChallengeView, challenge: Challenge) -> None:
    """The author's words for a wrong one; an option's own are those of `right/`."""
    if challenge.feedback.wrong:
        press.keep(f"wrong/{asked.id}", _prose(press, challenge.feedback.wrong))


def _prose(press: Press, text: Text) -> str:
    mine = press.mine
    return press.text("prose", "prose", mine.adventure.said(text, mine.words.language))


def _timed(press: Press, asked: ChallengeView, *, left: bool) -> Posed:
    """A challenge with the time that is left for it, or with no limit."""
    words, seconds = (mark("left"), Slot("left-s")) if left else ("", None)
    return press.posed(asked, left=words, left_s=seconds)


def _kind(asked: ChallengeView, *, worth: bool, left: bool) -> str:
    said = [word for word, there in (("worth", worth), ("left", left)) if there]
    return "/".join(("kind", kind_of(asked), *said))
