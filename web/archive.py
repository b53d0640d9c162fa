"""An adventure as one zip file, and new folders that are whole or not there.

Nothing is ever unpacked by the names that a zip brings: members are read into memory, counted
as they stream, and kept only where their name is one that an adventure's folder can have.
What comes out holds the same octets whenever the folder does, and can come in again.
"""

import os
import re
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from engine.formats.drawing import check_svg
from engine.formats.waypoints import Unreadable, one_line
from engine.scenario.files import HEAD

MAX_OCTETS: Final = 20_000_000
MAX_FILES: Final = 200
MAX_FILE_OCTETS: Final = 5_000_000
MAX_RATIO: Final = 100
"""Octets that one octet of a zip may become; text gives some 10, a bomb 1,000."""
MAX_LISTING: Final = 100_000
"""Octets of a zip's own list of its members: 200 of them need far less."""
CHUNK: Final = 64 * 1024
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE: Final = (stat.S_IFREG | 0o644) << 16
UNIX: Final = 3

_STEM = r"[a-z0-9][a-z0-9_-]{0,63}"
_BELONGS = re.compile(
    rf"{re.escape(HEAD)}|{_STEM}\.md|(checkpoints|walkthroughs)/{_STEM}\.yaml"
    r"|media/[a-z0-9][a-z0-9._-]{0,63}\.(webp|jpg|jpeg|png|svg|mp3|ogg|m4a|mp4|vtt)"
)
_RESERVED = re.compile(r"(.*/)?(con|prn|aux|nul|(com|lpt)[0-9])\..*")
"""Devices on Windows, whatever their ending."""
_FOLDER = re.compile(r"(?!\.\.?/)[^/\\:\0]+/")
"""A folder's own name: no drive, no way up, nothing at the root."""
_LITTER = re.compile(r"(__MACOSX/.*|(.*/)?(\.DS_Store|Thumbs\.db|desktop\.ini))")
"""What a computer puts into a zip by itself; it is passed over unread."""
_NESTED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_END = b"PK\x05\x06"
_END_LENGTH = 22
_WIDE_END = b"PK\x06\x07"
_WIDE_END_LENGTH = 20
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, struct.error),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
"""What zipfile meets in a zip that was damaged, or made to hurt."""


class BadArchive(Exception):
    """A zip, or a folder for one, that is not let pass: one sentence."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A zip, and the names of the files that do not belong to an adventure."""

    octets: bytes
    left_out: tuple[str, ...]


def packed(folder: Path) -> Packed:
    """Zip an adventure's folder, raising BadArchive where it could not come in again.

    Members are stored as they are: a text packs to a few kilobytes less, but not to the
    same octets with every version of zlib. Links are left out: they may lead anywhere.
    """
    names = sorted(_names(folder))
    belonging = [name for name in names if _belongs(name)]
    files = {name: _weighed(name, folder / name) for name in belonging}
    _check_count(len(files))
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_STORED) as archive:
        for name, octets in files.items():
            member = zipfile.ZipInfo(name, EPOCH)
            member.create_system = UNIX
            member.external_attr = PLAIN_FILE
            archive.writestr(member, octets)
    if len(page.getvalue()) > MAX_OCTETS:
        message = "this folder holds over 20 MB: make its pictures and sounds smaller"
        raise BadArchive(message)
    left = [name for name in names if name not in files and not name.startswith(".")]
    return Packed(page.getvalue(), tuple(left))


def unpacked(octets: bytes) -> dict[str, bytes]:
    """An adventure's files by their paths, out of a zip of them or of their folder.

    Raises BadArchive; nothing is written, and no more is unpacked than what is let in.
    """
    _check_listing(octets)
    files: dict[str, bytes] = {}
    left = MAX_OCTETS
    with _opened(octets) as archive:
        members = [one for one in archive.infolist() if _is_wanted(one)]
        _check_count(len(members))
        top = _top([one.orig_filename for one in members])
        for member in members:
            name = member.orig_filename.removeprefix(top)
            _check_member(name, member, files)
            files[name] = _read(archive, member, min(left, MAX_FILE_OCTETS))
            left -= len(files[name])
            _check_content(name, files[name])
    return files


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to fill, which becomes `target` when all went well and is gone otherwise."""
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        filled = Path(beside) / target.name
        filled.mkdir()
        yield filled
        filled.rename(target)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths, with the folders they stand in."""
    for name, octets in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(octets)


