import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.programme import Programme
from engine.scenario.checkpoint import Role, StepFree, Way
from engine.scenario.parsing import parse, parse_model
from engine.scenario.problem import nearest
from tests.building import done
from tests.chance import LAWS
from tests.writing import AROUND, ASEMA, FILES, HEAD, TORI, changed, problems

COLON = (
    "there is a colon too many, or the line is indented wrongly: put text with a colon in "
    "quotation marks"
)
DEEP = "there are too many levels inside one another here: write it more simply"


def adventure_of(files=FILES):
    parsed = parse(files, AROUND)
    assert parsed.problems == ()
    return parsed.value


def test_a_folder_becomes_an_adventure():
    found = adventure_of()

    assert [stop.id for stop in found.checkpoints] == ["tori", "asema"]
    assert found.challenge("tori/sana").accept == {"any": ("kuuluuko",)}
    assert found.checkpoint("asema").unlock == done("tori")
    assert found.ending("loppu").title.said("en") == "Loppu"


def test_what_an_author_leaves_out_has_a_plain_default():
    tori = adventure_of().checkpoint("tori")

    assert (tori.role, tori.optional, tori.points) == (Role.STOP, False, 0)
    assert (tori.place.radius_m, tori.access.step_free) == (35, StepFree.UNKNOWN)
    assert tori.checkin == (Way.GPS, Way.QR)
    sana = tori.challenge("sana")
    assert (sana.points, sana.required, sana.attempts, sana.typos) == (10, True, None, 0)


@pytest.mark.parametrize(("languages", "first"), [("[fi, en]", "fi"), ("[sv, fi]", "sv")])
def test_a_plain_string_is_in_the_first_language(languages, first):
    files = changed("adventure", "languages: [fi, en]", f"languages: {languages}")

    found = adventure_of(files)

    assert found.title.root == {first: "Koe"}
    assert found.challenge("tori/sana").prompt.root == {first: "Mikä sana?"}
    assert found.checkpoint("tori").title.root == {"fi": "Tori", "en": "Square"}


def test_checkpoints_come_in_the_route_s_order_and_the_rest_by_name():
    free = changed("adventure", "order: [tori, asema]", "order: [tori]")
    more = {f"checkpoints/{one}.yaml": f"id: {one}\ntitle: X\ncheckin: [qr]\n" for one in "zb"}

    found = adventure_of(free | more)

    assert [stop.id for stop in found.checkpoints] == ["tori", "asema", "b", "z"]


def test_words_that_older_yaml_would_have_twisted_stay_words():
    files = changed("tori", "any: [kuuluuko]", "any: [no, 10:30, 2026-06-01]")
    files = changed("tori", "fi: Tori", "fi: NO", files)

    found = adventure_of(files)

    assert found.challenge("tori/sana").accept["any"] == ("no", "10:30", "2026-06-01")
    assert found.checkpoint("tori").title.said("fi") == "NO"


def test_a_guessed_place_needs_another_way_in_than_gps():
    guessed = changed("tori", "grade: published", "grade: guessed")
    gps_only = changed("tori", "[gps, qr]", "[gps]", guessed)
    told = "a guessed place needs another way in: add qr, code or here to checkin"

    assert problems(guessed) == []
    assert problems(gps_only) == [f"checkpoints/tori.yaml:1: {told}"]
    assert problems(changed("tori", "[gps, qr]", "[gps]")) == []


def test_two_files_with_one_id_are_told_apart_by_their_names():
    files = {**FILES, "checkpoints/turku.yaml": TORI}

    assert problems(files) == [
        "checkpoints/turku.yaml:1: call the file checkpoints/tori.yaml, like its id",
        "checkpoints/turku.yaml:1: the id 'tori' is taken: choose another",
    ]


def test_a_file_whose_name_is_unlike_its_id_is_told_so():
    files = {**FILES, "checkpoints/Asema.yaml": ASEMA}
    del files["checkpoints/asema.yaml"]

    assert problems(files) == [
        "checkpoints/Asema.yaml:1: call the file checkpoints/asema.yaml, like its id"
    ]


@pytest.mark.parametrize("role", ["start", "finish"])
def test_there_is_one_start_and_one_finish_at_most(role):
    files = changed("tori", "id: tori\n", f"id: tori\nrole: {role}\n")
    files = changed("asema", "id: asema\n", f"id: asema\nrole: {role}\n", files)

    assert problems(files) == [
        "adventure.yaml:1: only one checkpoint can be the start, and only one the finish"
    ]


