"""A small adventure that lint has nothing to say about, and one thing changed in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from engine.programme import Occasion, Programme, Source, SubProject, Told
from engine.proof.examining import findings_of
from engine.proof.finding import Finding
from engine.proof.simulation import expecting
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.simulating import simulate
from engine.scenario.adventure import Adventure
from engine.scenario.filling import Around, MediaFile
from engine.scenario.parsing import Parsed, parse
from tests.building import text

HEAD = """\
format: seikkailu/1
id: kierros
title: {fi: Kierros, en: A Walk}
summary:
  fi: Lyhyt kierros torilta puistoon.
  en: A short walk to the park.
languages: [fi, en]
authors: [Testaajat]
licence: CC-BY-4.0
age: 7
area: {south: 61.68, west: 27.26, north: 61.70, east: 27.30}
season: {fi: Ympäri vuoden., en: All year.}
integrity: relaxed
safety:
  fi: >-
    Ylittäkää kadut suojatietä pitkin. Talvella mäki on liukas: kulkekaa hitaasti.
  en: >-
    Cross the streets by the zebras. In winter the hill is slippery: go slowly.
distance_m: 600
minutes: [20, 40]
route:
  mode: linear
  order: [tori, kirjasto, puisto, soitto]
items:
  - id: pala
    title: {fi: Pala, en: A piece}
    text: {fi: Se on pala., en: It is a piece.}
endings:
  - id: loppu
    title: {fi: Loppu, en: The end}
    text: {fi: Se oli siinä., en: That was it.}
media:
  - id: torni
    file: torni.webp
    kind: picture
    alt: {fi: Punatiilinen torni., en: A brick tower.}
    author: Testaaja
    licence: CC-BY-4.0
"""

TORI = """\
id: tori
role: start
title: {fi: Tori, en: The square}
place:
  at: {lat: 61.687879, lon: 27.273147}
  radius_m: 40
  grade: published
  accuracy_m: 10
  source: kartta
checkin: [gps, qr, here]
access:
  step_free: yes
  lit: true
clue: {fi: Menkää torille., en: Go to the square.}
story: {fi: Tässä alkaa kierros., en: Here it begins.}
on_done:
  - give: pala
  - set: aloitettu
challenges:
  - id: kumpi
    type: choice
    prompt: {fi: Mikä tornissa soi?, en: What rings up there?}
    options:
      - id: puhelin
        text: {fi: Puhelin, en: A telephone}
      - id: kello
        text: {fi: Kello, en: A bell}
        correct: true
sub_projects: [tutka]
"""

KIRJASTO = """\
id: kirjasto
title: {fi: Pääkirjasto, en: The library}
place:
  at: {lat: 61.6890, lon: 27.2765}
  radius_m: 40
  grade: derived
  accuracy_m: 15
  source: kartta
  checked: 2026-05-01
checkin: [gps, qr]
access:
  step_free: partly
  lit: true
clue: {fi: Kulkekaa katua pohjoiseen., en: Go north.}
media: [torni]
challenges:
  - id: sana
    type: text
    prompt: {fi: Mikä sana?, en: What word?}
    accept:
      fi: [naurulokki]
      en: [gull, black-headed gull]
    typos: 0
  - id: portaat
    type: number
    prompt: {fi: Montako askelta?, en: How many steps?}
    answer: 168
    tolerance: 5
sub_projects: [tutka]
"""

PUISTO = """\
id: puisto
role: finish
title: {fi: Puisto, en: The park}
place:
  at: {lat: 61.6905, lon: 27.2740}
  radius_m: 40
  grade: published
  accuracy_m: 15
  source: kartta
checkin: [gps, qr]
access:
  step_free: unknown
  lit: true
  alternative: {fi: Tehkää tehtävä kadulta., en: Do it from the street.}
challenges:
  - id: kuva
    type: photo
    prompt: {fi: Kuvatkaa puu., en: Picture a tree.}
    note: {fi: Ei vieraita ihmisiä., en: No strangers.}
    alternative: {fi: Kertokaa puusta., en: Tell of a tree.}
  - id: lehti
    type: reflect
    required: false
    prompt: {fi: Mitä kuulitte?, en: What did you hear?}
sub_projects: [tutka]
knowingly:
  - finding: access-unknown
    because: Käydään katsomassa toukokuussa.
"""

SOITTO = """\
id: soitto
kind: event
title: {fi: Soittohetki, en: The concert}
occasion: konsertti
checkin: [qr]
access:
  step_free: yes
  lit: false
