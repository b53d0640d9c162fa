"""Decoders that hang, crash or want too much: one photo is lost, and nothing else."""

import os
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.photographing import CORNERS, corners, photo, written
from web.pictures import PhotoRefused, RedrawingFailed, Trouble, made_anew

LIMITED = "from web.redrawing import limit; limit(cpu_s=1); "
HANGS = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(99)"
READS_NOTHING = "import sys; sys.exit(3)"
CRASHES = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
TURNS_ROUND = LIMITED + "\nwhile True: pass"
WRITES = LIMITED + "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('x')"
CANNOT_START = "import a_library_that_is_not_there"


def planted(program: str, *words: str) -> tuple[str, ...]:
    """A process in the place of the one that draws."""
    return (sys.executable, "-c", program, *words)


def trouble_of(octets: bytes, **how) -> Trouble:
    with pytest.raises(PhotoRefused) as refused:
        made_anew(octets, **how)
    return refused.value.trouble


def test_a_decoder_that_hangs_is_stopped(tmp_path: Path):
    began = time.monotonic()
    hanging = planted(HANGS, str(tmp_path / "pid"))

    trouble = trouble_of(photo(), maker=hanging, patience_s=1.0)

    assert trouble is Trouble.TOO_SLOW
    assert 1.0 <= time.monotonic() - began < 5
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_decoder_that_goes_round_in_circles_is_stopped_by_the_system():
    began = time.monotonic()

    assert trouble_of(photo(), maker=planted(TURNS_ROUND)) is Trouble.TOO_SLOW
    assert time.monotonic() - began < 8


def test_a_decoder_that_crashes_takes_only_its_photo_along():
    assert trouble_of(photo(), maker=planted(CRASHES)) is Trouble.NOT_A_PICTURE
    assert corners(made_anew(photo())) == [*CORNERS]


def test_a_decoder_that_stops_reading_halfway_blocks_nobody():
    assert trouble_of(bytes(8_000_000), maker=planted(READS_NOTHING)) is Trouble.NOT_A_PICTURE


def test_a_decoder_may_write_no_file(tmp_path: Path):
    target = tmp_path / "written"

    with pytest.raises(RedrawingFailed, match="File too large"):
        made_anew(photo(), maker=planted(WRITES, str(target)))

    assert target.read_bytes() == b""


def test_a_few_octets_that_need_much_memory_are_refused():
    bomb = written(Image.new("RGBA", (8000, 5000)), "WEBP", lossless=True, method=0)
    assert len(bomb) < 100

    assert trouble_of(bomb) is Trouble.TOO_MANY_PIXELS


def test_what_is_not_the_pictures_fault_is_not_said_to_be():
    with pytest.raises(RedrawingFailed, match="a_library_that_is_not_there"):
        made_anew(photo(), maker=planted(CANNOT_START))


def test_the_folder_that_the_server_was_started_in_is_not_searched(tmp_path, monkeypatch):
    (tmp_path / "PIL").mkdir()
    (tmp_path / "PIL" / "__init__.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)

    assert corners(made_anew(photo())) == [*CORNERS]