CHOICE = """\
challenges:
  - id: visa
    type: choice
    prompt: Kumpi?
    options:
      - {id: a, text: A, FIRST}
      - {id: b, text: B, SECOND}
"""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "correct: true",
            "correct: true",
            "mark one option correct, or none for a branch; for several, write multi",
        ),
        ("default: true", "default: true", "mark one option default, and only in a branch"),
        ("correct: true", "default: true", "mark one option default, and only in a branch"),
    ],
)
def test_a_choice_knows_what_is_right_or_is_a_branch(first, second, told):
    written = CHOICE.replace("FIRST", first).replace("SECOND", second)
    files = {**FILES, "checkpoints/asema.yaml": ASEMA + written}

    assert problems(files) == [f"checkpoints/asema.yaml:7: {told}"]


def test_options_have_ids_of_their_own():
    written = CHOICE.replace("id: b", "id: a").replace(", FIRST", "").replace(", SECOND", "")
    files = {**FILES, "checkpoints/asema.yaml": ASEMA + written}

    assert problems(files) == ["checkpoints/asema.yaml:7: give every option an id of its own"]


def test_everything_is_told_at_once_in_the_order_of_files_and_lines():
    files = changed("tori", "on_done:", "on_dona:")
    files = changed("tori", "[tutka]", "[tutkat]", files)
    files = changed("asema", "title: Asema\n", "", files)
    files = changed("asema", "done: tori", "visited: tory", files)
    files = changed("adventure", "age: 7", "age: 100", files)

    assert problems(files) == [
        "adventure.yaml:8: age: write 99 or less",
        "checkpoints/asema.yaml:1: 'title' is missing: write it",
        "checkpoints/asema.yaml:4: there is no checkpoint 'tory'; did you mean 'tori'?",
        "checkpoints/tori.yaml:11: 'on_dona' is not a field here; did you mean 'on_done'?",
        "checkpoints/tori.yaml:19: there is no sub-project 'tutkat'; did you mean 'tutka'?",
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("id: tori\n  title: x\n", f"2: {COLON}"),
        ("a: " + "[" * 20, f"1: {DEEP}"),
        (
            "a: " + "x" * 1_000_000,
            "1: this file is over 1 MB: split it, or move text out of it",
        ),
        ("", "1: write fields here, such as `id: ...`"),
        ("- a\n", "1: write fields here, such as `id: ...`"),
    ],
    ids=["not YAML", "deep", "large", "empty", "a list"],
)
def test_a_file_that_cannot_be_read_is_one_problem_and_hides_no_other(source, told):
    files = {**changed("adventure", "age: 7", "age: 100"), "checkpoints/tori.yaml": source}

    assert problems(files) == [
        "adventure.yaml:8: age: write 99 or less",
        f"checkpoints/tori.yaml:{told}",
    ]


def test_without_a_head_there_is_no_adventure():
    told = ["adventure.yaml:1: this folder has no adventure.yaml: write one"]

    assert problems({}) == told
    assert problems({"checkpoints/tori.yaml": TORI}) == told


def test_without_checkpoints_there_is_no_adventure():
    told = "checkpoints: write at least this many: 1"

    assert problems({"adventure.yaml": HEAD.replace("[tori, asema]", "[]")}) == [
        f"adventure.yaml:1: {told}"
    ]


def test_a_head_that_cannot_be_read_is_told_beside_the_rest():
    files = {"adventure.yaml": "a: [", "checkpoints/tori.yaml": "b: {"}

    found = problems(files)

    assert [one.partition(":")[0] for one in found] == list(files)


@LAWS
@given(st.data())
def test_a_file_cut_or_garbled_anywhere_gives_problems_and_never_an_error(data):
    name = data.draw(st.sampled_from(sorted(FILES)))
    source = FILES[name]
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 30)))
    junk = data.draw(st.sampled_from(["", "[a]", "{a: b}", "- ", ": ", "5", "~", "[[]]", "\n"]))

    found = problems({**FILES, name: source[:start] + junk + source[end:]})

    assert all(one.count("\n") == 0 for one in found)


def test_a_programme_is_read_by_itself_with_all_its_problems():
    source = "title: X\nsummary: Y\nstory: ''\nbegins: 2015\nends: '2018'\nsub_projects: []\n"

    parsed = parse_model("programme.yaml", source, Programme)

    assert parsed.value is None
    assert [str(one) for one in parsed.problems] == [
        *(
            f"programme.yaml:1: '{field}' is missing: write it"
            for field in ("experiments", "for_whom", "funder", "money", "rests_on", "sources")
        ),
        "programme.yaml:3: write the text, or leave the field out",
        "programme.yaml:4: begins: write words here",
    ]


@pytest.mark.parametrize(
    ("written", "near"),
    [("promt", "prompt"), ("prompt", "prompt"), ("x", "")],
)
def test_the_nearest_known_word_is_suggested_or_none(written, near):
    assert nearest(written, {"prompt", "points", "on_done"}) == near
