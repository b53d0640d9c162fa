"""A small adventure as an author writes it, and one thing changed in it."""

from collections.abc import Mapping

from engine.scenario.filling import Around
from engine.scenario.parsing import parse

AROUND = Around(("tutka", "digimi"))

HEAD = """\
format: seikkailu/1
id: koe
title: Koe
summary: Lyhyt kierros.
languages: [fi, en]
authors: [Testaajat]
licence: CC-BY-4.0
age: 7
area: {south: 61.6, west: 27.2, north: 61.8, east: 27.4}
safety: Katsokaa eteenne.
distance_m: 500
minutes: [10, 20]
route:
  mode: branching
  order: [tori, asema]
items:
  - id: pala
    title: Pala
    text: Se on pala.
endings:
  - id: loppu
    title: Loppu
    text: Se oli siinä.
"""

TORI = """\
id: tori
title:
  fi: Tori
  en: Square
place:
  at: {lat: 61.687879, lon: 27.273147}
  grade: published
  accuracy_m: 10
  source: a map
checkin: [gps, qr]
on_done:
  - give: pala
challenges:
  - id: sana
    type: text
    prompt: Mikä sana?
    accept:
      any: [kuuluuko]
sub_projects: [tutka]
"""

ASEMA = """\
id: asema
title: Asema
checkin: [qr]
unlock:
  done: tori
"""

FILES: Mapping[str, str] = {
    "adventure.yaml": HEAD,
    "checkpoints/tori.yaml": TORI,
    "checkpoints/asema.yaml": ASEMA,
}
SHORT = {name.rpartition("/")[2].removesuffix(".yaml"): name for name in FILES}


def changed(file: str, old: str, new: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with one passage rewritten; `file` is adventure, tori or asema."""
    name = SHORT[file]
    assert files[name].count(old) == 1, f"{old!r} stands {files[name].count(old)} times"
    return {**files, name: files[name].replace(old, new)}


def problems(files: Mapping[str, str]) -> list[str]:
    """What an author is told, a line each."""
    parsed = parse(files, AROUND)
    assert (parsed.value is None) == bool(parsed.problems)
    return [str(one) for one in parsed.problems]
