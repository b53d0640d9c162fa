from decimal import Decimal

import pytest

from engine.proof.finding import Finding
from engine.proof.lint import lint
from engine.scenario.asking import Hint, Option
from engine.scenario.challenge import Challenge
from engine.scenario.media import Media
from engine.scenario.tasks import Question, SurveyChallenge
from engine.text import Text
from tests.asking import number, order, photo, quiz, word
from tests.building import adventure, item, perille, stop, text

TOWER = Media(
    id="torni",
    file="kuva-1.webp",
    kind="picture",
    alt=text("Torni."),
    author="T",
    licence="CC0",
)


def told(rule: str, *asked: Challenge, **fields) -> list[Finding]:
    return of(rule, adventure(stop("a", *asked), languages=("fi",), **fields))


def of(rule: str, rules) -> list[Finding]:
    return [finding for finding in lint(rules, ()) if finding.rule.key == rule]


def options(*texts: str) -> tuple[Option, ...]:
    """Options of which the last is right."""
    return tuple(
        Option(id=f"o{n}", text=text(words), correct=n == len(texts))
        for n, words in enumerate(texts, start=1)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kello", "kello"), ("Kellot", "Kellon"), ("A", "a"), ("Mäntykangas", "Mäntykangos")],
)
def test_options_that_look_alike_are_told(one, other):
    assert len(told("options-alike", quiz(options=options(one, other)))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", "2"),
        ("Vuonna 1912", "Vuonna 1913"),
        ("· –", "– ·"),
        ("T", "I"),
        ("Kuu", "Suu"),
        ("Kello", "Kelkka"),
    ],
)
def test_options_that_are_meant_to_be_read_are_left_alone(one, other):
    assert told("options-alike", quiz(options=options(one, other))) == []


def test_rows_of_an_order_are_looked_at_too():
    rows = order().options
    twin = rows[0].model_copy(update={"id": "toinen"})

    assert len(told("options-alike", order(options=(*rows, twin)))) == 1


@pytest.mark.parametrize(
    ("answer", "doubt"), [("61.5", "0.1"), ("2.25", "0.01"), ("20", "1"), ("168", "8")]
)
def test_what_is_measured_or_counted_gets_some_tolerance(answer, doubt):
    found = told("number-exact", number(answer=answer))

    assert [one.values["doubt"] for one in found] == [doubt]
    assert found[0].fix is not None
    assert Decimal(str(found[0].fix.value)) == Decimal(doubt)


@pytest.mark.parametrize("answer", ["0", "7", "19", "1897", "2018"])
def test_what_is_looked_up_or_soon_counted_is_exact(answer):
    assert told("number-exact", number(answer=answer)) == []


def test_a_tolerance_is_enough():
    assert told("number-exact", number(answer="168", tolerance=Decimal(1))) == []


def test_what_is_rejected_is_compared_as_answers_are():
    asked = word("sana", "Nauru-Lokki", reject=("NAURU lokki!",))

    found = told("answer-rejected", asked)

    assert [one.path for one in found] == [("challenges", 0, "accept", "any", 0)]


@pytest.mark.parametrize("form", ["lokki", "naurulokki"])
def test_a_typo_in_a_long_word_is_welcome(form):
    assert told("typos-short", word("sana", form, typos=1)) == []


def test_a_short_form_among_long_ones_is_told():
    found = told("typos-short", word("sana", "naurulokki", "tiira", "kuu", typos=1))

    assert [one.values["answer"] for one in found] == ["kuu"]


@pytest.mark.parametrize(
    "field", [{"alt": text("Kuvassa lukee naurulokki.")}, {"file": "naurulokki.webp"}]
)
def test_a_picture_may_give_the_answer_away(field):
    shown = TOWER.model_copy(update=field)
    stops = stop("a", word("sana", "naurulokki"), media=("torni",))

    assert len(of("answer-leaked", adventure(stops, media=(shown,)))) == 1
    assert of("answer-leaked", adventure(stops, media=(TOWER,))) == []


def test_an_inflected_answer_is_still_the_answer_and_a_short_one_is_a_whole_word():
    inflected = stop("a", word("sana", "tornikello"), clue=text("Kuulkaa tornikelloa."))
    inside = stop("a", word("sana", "kuu"), clue=text("Tulkaa puistoon kuuntelemaan."))
    whole = stop("a", word("sana", "kuu"), clue=text("Täällä näkyy kuu."))

    assert len(of("answer-leaked", adventure(inflected))) == 1
    assert of("answer-leaked", adventure(inside)) == []
    assert len(of("answer-leaked", adventure(whole))) == 1


def test_a_right_option_in_the_clue_is_told_and_a_wrong_one_is_not():
    asked = quiz(options=options("Puhelin", "Kirkonkello"))

    clues = {
        clue: of("answer-leaked", adventure(stop("a", asked, clue=text(clue))))
        for clue in ("Kuunnelkaa kirkonkelloa.", "Etsikää puhelin.")
    }

    assert [len(found) for found in clues.values()] == [1, 0]


def test_the_last_hint_may_be_the_answer():
    asked = word("sana", "kuuluuko", hints=(Hint(text=text("KUULUUKO")),))

    assert told("answer-leaked", asked) == told("answer-told", asked) == []


def test_an_option_elsewhere_gives_nothing_away():
    asked = stop("b", word("sana", "kirkonkello"))
    elsewhere = stop("a", quiz(options=options("Puhelin", "Kirkonkello")))

    assert of("answer-told", adventure(elsewhere, asked)) == []