def _names(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(path) / name
            if not file.is_symlink():
                yield file.relative_to(folder).as_posix()


def _weighed(name: str, file: Path) -> bytes:
    octets = file.read_bytes()
    if len(octets) > MAX_FILE_OCTETS:
        raise _too_large(name)
    _check_content(name, octets)
    return octets


def _belongs(name: str) -> bool:
    return bool(_BELONGS.fullmatch(name)) and not _RESERVED.fullmatch(name)


def _check_listing(octets: bytes) -> None:
    """Refuse a list of members so long that reading it alone would take the memory.

    The list's end is found as zipfile finds it, so both speak of the same list.
    """
    if len(octets) > MAX_OCTETS:
        message = "this zip is over 20 MB: make its pictures and sounds smaller"
        raise BadArchive(message)
    at = len(octets) - _END_LENGTH
    if at < 0 or not octets.startswith(_END, at) or octets[-2:] != b"\0\0":
        at = octets.rfind(_END, max(0, at - 65_536))
    if at < 0 or len(octets) - at < _END_LENGTH:
        raise _broken()
    length = int.from_bytes(octets[at + 12 : at + 16], "little")
    if length > MAX_LISTING or octets[: at - _WIDE_END_LENGTH + 4].endswith(_WIDE_END):
        _check_count(MAX_FILES + 1)


@contextmanager
def _opened(octets: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(BytesIO(octets)) as archive:
            yield archive
    except _BROKEN:
        raise _broken() from None


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    """Whether it is a file that somebody put there, and not a folder."""
    name = member.orig_filename
    return not _LITTER.fullmatch(name) and not name.endswith("/")


def _top(names: list[str]) -> str:
    """The one folder that all else stands in, where somebody zipped it whole."""
    first = _FOLDER.match(names[0]) if names else None
    if first is None or f"{first[0]}{HEAD}" not in names:
        return ""
    return first[0] if all(name.startswith(first[0]) for name in names) else ""


def _check_count(count: int) -> None:
    if count > MAX_FILES:
        message = f"there are over {MAX_FILES} files in it: leave out what is not needed"
        raise BadArchive(message)


def _check_member(name: str, member: zipfile.ZipInfo, before: Mapping[str, bytes]) -> None:
    """Let a member in by its name and by what it says it is; names first, then nature."""
    mode = stat.S_IFMT(member.external_attr >> 16)
    if not _belongs(name):
        message = f"{_told(member)} does not belong to an adventure: leave it out"
    elif name in before:
        message = f"{_told(member)} is in it twice: keep one"
    elif mode not in {0, stat.S_IFREG}:
        message = f"{_told(member)} is a link and no file: put the file itself in"
    elif member.flag_bits & 1:
        message = f"{_told(member)} is locked with a password: zip it again without"
    elif member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        message = f"{_told(member)} is packed in an unusual way: zip it again"
    else:
        return
    raise BadArchive(message)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, at_most: int) -> bytes:
    """Unpack a member, counting: what it says of its own size is not believed."""
    octets = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            octets += chunk
            if len(octets) > at_most:
                raise _too_large(_told(member))
            if len(octets) > MAX_RATIO * member.compress_size:
                message = f"{_told(member)} swells when unpacked: zip it again"
                raise BadArchive(message)
    return bytes(octets)


def _check_content(name: str, octets: bytes) -> None:
    if octets.startswith(_NESTED):
        message = f"'{name}' is itself an archive: put in what it holds"
        raise BadArchive(message)
    if name.endswith(".svg"):
        try:
            check_svg(octets)
        except Unreadable as acting:
            message = f"'{name}': {acting}"
            raise BadArchive(message) from None


def _told(member: zipfile.ZipInfo) -> str:
    return f"'{one_line(member.orig_filename)}'"


def _too_large(name: str) -> BadArchive:
    return BadArchive(f"{name} is over 5 MB, or all over 20 MB: make it smaller")


def _broken() -> BadArchive:
    return BadArchive("this is no zip file, or a damaged one: zip the folder again")
