import pytest

from tests.writing import SHORT, changed, problems

AT = "  at: {lat: 61.687879, lon: 27.273147}\n"
CROSSED = """\
  polygon:
    - {lat: 61.687, lon: 27.272}
    - {lat: 61.688, lon: 27.273}
    - {lat: 61.687, lon: 27.273}
    - {lat: 61.688, lon: 27.272}
"""
TWIN = "  - {id: sana, type: text, prompt: X, accept: {any: [x]}}\n"
VERBS = (
    "write exactly one of all, any, at_least, visited, done, solved, chose, has, flag, "
    "score_at_least, team_size_at_least, elapsed_at_least, language, access, track, bracket, "
    "advanced"
)
EFFECTS = "write exactly one of give, points, set, show, open, badge, end, advanced"
TYPES = (
    "write one of info, choice, multi, number, text, order, match, point, photo, reflect, "
    "scale, activity, idea, survey"
)
PATTERN = "use only a–z, 0–9 and single hyphens, as in vanha-tori"
SHAPE = "give either `at` with a radius, or a `polygon`"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("tori", "on_done:", "on_dona:",
         "11: 'on_dona' is not a field here; did you mean 'on_done'?"),
        ("tori", "sub_projects:", "xyzzy:", "19: 'xyzzy' is not a field here"),
        ("asema", "done: tori", "done: tory",
         "5: there is no checkpoint or challenge 'tory'; did you mean 'tori'?"),
        ("asema", "done: tori", "visited: tory",
         "5: there is no checkpoint 'tory'; did you mean 'tori'?"),
        ("asema", "done: tori", "solved: tori/sena",
         "5: there is no challenge 'tori/sena'; did you mean 'tori/sana'?"),
        ("asema", "done: tori", "any:\n    - done: tori\n    - done: zzz",
         "7: there is no checkpoint or challenge 'zzz'"),
        ("tori", "give: pala", "give: palat",
         "12: there is no item 'palat'; did you mean 'pala'?"),
        ("tori", "[tutka]", "[tutka, tutkat]",
         "19: there is no sub-project 'tutkat'; did you mean 'tutka'?"),
        ("adventure", "[tori, asema]", "[tori, asma]",
         "15: there is no checkpoint 'asma'; did you mean 'asema'?"),
        ("adventure", "[tori, asema]", "[tori, [asema]]",
         "15: order: write words here"),
        ("asema", "title: Asema\n", "", "1: 'title' is missing: write it"),
        ("asema", "title: Asema", "title: ' '", "2: write the text, or leave the field out"),
        ("asema", "title: Asema", "title: {fi: 5}", "2: fi: write words here"),
        ("asema", "title: Asema", "title: {fi: A, fi: B}",
         "2: 'fi' stands here twice: keep one"),
        ("asema", "[qr]", "&ways [qr]",
         "3: & and * mean something else here: put the words in quotation marks"),
        ("asema", "[qr]", "!ways [qr]",
         "3: ! means something else here: put the words in quotation marks"),
        ("asema", "done: tori", "done: tori\n  visited: tori", f"4: unlock: {VERBS}"),
        ("asema", "done: tori", "dune: tori", f"4: unlock: {VERBS}"),
        ("asema", "done: tori", "all:\n    - done: tori\n    - {}", f"7: all: {VERBS}"),
        ("asema", "done: tori", "at_least: 2\n  of: []",
         "5: of: write at least this many: 1"),
        ("tori", "give: pala", "gift: pala", f"12: on_done: {EFFECTS}"),
        ("asema", "title: Asema", "title: 5",
         "2: title: write words, or words for each language"),
        ("asema", "title: Asema", "title: Asema\nkind: [event]",
         "3: kind: write one of basic, event, secret"),
        ("tori", "give: pala", "points: -1",
         "12: points: write 0 or more"),
        ("tori", "accuracy_m: 10", "accuracy_m: ten",
         "8: accuracy_m: write a number, such as 12 or 12.5"),
        ("tori", "accuracy_m: 10", "accuracy_m: 10\n  radius_m: 4",
         "9: radius_m: write 5 or more"),
        ("tori", "grade: published", "grade: sure",
         "7: grade: write one of surveyed, published, derived, guessed"),
        ("tori", "[gps, qr]", "[bluetooth]",
         "10: checkin: write one of gps, qr, code, staff, here"),
        ("tori", AT, CROSSED,
         "5: the edge crosses itself: list the corners in walking order"),
        ("tori", AT, "", f"5: {SHAPE}"),
        ("tori", AT, AT + CROSSED, f"5: {SHAPE}"),
        ("asema", "[qr]", "[gps]", "1: give a place, or take gps out of checkin"),
        ("tori", "type: text", "type: riddle",
         f"14: challenges: there is no such type; {TYPES}"),
        ("tori", "    type: text\n", "", f"14: 'type' is missing: {TYPES}"),
        ("tori", "id: sana", "id: Sana!", f"14: id: {PATTERN}"),
        ("tori", "sub_projects:", TWIN + "sub_projects:",
         "1: give every challenge an id of its own"),
        ("adventure", "items:\n", "items:\n  - {id: pala, title: A, text: B}\n",
         "18: the id 'pala' is taken: choose another"),
        ("adventure", "    text: Se oli siinä.", "    text: X\n    when: {done: tori}",
         "1: the last ending, and only that, goes without `when`: it is the default"),
        ("adventure", "mode: branching", "mode: spiral",
         "14: mode: write one of linear, free, branching, score"),
        ("adventure", "format: seikkailu/1", "format: seikkailu/9",
         "1: format: write seikkailu/1"),
        ("adventure", "minutes: [10, 20]", "minutes: [10]",
         "12: 'minutes' is missing a part: write it"),
        ("adventure", "languages: [fi, en]", "languages: []",
         "5: languages: write at least this many: 1"),
        ("adventure", "age: 7", "age: 7\ncheckpoints: []",
         "9: each checkpoint is a file of its own: move it to checkpoints/"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_its_line_and_what_to_do(file, old, new, told):
    found = problems(changed(file, old, new))

    assert found == [f"{SHORT[file]}:{told}"]
