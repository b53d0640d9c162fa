"""What a booklet says, before anybody thinks of pages."""

import pytest

from engine.formats.paper.booklet import Booklet, Space, Stop
from engine.formats.paper.labels import LABELS
from engine.formats.paper.making import booklet, reading_order
from engine.formats.paper.possible import on_paper
from engine.scenario.adventure import Adventure
from engine.scenario.asking import Feedback, Option
from engine.scenario.checkpoint import Kind, Preview
from engine.scenario.condition import ALWAYS, InLanguage, NeedsAccess, OnTrack
from tests.asking import (
    branch,
    match,
    number,
    order,
    photo,
    quiz,
    scale,
    several,
    tap,
    text,
    thought,
    word,
)
from tests.building import (
    adventure,
    at_least,
    chose,
    done,
    either,
    ending,
    ends,
    every,
    flag,
    give,
    has,
    hints,
    item,
    opens,
    set_flag,
    shipped,
    show,
    solved,
    stop,
    timer,
    unless,
    visited,
)

LANGUAGES = ("fi", "sv", "en", "fi-x-selko")


def of(made: Booklet, checkpoint: str) -> Stop:
    return next(one for one in made.stops if one.id == checkpoint)


def ways(rules: Adventure) -> list[str]:
    return [close.when for close in booklet(rules, "fi").endings]


def wording(condition, *stops, **fields) -> str:
    """What is written over an ending that this condition leads to."""
    rest = stops or (stop("a"), stop("b"), stop("c"))
    closes = (ending("ehto", condition), ending("muu"))
    return ways(adventure(*rest, endings=closes, **fields))[0]


@pytest.mark.parametrize("rules", shipped().adventures, ids=lambda one: one.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_checkpoint_is_in_the_booklet_and_no_secret_one(rules, language):
    made = booklet(rules, language)

    assert [one.id for one in made.stops] == [one.id for one in rules.listed]
    assert [one.number for one in made.stops] == list(range(1, len(rules.listed) + 1))


@pytest.mark.parametrize("rules", shipped().adventures, ids=lambda one: one.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_on_is_told_in_words(rules, language):
    made = booklet(rules, language)

    assert all(one.opens for one in made.stops if one != made.start)
    assert [bool(close.when) for close in made.endings[:-1]] == [True] * (len(made.endings) - 1)
    assert made.endings[-1].when == ""


def test_every_label_exists_in_the_four_languages():
    assert {tag: text.languages for tag, text in LABELS.items()} == dict.fromkeys(
        LABELS, frozenset(LANGUAGES)
    )


def test_behind_an_arrival_never_comes_the_one_that_follows_it():
    stops = booklet(adventure(*(stop(one) for one in "abcde")), "fi").stops

    assert [one.number for one in reading_order(stops)] == [1, 3, 5, 2, 4]


def test_a_text_that_is_missing_comes_from_the_fall_back_and_knows_its_language():
    made = booklet(adventure(stop("a", title=text("Tori", en="Square"))), "sv")

    assert (made.stops[0].title, made.stops[0].title.lang) == ("Tori", "fi")


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (visited("b"), "olette käyneet rastilla 2"),
        (done("b"), "rasti 2 on tehty"),
        (every(done("b"), done("a")), "rastit 1 ja 2 on tehty"),
        (either(done("c"), done("a")), "rasti 1 tai 3 on tehty"),
        (every(done("a"), has("avain")), "rasti 1 on tehty, ja teillä on Esine avain"),
        (unless(done("a")), "tämä ei pidä paikkaansa: rasti 1 on tehty"),
        (
            at_least(2, done("a"), done("b"), done("c")),
            "näistä rasteista on tehty vähintään 2: 1, 2 ja 3",
        ),
    ],
)
def test_a_condition_is_a_sentence_with_numbers(condition, said):
    stops = (stop("a", on_done=(give("avain"),)), stop("b"), stop("c"))

    assert wording(condition, *stops, items=(item("avain"),)) == said


