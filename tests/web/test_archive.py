import io
import os
import random
import shutil
import stat
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adventures.catalogue import SHIPPED
from tests.chance import LAWS
from web.archive import (
    MAX_FILE_OCTETS,
    MAX_FILES,
    MAX_OCTETS,
    BadArchive,
    new_folder,
    packed,
    unpacked,
    write_files,
)

HEAD = {"adventure.yaml": b"format: seikkailu/1\n"}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these members, whatever they are called."""
    page = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(page, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, octets in files.items():
            archive.writestr(named(name), octets, method)
    return page.getvalue()


def named(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo("x")
    member.filename = name
    return member


def with_member(member: zipfile.ZipInfo, octets: bytes = b"") -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("adventure.yaml", b"format: seikkailu/1\n")
        archive.writestr(member, octets)
    return page.getvalue()


def special(name: str, mode: int) -> bytes:
    member = zipfile.ZipInfo(name)
    member.create_system = 3
    member.external_attr = mode << 16
    return with_member(member, b"/etc/passwd")


def twice(name: str) -> bytes:
    page = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(page, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, b"one")
        archive.writestr(name, b"two")
    return page.getvalue()


def overlapping(count: int) -> bytes:
    """One member of five megabytes that a list names many times over, each with its name."""
    core = zipped({"media/a000.png": b"\1" * 4_999_000})
    at = core.rindex(b"PK\x01\x02")
    entry = core[at : core.rindex(b"PK\x05\x06")]
    entries = [entry.replace(b"a000", b"a%03d" % number) for number in range(count)]
    return core[:at] + listing(b"".join(entries), count, at)


def listing(entries: bytes, count: int, at: int) -> bytes:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return entries + end


def lying(octets: bytes, claimed: int) -> bytes:
    """A zip whose lists say that its only member unpacks to this many octets."""
    at, local = octets.rindex(b"PK\x01\x02"), octets.index(b"PK\x03\x04")
    said = struct.pack("<L", claimed)
    octets = octets[: at + 24] + said + octets[at + 28 :]
    return octets[: local + 22] + said + octets[local + 26 :]


LOCKED = bytearray(zipped(HEAD))
LOCKED[6] |= 1
LOCKED[LOCKED.rindex(b"PK\x01\x02") + 8] |= 1
BOMB = zipped({"media/a.png": b"\0" * 200_000_000}, zipfile.ZIP_DEFLATED)
SMALL_BOMB = zipped({"media/a.png": b"\0" * 300_000}, zipfile.ZIP_DEFLATED)
SPARSE = b"".join(
    bytes(random.Random(number).randbytes(2)) + bytes(38) for number in range(120_000)
)
"""Five megabytes that pack well, but no better than a drawing may."""
LISTED = b"PK\x01\x02" + b"\x14\x03" + b"\0" * 22 + b"\1\0" + b"\0" * 16 + b"a"

REFUSED = {
    "no bytes": (b"", "no zip file"),
    "no zip": (b"PK\x03\x04 and then nothing", "no zip file"),
    "half a zip": (zipped(HEAD)[:-10], "no zip file"),
    "a zip with a hole": (zipped(HEAD).replace(b"format", b"forma!"), "no zip file"),
    "up and out": (zipped({"../evil.yaml": b""}), "does not belong"),
    "up and out of a folder": (zipped({"a/../../adventure.yaml": b""}), "does not belong"),
    "all of it up": (zipped({"../adventure.yaml": b""}), "does not belong"),
    "at the root": (zipped({"/adventure.yaml": b""}), "does not belong"),
    "on a drive": (zipped({"C:/adventure.yaml": b""}), "does not belong"),
    "a drive's own": (zipped({"C:adventure.yaml": b""}), "does not belong"),
    "a share": (zipped({"//host/adventure.yaml": b""}), "does not belong"),
    "backslashes": (zipped({"checkpoints\\tori.yaml": b""}), "does not belong"),
    "a name with its end hidden": (zipped({"adventure.yaml\0.exe": b""}), "does not belong"),
    "a program": (zipped(HEAD | {"run.exe": b""}), "does not belong"),
    "a page": (zipped(HEAD | {"media/a.html": b""}), "does not belong"),
    "a picture among checkpoints": (zipped(HEAD | {"checkpoints/a.png": b""}), "does not bel"),
    "capitals": (zipped(HEAD | {"checkpoints/Tori.yaml": b""}), "does not belong"),
    "letters beyond ASCII": (zipped(HEAD | {"checkpoints/pää.yaml": b""}), "does not belong"),
    "too deep": (zipped(HEAD | {"media/a/b.png": b""}), "does not belong"),
    "a device of Windows": (zipped(HEAD | {"checkpoints/con.yaml": b""}), "does not belong"),
    "a name to clear screens": (zipped(HEAD | {"\x1b[2J.yaml": b""}), r"'\[2J.yaml' does not"),
    "a link": (special("notes.md", stat.S_IFLNK | 0o777), "is a link"),
    "a pipe": (special("notes.md", stat.S_IFIFO | 0o644), "is a link"),
    "a name twice": (twice("adventure.yaml"), "is in it twice"),
    "a zip in the zip": (zipped(HEAD | {"media/a.png": zipped(HEAD)}), "is itself an archive"),
    "an archive for notes": (zipped(HEAD | {"notes.md": b"\x1f\x8b\x08"}), "is itself an arch"),
    "a password": (bytes(LOCKED), "locked with a password"),
    "an unusual packing": (zipped(HEAD, zipfile.ZIP_LZMA), "unusual way"),
    "a bomb": (BOMB, "over 5 MB"),
    "a bomb within all sizes": (SMALL_BOMB, "swells"),
    "a bomb that says it is small": (lying(BOMB, 100), "no zip file"),
    "a large file": (zipped({"media/a.png": b"\1" * (MAX_FILE_OCTETS + 1)}), "over 5 MB"),
    "large together": (
        zipped({f"media/a{n}.png": SPARSE for n in range(5)}, zipfile.ZIP_DEFLATED),
        "all over 20 MB",
    ),
    "one member under many names": (overlapping(5), "no zip file"),
    "a large zip": (zipped(HEAD) + b"\0" * MAX_OCTETS, "this zip is over 20 MB"),
    "201 files": (
        zipped({f"checkpoints/c{n}.yaml": b"" for n in range(201)}),
        "over 200 files",
    ),
    "400,000 names": (listing(LISTED * 400_000, 65_535, 0), "over 200 files"),
    "a wide list": (
        zipped(HEAD)[:-22] + b"PK\x06\x07" + b"\0" * 16 + zipped(HEAD)[-22:],
        "over 200 files",
    ),
    "a drawing that acts": (
        zipped(HEAD | {"media/a.svg": b"<svg onload='x()'/>"}),
        "'media/a.svg': this SVG holds more",
    ),
}


@pytest.mark.parametrize(("octets", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_zip_made_to_hurt_is_refused_in_one_sentence(octets, sentence):
    tracemalloc.start()
    try:
        with pytest.raises(BadArchive, match=sentence) as refused:
            unpacked(octets)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert "\n" not in str(refused.value)
    assert "\x1b" not in str(refused.value)
    assert most < 3 * MAX_OCTETS


def test_the_limits_themselves_are_let_in():
    files = {f"checkpoints/c{n}.yaml": b"" for n in range(MAX_FILES)}
    large = {f"media/a{n}.png": b"\1" * MAX_FILE_OCTETS for n in range(3)}

    assert unpacked(zipped(files)) == files
    assert unpacked(zipped(large)) == large


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("top", ["", "perille/", "Meidän seikkailu/"])
def test_a_folder_may_be_zipped_whole_or_by_its_files(top, method):
    files = HEAD | {"checkpoints/tori.yaml": b"id: tori\n", "media/a.png": b"\x89PNG"}
    people_zip = {top: b"", top + "checkpoints/": b""} if top else {}

    made = zipped(people_zip | {top + name: octets for name, octets in files.items()}, method)

    assert unpacked(made) == files


def test_what_a_computer_adds_by_itself_is_passed_over():
    litter = {
        "perille/.DS_Store": b"x",
        "__MACOSX/perille/._adventure.yaml": b"x",
        "perille/checkpoints/Thumbs.db": b"x",
    }

    assert unpacked(zipped({"perille/adventure.yaml": b"a"} | litter)) == {
        "adventure.yaml": b"a"
    }


def test_the_same_folder_gives_the_same_octets(tmp_path: Path):
    other = tmp_path / "other"
    shutil.copytree(SHIPPED / "perille", other)
    for file in [*other.rglob("*")][::-1]:
        os.utime(file, (0, 1_000_000_000))
        file.chmod(0o700)

    octets = packed(SHIPPED / "perille").octets
    names = zipfile.ZipFile(io.BytesIO(octets)).namelist()
    assert packed(other).octets == octets
    assert names == sorted(names), "folders list their files in any order"


def test_all_of_a_shipped_adventure_travels():
    archive = packed(SHIPPED / "perille")

    files = {
        file.relative_to(SHIPPED / "perille").as_posix(): file.read_bytes()
        for file in (SHIPPED / "perille").rglob("*")
        if file.is_file()
    }
    assert unpacked(archive.octets) == files
    assert archive.left_out == ()


members = st.from_regex(
    r"(checkpoints/[a-z]{4,9}\.yaml|[a-b]{3,9}\.md|media/[a-z]{4,9}\.webp)", fullmatch=True
)
contents = st.binary(max_size=100).map(lambda octets: b"-" + octets)


@LAWS
@given(st.dictionaries(members, contents))
def test_what_was_packed_is_unpacked(tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("packed")
    write_files(folder, HEAD | files)

    assert unpacked(packed(folder).octets) == HEAD | files


def test_what_does_not_belong_is_left_out_and_told(tmp_path: Path):
    write_files(tmp_path, HEAD | {"draft.odt": b"x", "media/a.exe": b"x", ".git/config": b"x"})
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "media" / "a.png").symlink_to("/etc/hostname")
    (tmp_path / "checkpoints").symlink_to("/etc")

    archive = packed(tmp_path)

    assert unpacked(archive.octets) == HEAD
    assert archive.left_out == ("draft.odt", "media/a.exe")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"media/a.png": b"\1" * (MAX_FILE_OCTETS + 1)}, "media/a.png is over 5 MB"),
        ({f"media/a{n}.png": b"\1" * MAX_FILE_OCTETS for n in range(4)}, "over 20 MB"),
        ({f"media/a{n}.png": b"" for n in range(200)}, "over 200 files"),
        ({"media/a.png": b"PK\x03\x04"}, "is itself an archive"),
    ],
    ids=["a large file", "a large folder", "many files", "an archive"],
)
def test_what_could_not_come_in_again_does_not_go_out(files, sentence, tmp_path: Path):
    write_files(tmp_path, HEAD | files)

    with pytest.raises(BadArchive, match=sentence):
        packed(tmp_path)


@LAWS
@given(st.binary(max_size=40), st.integers(0, 250), st.integers(0, 4))
def test_a_spoiled_zip_is_read_or_refused(octets, at, gone):
    good = zipped(HEAD | {"notes.md": b"hei" * 20}, zipfile.ZIP_DEFLATED)

    try:
        assert unpacked(good[:at] + octets + good[at + gone :]).keys() <= {*HEAD, "notes.md"}
    except BadArchive as refused:
        assert str(refused)  # noqa: PT017 (either is good)


def interrupted(target: Path) -> None:
    with new_folder(target) as folder:
        write_files(folder, HEAD)
        raise KeyboardInterrupt


def test_a_new_folder_is_whole_or_not_there(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "perille")
    assert [*tmp_path.iterdir()] == []

    with new_folder(tmp_path / "perille") as folder:
        write_files(folder, HEAD)
        assert not (tmp_path / "perille").exists()
    assert [one.name for one in tmp_path.iterdir()] == ["perille"]
    assert (tmp_path / "perille" / "adventure.yaml").read_bytes() == HEAD["adventure.yaml"]
