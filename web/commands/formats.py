"""`seikkailu import` and `export`: adventures from other programs, and for them."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from adventures.catalogue import BrokenAdventure, read_adventure, read_programme
from adventures.folders import SHIPPED, AdventureNotFound
from engine.formats.calendar import write_calendar
from engine.formats.csv_points import write_csv
from engine.formats.draft_words import DRAFT_WORDS
from engine.formats.drafting import Draft, drafted, id_of
from engine.formats.geojson import write_geojson
from engine.formats.gpx import write_gpx
from engine.formats.publishing import shown
from engine.formats.recognising import READERS, Kind, kind_of
from engine.formats.waypoints import Unreadable, Waypoints, one_line
from engine.scenario.adventure import Adventure
from web import clock
from web.archive import MAX_OCTETS, BadArchive, new_folder, packed, unpacked, write_files
from web.assets import ClientNotBuilt
from web.paper.printing import paper
from web.words import LANGUAGES

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH: Final = 64
FORMS: Final = ("gpx", "geojson", "csv", "calendar", "zip", "paper")
FILES: Final = ("zip", "paper")


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="The new folder to make."
)
@click.option("--id", "adventure_id", help="The draft's id; else the folder's name.")
@click.option("--title", help="The draft's title; else what the file says.")
@click.option(
    "--language",
    default="fi",
    show_default=True,
    type=click.Choice(tuple(DRAFT_WORDS)),
    help="The language of the draft.",
)
def import_(
    file: Path, into: Path, adventure_id: str | None, title: str | None, language: str
) -> None:
    """Make a draft from places in GPX, GeoJSON or CSV, or unpack an adventure's zip."""
    _check_target(into)
    _check_id(adventure_id)
    with _one_sentence(file):
        octets = _octets(file)
        kind = kind_of(file.name, octets)
        if kind is Kind.ZIP:
            if adventure_id or title:
                message = "an adventure keeps its id and title: leave out --id and --title"
                raise click.UsageError(message)
            adventure = _settled(unpacked(octets), into, file)
            click.echo(f"{into}: {adventure.id}, {_counted(adventure)}")
            return
        found = READERS[kind](octets)
        named = _named(found, file, title, language)
        draft = Draft(adventure_id or _id(into, named), named, language, one_line(file.name))
        texts = drafted(found, draft)
        files = {name: text.encode() for name, text in texts.items()}
        adventure = _settled(files, into, file)
        click.echo(f"{into}: a draft, {_counted(adventure)}; notes.md says what to verify")


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--as", "form", required=True, type=click.Choice(FORMS), help="The format.")
@click.option(
    "--out",
    "--into",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file; else it is printed.",
)
@click.option("--language", help="For names and clues; else the adventure's first.")
@click.option("--secret", is_flag=True, help="Secret checkpoints, too; never on paper.")
@click.option("--large-print", is_flag=True, help="On paper: 18 points, one column.")
def export(
    path: Path,
    form: str,
    out: Path | None,
    language: str | None,
    *,
    secret: bool,
    large_print: bool,
) -> None:
    """Write an adventure for other programs, or as a booklet for who plays without a phone."""
    adventure = _adventure(path)
    spoken = language or adventure.languages[0]
    # A booklet has words of the house, too: a text that is missing falls back, as on a page.
    known = (*adventure.languages, *(LANGUAGES if form == "paper" else ()))
    if spoken not in known:
        message = f"{path} is written in {', '.join(adventure.languages)}: choose one of these"
        raise click.UsageError(message)
    if form in FILES and out is None:
        suffix = "pdf" if form == "paper" else form
        message = f"a {suffix} goes into a file: add --out NAME.{suffix}"
        raise click.UsageError(message)
    with _one_sentence(path):
        if form == "zip":
            octets = _zipped(path, adventure, secret=secret)
        elif form == "paper":
            octets = paper(adventure, path, spoken, large_print=large_print)
        else:
            octets = _written(adventure, form, spoken, secret=secret)
    with _one_sentence(out or path):
        _put(octets, out)