def test_a_choice_is_named_by_its_letter():
    said = wording(chose("a/haara.oikea"), stop("a", quiz(), branch()))

    assert said == "valitsitte tehtävässä 1.2 kohdan B"


def test_a_flag_that_nobody_sees_is_told_by_what_sets_it():
    setting = (set_flag("valo"),)
    stops = (stop("a", branch(on_solved=setting)), stop("b", on_done=setting))

    assert wording(flag("valo"), *stops) == (
        "tehtävä 1.1 on mielestänne ratkaistu, tai rasti 2 on tehty"
    )


def test_an_ending_that_only_a_secret_place_leads_to_is_not_in_the_booklet():
    hidden = stop("piilo", kind=Kind.SECRET, on_done=(give("aarre"),))
    closes = (ending("kaukana", done("piilo")), ending("aarre", has("aarre")), ending("muu"))

    assert ways(adventure(stop("a"), hidden, endings=closes, items=(item("aarre"),))) == [""]


def test_an_ending_that_an_effect_orders_is_asked_for_first():
    leaving = stop("a", branch(on_solved=(ends("kesken"),)))
    closes = (ending("tehty", done("b")), ending("kesken", done("b")), ending("muu"))

    assert ways(adventure(leaving, stop("b"), endings=closes)) == [
        "tehtävä 1.1 on mielestänne ratkaistu",
        "rasti 2 on tehty",
        "rasti 2 on tehty",
        "",
    ]


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        (InLanguage(language="fi"), ALWAYS),
        (InLanguage(language="sv"), None),
        (OnTrack(track=0), ALWAYS),
        (OnTrack(track=1), None),
        (NeedsAccess(access="no-camera"), ALWAYS),
        (NeedsAccess(access="quiet"), NeedsAccess(access="quiet")),
        (unless(InLanguage(language="fi")), None),
        (unless(InLanguage(language="sv")), ALWAYS),
        (every(InLanguage(language="fi"), done("a")), done("a")),
        (every(InLanguage(language="sv"), done("a")), None),
        (either(InLanguage(language="fi"), done("a")), ALWAYS),
        (either(InLanguage(language="sv"), done("a")), done("a")),
        (
            at_least(2, InLanguage(language="fi"), done("a"), done("b")),
            either(done("a"), done("b")),
        ),
        (
            at_least(2, InLanguage(language="sv"), done("a"), done("b")),
            every(done("a"), done("b")),
        ),
        (at_least(3, InLanguage(language="sv"), done("a"), done("b")), None),
        (visited("piilo"), None),
        (has("aarre"), None),
        (flag("olematon"), None),
    ],
)
def test_what_the_printer_knows_is_not_asked_of_a_team(condition, left):
    hidden = stop("piilo", kind=Kind.SECRET, on_done=(give("aarre"),))
    rules = adventure(stop("a"), stop("b"), hidden, items=(item("aarre"),))

    assert on_paper(rules, condition, "fi") == left


def test_a_checkpoint_that_an_effect_opens_says_both_ways_in():
    opening = stop("a", on_done=(opens("c"),))
    rules = adventure(opening, stop("b"), stop("c", unlock=done("b")))

    assert of(booklet(rules, "fi"), "c").opens == "rasti 1 tai 2 on tehty"


def test_a_hidden_title_waits_until_the_checkpoint_opens():
    late = stop("b", preview=Preview.NONE, unlock=done("a"))
    early = stop("c", preview=Preview.NONE)
    made = booklet(adventure(stop("a"), late, early), "fi")

    assert [one.announced for one in made.stops] == [True, False, True]


