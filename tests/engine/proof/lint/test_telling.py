import pytest

from engine.proof.finding import Finding
from engine.proof.lint import lint
from engine.scenario.reading import Document, read
from engine.text import Text
from tests.building import adventure, stop, text
from tests.linting import Edit, edited, keys, linted, one, parsed

SELKO = "fi-x-selko"


def told(rule: str, rules, *documents: Document) -> list[Finding]:
    return [finding for finding in lint(rules, documents) if finding.rule.key == rule]


def easy(*sentences: str, **fields):
    """An adventure whose one story is told in easy Finnish."""
    story = Text({"fi": "Tarina.", SELKO: " ".join(sentences)})
    return adventure(stop("a", story=story, **fields), languages=("fi", SELKO))


def sentence(words: int) -> str:
    return " ".join(["sana"] * words) + "."


def test_sixty_words_are_read_and_one_more_is_too_many():
    fits = stop("a", story=text(sentence(60)))
    spills = stop("a", clue=text(sentence(61)))

    assert told("text-long", adventure(fits)) == []
    assert [one.path for one in told("text-long", adventure(spills))] == [("clue",)]


def test_a_translation_may_be_longer_than_what_was_first_written():
    story = Text({"fi": sentence(60), "en": sentence(80)})

    assert told("text-long", adventure(stop("a", story=story))) == []


@pytest.mark.parametrize(
    ("lengths", "found"),
    [((18,), 1), ((12,), 0), ((18, 6), 0), ((19, 2, 2), 1), ((13, 13), 1), ((12, 12), 0)],
    ids=str,
)
def test_easy_sentences_are_short_each_and_on_average(lengths, found):
    rules = easy(*map(sentence, lengths))

    assert len(told("selko-sentence", rules)) == found


def test_a_sentence_of_fifteen_is_fine_among_short_ones():
    story = Text({"fi": "Tarina.", SELKO: sentence(15)})
    clue = Text({"fi": "Vihje.", SELKO: sentence(4)})
    rules = adventure(stop("a", story=story, clue=clue), languages=("fi", SELKO))

    assert told("selko-sentence", rules) == []


def test_the_longest_sentence_is_quoted():
    said = told("selko-sentence", easy("Lyhyt.", sentence(20)))[0].message("fi")

    assert "(20 sanaa)" in said
    assert "”sana sana sana sana sana …”" in said


def test_plain_finnish_may_be_long():
    rules = adventure(stop("a", story=text(sentence(40))))

    assert told("selko-sentence", rules) == told("selko-word", rules) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tämä on suunnistusseura.", []),
        ("Tämä on esteettömyyskartoitus.", ["esteettömyyskartoitus"]),
        ("Esteettömyyskartoitus on tehty.", ["Esteettömyyskartoitus"]),
        ("Menkää Porrassalmenkadulle nyt.", []),
        ("Porrassalmenkadullakin on talo.", []),
        ("Etelä-Savon-Liikunta-yhdistys auttaa.", []),
        ("Katsokaa: hyvinvointipalveluverkosto!", ["hyvinvointipalveluverkosto"]),
    ],
)
def test_easy_words_are_short_unless_they_name_a_place(words, found):
    rules = easy(words, address=text("Porrassalmenkatu 32"))

    assert [one.values["word"] for one in told("selko-word", rules)] == found


def flow_finding(source: str):
    """What is told of a checkpoint tori that is written like this."""
    document = read("checkpoints/tori.yaml", source)
    assert isinstance(document, Document)
    rules = adventure(
        stop("tori", title=text("Tori"), clue=Text({"fi": "Menkää torille, heti."}))
    )
    return told("prose-flow", rules, document)


def test_prose_in_braces_is_told_and_in_a_block_is_not():
    assert len(flow_finding('id: tori\nclue: {fi: "Menkää torille, heti."}\n')) == 1
    assert flow_finding("id: tori\nclue:\n  fi: Menkää torille, heti.\n") == []


def test_without_the_files_nobody_can_tell():
    rules = adventure(stop("tori", clue=text("Menkää torille, heti.")))

    assert told("prose-flow", rules) == []


def test_a_list_in_brackets_is_one_finding_whatever_is_in_it():
    files = edited(
        Edit(
            "tori",
            "    options:\n"
            "      - id: puhelin\n        text: {fi: Puhelin, en: A telephone}\n"
            "      - id: kello\n        text: {fi: Kello, en: A bell}\n        correct: true\n",
            "    options: [{id: a, text: {fi: 'Ei, ei se', en: 'No, no'}},"
            " {id: b, text: {fi: 'Se, se oli', en: 'It, it was'}, correct: true}]\n",
        )
    )

    found = linted(files)

    assert keys(found) == ["prose-flow"]
    assert found[0].path == ("challenges", 0, "options")


def test_an_event_checkpoint_is_offered_the_sub_project_of_its_occasion():
    files = edited(Edit("soitto", "sub_projects: [digimi]\n", ""))

    fix = one(linted(files), "no-sub-project").fix

    assert fix is not None
    assert (fix.path, fix.value) == (("sub_projects",), ["digimi"])


def test_flow_maps_and_lists_are_remembered_by_their_paths():
    document = read("a.yaml", "a: {b: [1, {c: 2}]}\nd:\n  - {e: f}\n  - g\n")

    assert isinstance(document, Document)
    assert document.flows == {("a",), ("a", "b"), ("a", "b", 1), ("d", 0)}


def test_a_finding_in_a_text_points_at_its_language():
    files = edited(Edit("puisto", "en: The park}", "en: The park, sv: Parken}"))
    documents = parsed(files).documents

    told_of = one(linted(files), "language-unlisted")

    assert told_of.path == ("title", "sv")
    assert told_of.line(documents) == 3
