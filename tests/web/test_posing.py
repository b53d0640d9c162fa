"""What a page says of a challenge at every stage of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.play.cards import ChallengeView, NextHintView, OptionView
from engine.play.intents import Answer, Intent, ReturnAnswer, Waive
from engine.play.view import view
from engine.scenario.adventure import Adventure
from engine.text import Said
from tests.asking import word
from tests.building import NOON, adventure, hints, later, reach, say, skip, stop, under_way
from web.player.phrasing import Around, lasting, part_words, time_left
from web.player.posing import Posed, Typed, columns, posed
from web.words import words_in

FI = words_in("fi")
SANA = "eka/sana"


def walk(**fields: object) -> Adventure:
    return adventure(stop("eka", word(**fields)), stop("toka"), integrity="competitive")


def asked(rules: Adventure, *intents: Intent, minutes: float = 0) -> ChallengeView:
    """The challenge as the team sees it after these, so many minutes after it came there."""
    state = under_way(rules, reach("eka"), *intents)
    [found] = view(rules, state, "fi", later(minutes)).checkpoints[0].challenges
    return found


def on_page(one: ChallengeView, minutes: float = 0, **more: object) -> Posed:
    around = Around(FI, later(minutes), "Europe/Helsinki")
    return posed(one, around, in_dock=False, **more)


@pytest.mark.parametrize(
    ("intents", "note"),
    [
        ((), ""),
        ((skip(SANA),), "Ohitettu. Voitte vastata vieläkin."),
        (
            (Waive(NOON, SANA),),
            "Järjestäjä hyväksyi tämän puolestanne. Voitte vastata vieläkin.",
        ),
        (
            (Answer(NOON, SANA, "ei", sent=True),),
            "Vastaus lähti ilman verkkoa, eikä se ollut oikea. Voitte vastata vieläkin.",
        ),
        (
            (say(SANA, "kuuluuko"), ReturnAnswer(NOON, SANA)),
            "Järjestäjä antoi tämän takaisin. Vastatkaa vielä kerran.",
        ),
        ((say(SANA, "kuuluuko"),), ""),
    ],
    ids=["open", "skipped", "waived", "sent", "given back", "solved"],
)
def test_a_challenge_says_where_it_stands(intents: tuple[Intent, ...], note: str):
    assert on_page(asked(walk(), *intents)).note == note


def test_used_up_tries_and_used_up_time_are_told_apart():
    tries = asked(walk(attempts=1), say(SANA, "ei"))
    time = asked(walk(time_limit=timedelta(minutes=3)), minutes=4)

    assert on_page(tries).note == "Yritykset on käytetty. Matka jatkuu silti."
    assert on_page(time, 4).note == "Aika loppui. Matka jatkuu silti."
    assert not on_page(tries).answerable
    assert not on_page(time, 4).answerable


def test_what_is_optional_says_so():
    assert on_page(asked(walk(required=False))).note == "Vapaaehtoinen."


def test_a_skipped_challenge_is_skipped_no_more():
    assert on_page(asked(walk())).can_be_skipped
    assert not on_page(asked(walk(), skip(SANA))).can_be_skipped
    assert not on_page(asked(walk(skippable=False))).can_be_skipped


@pytest.mark.parametrize("type_", ["info", "survey"])
def test_who_need_not_answer_need_not_skip(type_: str):
    assert not on_page(replace(asked(walk()), type=type_)).can_be_skipped


def test_the_time_that_is_left_is_told_in_minutes_until_the_last():
    limited = asked(walk(time_limit=timedelta(minutes=3)))

    assert (on_page(limited).left, on_page(limited).left_s) == ("aikaa 3 min", 180)
    assert on_page(limited, 2.5).left == "aikaa alle minuutti"
    assert time_left(timedelta(seconds=61), FI) == "aikaa 1 min"
    assert on_page(asked(walk())).left_s is None


@pytest.mark.parametrize(
    ("hint", "said", "opens_in_s"),
    [
        (NextHintView(2, ready=True, wrong=0, since=None), "", None),
        (
            NextHintView(2, ready=False, wrong=1, since=None),
            "Vihje aukeaa, kun yksi vastaus on mennyt väärin.",
            None,
        ),
        (
            NextHintView(2, ready=False, wrong=0, since=later(5)),
            "Vihje aukeaa kello 12.05.",
            300,
        ),
        (
            NextHintView(2, ready=False, wrong=0, since=None),
            "Vihje aukeaa, kun peli taas jatkuu.",
            None,
        ),
    ],
    ids=["ready", "tries", "time", "paused"],
)
def test_a_hint_says_what_it_waits_for(hint: NextHintView, said: str, opens_in_s: int | None):
    one = on_page(replace(asked(walk(hints=hints(2))), next_hint=hint))

    assert (one.wait, one.opens_in_s) == (said, opens_in_s)
    assert one.hint_ready is hint.ready


def test_rows_stand_as_the_team_has_put_them_only_when_each_has_a_place():
    rows = tuple(OptionView(name, Said(name, "fi")) for name in "abc")
    order = replace(asked(walk()), type="order", options=rows)
    whole = {"place-a": ["3"], "place-b": ["1"], "place-c": ["2"]}

    def shown(fields: dict[str, list[str]]) -> str:
        typed = Typed(SANA, fields=fields)
        return "".join(row.id for row in on_page(order, typed=typed).in_order)

    assert shown(whole) == "bca"
    assert shown(whole | {"place-a": ["1"]}) == "abc"
    assert shown({}) == "abc"


def test_many_steps_stand_in_two_even_rows():
    assert [columns(steps) for steps in (2, 5, 6, 7, 10)] == [2, 5, 6, 4, 5]


def test_a_time_to_spend_is_told_in_minutes_and_seconds():
    told = [lasting(timedelta(seconds=seconds), FI) for seconds in (20, 120, 90, 0)]

    assert told == ["20\xa0s", "2\xa0min", "1\xa0min\xa030\xa0s", "0\xa0s"]


def test_how_much_was_right_is_told_of_what_can_be_right_in_part_only():
    assert part_words(walk().challenge(SANA), "ei", FI) == ""
    assert part_words(None, ["a"], FI) == ""