unlock:
  flag: aloitettu
sub_projects: [digimi]
"""

FILES: Mapping[str, str] = {
    "adventure.yaml": HEAD,
    "checkpoints/tori.yaml": TORI,
    "checkpoints/kirjasto.yaml": KIRJASTO,
    "checkpoints/puisto.yaml": PUISTO,
    "checkpoints/soitto.yaml": SOITTO,
}
SHORT = {name.rpartition("/")[2].removesuffix(".yaml"): name for name in FILES}

CONCERT = Occasion(
    id="konsertti",
    title=text("Konsertti"),
    open=((datetime(2026, 6, 1, 12), datetime(2026, 6, 1, 14)),),  # noqa: DTZ001 (local)
    sub_project="digimi",
)
PARTS = tuple(
    SubProject(
        id=name,
        name=text(name),
        organisation=name,
        summary=text(name),
        story=text(name),
        for_whom=text("kaikki"),
        rests_on=("lehti",),
    )
    for name in ("tutka", "digimi")
)
PROGRAMME = Programme(
    title=text("Hanke"),
    summary=text("Hanke"),
    story=text("Hanke"),
    begins="2015",
    ends="2018",
    experiments=text("Hanke"),
    for_whom=text("kaikki"),
    funder=text("Rahasto"),
    money=(Told(text=text("-"), source="lehti"),),
    rests_on=("lehti",),
    sources=(Source(id="lehti", title=text("Lehti")),),
    sub_projects=PARTS,
    occasions=(CONCERT,),
)
MEDIA = {
    "torni.webp": MediaFile("0" * 64, 90_000),
    "naurulokki.webp": MediaFile("0" * 64, 90_000),
    "raskas.webp": MediaFile("0" * 64, 300_001),
    "laulu.mp3": MediaFile("0" * 64, 90_000),
    "elokuva.mp4": MediaFile("0" * 64, 90_000),
}
AROUND = Around(("tutka", "digimi"), (CONCERT,), MEDIA)


@dataclass(frozen=True)
class Edit:
    """One passage rewritten; `file` is adventure, tori, kirjasto, puisto or soitto."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Case:
    """A rule, edits that break it, text on the line it is told at, and edits that do not."""

    rule: str
    bad: tuple[Edit, ...]
    line: str
    good: tuple[Edit, ...] = ()
    besides: frozenset[str] = field(default_factory=frozenset)
    """Other rules that the same edits break, by their nature."""

    def __str__(self) -> str:
        return self.rule


def laid_out(folder: Path, *edits: Edit) -> Path:
    """The adventure on the disk, with its picture, and with its programme beside it."""
    home = folder / "kierros"
    for name, source in edited(*edits).items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.encode())
    (home / "media").mkdir()
    (home / "media" / "torni.webp").write_bytes(b"kuva")
    whole = PROGRAMME.model_dump_json(exclude_defaults=True)
    (folder / "programme.yaml").write_text(whole, "utf-8")
    return home


def edited(*edits: Edit) -> dict[str, str]:
    """The files with these passages rewritten."""
    files = dict(FILES)
    for edit in edits:
        name = SHORT[edit.file]
        times = files[name].count(edit.old)
        assert times == 1, f"{edit.old!r} stands {times} times in {name}"
        files[name] = files[name].replace(edit.old, edit.new)
    return files


def parsed(files: Mapping[str, str]) -> Parsed[Adventure]:
    """The files as an adventure; a test whose files cannot be read is wrong itself."""
    found = parse(files, AROUND)
    assert found.value is not None, found.problems
    return found


def linted(files: Mapping[str, str]) -> tuple[Finding, ...]:
    """What an author is told of these files before anyone walks, real or simulated."""
    found = parsed(files)
    assert found.value is not None
    return findings_of(found.value, found.documents, PROGRAMME)


def simulated(files: Mapping[str, str]) -> tuple[Finding, ...]:
    """What a hundred teams that walk it have to say of what its author expects."""
    found = parsed(files)
    assert found.value is not None
    return expecting.kept(found.value, simulate(found.value, Crowd(), 100, 1))


def keys(findings: Iterable[Finding]) -> list[str]:
    """The rules that were met, in the order told."""
    return [one.rule.key for one in findings]


def one(findings: Iterable[Finding], key: str) -> Finding:
    """The first finding of a rule."""
    found = [finding for finding in findings if finding.rule.key == key]
    assert found, f"{key} is not among {keys(findings)}"
    return found[0]
