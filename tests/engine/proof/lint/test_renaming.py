from engine.proof.lint import renamed
from tests.linting import FILES, Edit, edited, keys, one, parsed


def adventure(*edits: Edit, files: dict[str, str] | None = None):
    found = parsed(files or edited(*edits))
    assert found.value is not None
    return found.value


def moved(old: str, new: str, *edits: Edit) -> dict[str, str]:
    """A checkpoint's file under a new id."""
    files = edited(*edits)
    files[f"checkpoints/{new}.yaml"] = files.pop(f"checkpoints/{old}.yaml").replace(
        f"id: {old}\n", f"id: {new}\n", 1
    )
    return files


def test_nothing_is_renamed_where_nothing_changed():
    assert renamed(adventure(), adventure()) == ()


def test_a_checkpoint_that_came_back_under_another_id_is_told_at_its_new_id():
    after = adventure(
        files=moved(
            "kirjasto",
            "paakirjasto",
            Edit("adventure", "order: [tori, kirjasto,", "order: [tori, paakirjasto,"),
        )
    )

    found = renamed(adventure(), after)

    assert keys(found) == ["id-renamed"]
    assert (found[0].file, found[0].path) == ("checkpoints/paakirjasto.yaml", ("id",))
    said = found[0].message("fi")
    assert "kirjasto on vaihtunut" in said
    assert "Kirjoittakaa takaisin kirjasto" in said


def test_a_checkpoint_is_known_by_its_place_though_its_title_changed_too():
    after = adventure(
        files=moved(
            "kirjasto",
            "lainasto",
            Edit("kirjasto", "{fi: Pääkirjasto, en: The library}", "{fi: Lainasto, en: Books}"),
            Edit("adventure", "order: [tori, kirjasto,", "order: [tori, lainasto,"),
        )
    )

    assert keys(renamed(adventure(), after)) == ["id-renamed"]


def test_an_item_and_a_task_are_known_by_their_words():
    after = adventure(
        Edit("adventure", "  - id: pala\n", "  - id: palanen\n"),
        Edit("tori", "give: pala", "give: palanen"),
        Edit("tori", "  - id: kumpi\n", "  - id: mika\n"),
    )

    found = renamed(adventure(), after)

    assert sorted(finding.values["old"] for finding in found) == ["kumpi", "pala"]


def test_taking_something_out_or_putting_something_in_is_no_renaming():
    without = {name: source for name, source in FILES.items() if "soitto" not in name}
    without["adventure.yaml"] = without["adventure.yaml"].replace(", soitto]", "]")

    assert renamed(adventure(), adventure(files=without)) == ()
    assert renamed(adventure(files=without), adventure()) == ()


def test_new_words_under_an_old_id_are_welcome():
    after = adventure(Edit("tori", "{fi: Tori, en: The square}", "{fi: Aukio, en: Plaza}"))

    assert renamed(adventure(), after) == ()


def test_the_line_of_a_renamed_task_is_the_line_of_its_id():
    files = edited(Edit("tori", "  - id: kumpi\n", "  - id: mika\n"))
    found = parsed(files)
    assert found.value is not None

    told = one(renamed(adventure(), found.value), "id-renamed")

    line = files[told.file].splitlines()[told.line(found.documents) - 1]
    assert line == "  - id: mika"