@pytest.mark.parametrize(
    ("asked", "space", "right"),
    [
        (quiz(), Space.ONE, "A"),
        (branch(), Space.ONE, ""),
        (several(), Space.SOME, "A, C"),
        (word(), Space.LINE, "kuuluuko"),
        (number(), Space.LINE, "61,5"),
        (photo(), Space.DONE, ""),
        (scale(), Space.SCALE, ""),
        (thought(), Space.LINES, ""),
        (thought(visibility="wall"), Space.SHARED, ""),
    ],
)
def test_a_task_has_room_for_its_answer_and_the_staff_knows_what_is_right(asked, space, right):
    (task,) = booklet(adventure(stop("a", asked)), "fi").stops[0].tasks

    assert (task.space, task.key.right, task.ref) == (space, right, f"a/{asked.id}")


def test_rows_to_order_are_shuffled_and_the_key_names_their_letters():
    asked = order()
    (task,) = booklet(adventure(stop("a", asked)), "fi").stops[0].tasks
    letters = {box.id: box.letter for box in task.boxes}

    assert [box.id for box in task.boxes] != [row.id for row in asked.options]
    assert task.key.right == " – ".join(letters[row.id] for row in asked.options)


def test_pairs_are_joined_by_number_and_letter():
    asked = match()
    (task,) = booklet(adventure(stop("a", asked)), "fi").stops[0].tasks
    letters = {box.id: box.letter for box in task.partners}
    pairs = enumerate(asked.pairs, start=1)

    assert task.key.right == ", ".join(f"{n}{letters[one.right.id]}" for n, one in pairs)


def test_a_place_to_tap_is_written_down_or_ticked():
    (task,) = booklet(adventure(stop("a", tap())), "fi").stops[0].tasks

    assert task.space is (Space.ONE if tap().options else Space.LINE)
    assert task.key.right


def test_a_task_for_phones_in_another_language_is_left_out():
    asked = quiz(when=InLanguage(language="en"))
    made = booklet(adventure(stop("a", asked, branch())), "fi")

    assert [task.number for task in made.stops[0].tasks] == ["1.2"]


def test_what_is_said_of_a_right_answer_is_for_the_staff_and_an_item_follows_it():
    asked = quiz(
        feedback=Feedback(right=text("Juuri niin.")),
        on_solved=(show("Se oli tämä."), give("avain")),
    )
    made = booklet(adventure(stop("a", asked), items=(item("avain"),)), "fi")
    (task,) = made.stops[0].tasks

    assert task.key.afterwards == "Juuri niin."
    assert [(one.name, [it.title for it in one.given]) for one in task.sequels] == [
        ("1.1 ratkaistu", ["Esine avain"])
    ]


def test_a_decision_is_followed_under_its_letter():
    options = (
        Option(id="vasen", text=text("Vasen"), feedback=text("Vasemmalla.")),
        Option(id="oikea", text=text("Oikea"), on_chosen=(give("avain"),)),
    )
    rules = adventure(stop("a", branch(options=options)), items=(item("avain"),))
    (task,) = booklet(rules, "fi").stops[0].tasks

    assert [(one.name, one.given[0].words) for one in task.sequels] == [
        ("1.1 A", "Vasemmalla."),
        ("1.1 B", "Se on avain."),
    ]


def test_a_timer_says_when_what_follows():
    made = booklet(adventure(stop("a", on_visit=(timer(5, show("Kello lyö.")),))), "fi")

    assert [(one.label, one.words) for one in made.stops[0].at_once] == [
        ("5 minuutin kuluttua", None),
        ("", "Kello lyö."),
    ]


def test_hints_are_looked_up_by_their_task():
    (task,) = booklet(adventure(stop("a", word(hints=hints(0, 3)))), "sv").stops[0].tasks

    assert [(one.name, one.cost) for one in task.hints] == [
        ("1.1 tips 1", 0),
        ("1.1 tips 2", 3),
    ]


def test_an_answer_that_was_not_solved_is_not_taken_for_one_that_was():
    assert wording(solved("a/visa"), stop("a", quiz())) != wording(
        done("a/visa"), stop("a", quiz())
    )
