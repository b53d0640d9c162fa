from engine.proof.finding import Finding, Rule, Severity, words
from engine.scenario.reading import Document, read
from engine.text import Text

RULE = Rule(
    "koe",
    Severity.ASKS,
    says=words(
        fi="{title}: {count} askelta.",
        sv="{title}: {count} steg.",
        en="{title}: {count} steps.",
        selko="{title}: {count} askelta. Se on paljon.",
    ),
    why=words(fi="Siksi.", sv="Därför.", en="Because of {title}.", selko="Siksi."),
)
TITLE = Text({"fi": "Tori", "en": "The square"})


def test_a_title_is_said_in_the_reader_s_language_where_it_can_be():
    found = RULE.found("a.yaml", (), title=TITLE, count=3)

    assert found.message("en") == "The square: 3 steps."
    assert found.message("sv") == "Tori: 3 steg."
    assert found.message("fi-x-selko") == "Tori: 3 askelta. Se on paljon."
    assert found.why("en") == "Because of The square."


def test_an_author_s_braces_stay_braces():
    found = RULE.found("a.yaml", (), title="{count} {0} {x.y}", count=3)

    assert found.message("fi") == "{count} {0} {x.y}: 3 askelta."


def test_a_reader_of_an_unknown_language_gets_finnish():
    said = RULE.found("a.yaml", (), title=TITLE, count=3).message("uk")

    assert (said, said.lang) == ("Tori: 3 askelta.", "fi")


def test_a_finding_stands_on_the_nearest_line_of_its_own_file():
    document = read("a.yaml", "id: tori\nplace:\n  radius_m: 5\n")
    assert isinstance(document, Document)

    assert RULE.found("a.yaml", ("place", "radius_m")).line([document]) == 3
    assert RULE.found("a.yaml", ("place", "at")).line([document]) == 2
    assert RULE.found("b.yaml", ("place", "at")).line([document]) == 1


def test_a_tip_fails_nothing():
    tip = Rule("vinkki", Severity.TIP, RULE.says, RULE.why)
    stop = Rule("este", Severity.BLOCKS, RULE.says, RULE.why)

    assert [Finding(rule, "a").fails for rule in (RULE, tip, stop)] == [True, False, True]