def _written(adventure: Adventure, form: str, language: str, *, secret: bool) -> bytes:
    stops = shown(adventure, language, secret=secret)
    match form:
        case "csv":
            return write_csv(stops, language)
        case "geojson":
            return write_geojson(stops).encode()
        case "gpx":
            title = adventure.said(adventure.title, language)
            return write_gpx(title, adventure.authors, stops).encode()
        case _:
            events = write_calendar(adventure, language, made=clock.now(), secret=secret)
            if events is None:
                message = "no checkpoint opens at given times: there is nothing for a calendar"
                raise Unreadable(message)
            return events


def _zipped(path: Path, adventure: Adventure, *, secret: bool) -> bytes:
    """Zip the folder. It is whole or nothing: without its secrets it would not be itself."""
    hidden = [stop.id for stop in adventure.checkpoints if stop.is_secret]
    if hidden and not secret:
        message = f"a zip holds secret checkpoints too ({', '.join(hidden)}): add --secret"
        raise BadArchive(message)
    archive = packed(path)
    for name in archive.left_out:
        click.echo(f"left out: {one_line(name)}", err=True)
    return archive.octets


def _put(octets: bytes, out: Path | None) -> None:
    """Print, or replace the file in one step."""
    if out is None:
        click.echo(octets, nl=False)
        return
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(octets)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _one_sentence(where: Path) -> Iterator[None]:
    """Say what is wrong with a file or a folder, and exit with 1."""
    try:
        yield
    except (Unreadable, BadArchive, ClientNotBuilt) as trouble:
        sentence = str(trouble)
    except OSError as trouble:
        sentence = f"{trouble.strerror}: look at the disk and at who may write there"
    else:
        return
    click.echo(f"{where}: {sentence}", err=True)
    sys.exit(1)


def _check_target(into: Path) -> None:
    if into.exists() or into.is_symlink():
        message = f"{into} is there already: name a folder that is not"
        raise click.UsageError(message)
    if not into.parent.is_dir():
        message = f"there is no folder {into.parent}: make it first"
        raise click.UsageError(message)


def _check_id(adventure_id: str | None) -> None:
    if adventure_id is not None and not (
        ID.fullmatch(adventure_id) and len(adventure_id) <= ID_LENGTH
    ):
        message = "--id takes lower-case letters, digits and single hyphens: torin-kierros"
        raise click.UsageError(message)


def _octets(file: Path) -> bytes:
    """Read no more than it takes to see that it is too much for every reader."""
    with file.open("rb") as source:
        return source.read(MAX_OCTETS + 1)


def _named(found: Waypoints, file: Path, title: str | None, language: str) -> str:
    names = (title or "", found.title, file.stem, DRAFT_WORDS[language].title)
    return next(name for one in names if (name := one_line(one)))


def _id(into: Path, title: str) -> str:
    return id_of(into.name) or id_of(title) or "seikkailu"


def _settled(files: Mapping[str, bytes], into: Path, file: Path) -> Adventure:
    """Write the folder, read it as it will be read, and only then put it in its place."""
    with new_folder(into) as folder:
        write_files(folder, files)
        try:
            return _adventure(folder)
        except BrokenAdventure as broken:
            raise BrokenAdventure(
                tuple(
                    replace(one, file=f"{file}/{Path(one.file).relative_to(folder).as_posix()}")
                    for one in broken.problems
                )
            ) from None


def _adventure(path: Path) -> Adventure:
    programme = read_programme(SHIPPED)
    if programme.value is None:
        raise BrokenAdventure(programme.problems)
    try:
        parsed = read_adventure(path, programme.value)
    except AdventureNotFound as missing:
        raise click.UsageError(str(missing)) from missing
    if parsed.value is None:
        raise BrokenAdventure(parsed.problems)
    return parsed.value


def _counted(adventure: Adventure) -> str:
    count = len(adventure.checkpoints)
    return f"{count} checkpoint{'s' if count > 1 else ''}"