def test_a_hint_elsewhere_may_say_what_it_likes():
    asked = stop("b", word("sana", "kuuluuko"))
    hinted = stop("a", word("muu", "lokki", hints=(Hint(text=text("Kuuluuko?")),)))

    assert of("answer-told", adventure(hinted, asked)) == []


def test_a_word_told_in_an_item_or_an_earlier_story_is_a_tip():
    asked = stop("b", word("sana", "kuuluuko"))
    story = stop("a", story=text("Niin jokainen puhelu alkoi: kuuluuko?"))
    bag = item("pala").model_copy(update={"text": text("KUULUUKO")})

    assert len(of("answer-told", adventure(story, asked))) == 1
    assert len(of("answer-told", adventure(stop("a"), asked, items=(bag,)))) == 1
    assert of("answer-told", adventure(stop("a"), asked)) == []


def test_the_shipped_adventure_s_word_recurs_on_purpose_and_fails_nothing():
    stops = tuple(one.model_copy(update={"knowingly": ()}) for one in perille().checkpoints)
    found = of("answer-told", perille().model_copy(update={"checkpoints": stops}))

    assert "checkpoints/vastassa.yaml" in {one.file for one in found}
    assert not any(one.fails for one in found)
    assert of("answer-told", perille()) == []


@pytest.mark.parametrize(
    "asks",
    [
        *("Kirjoittakaa nimenne.", "Mikä on puhelinnumeronne?", "Missä asutte?"),
        *("Kerro syntymäaikasi.", "Sähköpostiosoite?", "Mikä on osoitteesi?"),
        *("Skriv ditt namn.", "Vad heter ni?", "Er adress?", "Var bor du?", "E-post?"),
        *("What is your name?", "Write your full name.", "Your e-mail?", "Phone number?"),
        "Where do you live?",
    ],
)
def test_a_question_after_a_person_is_told(asks):
    assert len(told("personal-data", word(prompt=text(asks)))) == 1


@pytest.mark.parametrize(
    "asks",
    [
        *("Mikä on kadun nimi?", "Keksikää joukkueelle nimi.", "Kenen nimi on kivessä?"),
        *("Minä vuonna kirkko valmistui?", "Missä lokki asuu?", "Mihin osoite johtaa?"),
        *("Vad heter torget?", "What is the name of the street?", "Name your favourite tree."),
    ],
)
def test_a_question_after_a_place_is_not(asks):
    assert told("personal-data", word(prompt=text(asks))) == []


def test_a_survey_is_looked_through_question_by_question():
    questions = (
        Question(id="yksi", prompt=text("Miltä tuntui?")),
        Question(id="kaksi", prompt=text("Puhelinnumero?")),
    )
    survey = SurveyChallenge(
        id="kysely", type="survey", prompt=text("Pari kysymystä."), questions=questions
    )

    found = told("personal-data", survey)

    assert [one.path for one in found] == [("challenges", 0, "questions", 1, "prompt")]
    assert "Puhelinnumero" in found[0].message("fi")


@pytest.mark.parametrize(
    "asks",
    [
        *("Kuvatkaa puu. Älkää kuvatko vieraita.", "Kysykää ensin lupa.", "Ei kasvoja kuvaan."),
        *("Take a picture without strangers.", "Ta en bild utan främmande människor."),
    ],
)
def test_a_word_about_strangers_is_enough(asks):
    assert told("photo-strangers", photo(prompt=text(asks))) == []


def test_the_word_about_strangers_is_offered_as_a_note_in_every_language():
    bare = stop("a", photo())
    fix = of("photo-strangers", adventure(bare))[0].fix

    assert fix is not None
    assert fix.path == ("challenges", 0, "note")
    assert isinstance(fix.value, dict)
    assert set(fix.value) == {"fi", "en"}
    noted = stop("a", photo(note=text("Vaakakuva riittää.")))
    assert of("photo-strangers", adventure(noted))[0].fix is None


def test_options_that_are_only_colours_are_told():
    assert len(told("colour-only", quiz(options=options("Punainen", "Vihreä")))) == 1
    assert told("colour-only", quiz(options=options("Punainen talo", "Vihreä talo"))) == []


@pytest.mark.parametrize(
    "asks", ["Minkä värinen ovi on?", "What colour?", "Vilken färg har den?"]
)
def test_a_question_after_a_colour_is_told(asks):
    assert len(told("colour-only", word(prompt=text(asks)))) == 1


def test_two_quizzes_are_no_habit_yet():
    right_first = quiz(options=options("b", "a")[::-1])

    assert told("right-first", right_first, right_first.model_copy(update={"id": "x"})) == []


def test_proper_names_need_no_translation_and_all_else_does():
    rules = adventure(
        stop("a", title=Text({"fi": "Tori", "en": "Square"}), address=text("Hallituskatu 3"))
    )
    missing = of("language-missing", rules)

    assert {one.file for one in missing} == {"adventure.yaml"}


def test_a_region_s_language_is_served_by_its_base_and_easy_finnish_is_not():
    title = Text({"fi": "Tori", "en": "Square"})
    rules = adventure(stop("a", title=title), languages=("fi", "en-GB", "fi-x-selko"))

    missing = [one for one in of("language-missing", rules) if one.file != "adventure.yaml"]

    assert [one.message("fi").partition(" (")[0] for one in missing] == [
        "Tori: kohdasta title puuttuu selkosuomi"
    ]


def test_an_answer_in_finnish_serves_easy_finnish_and_no_english():
    asked = stop("a", word("sana", accept={"fi": ("lokki",)}))

    easy = adventure(asked, languages=("fi", "fi-x-selko"))
    english = adventure(asked, languages=("fi", "en"))

    assert of("answer-language", easy) == []
    assert len(of("answer-language", english)) == 1
