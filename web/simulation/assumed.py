"""The assumptions of a crowd, told one a line."""

import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from engine.proof.simulation.crowd import SOURCES, Crowd, Normal, Spread

_FINNISH: Mapping[str, str] = {
    "speed_m_s": "Kävelyvauhti, m/s",
    "detour": "Kävelty matka linnuntiehen nähden",
    "searching_s": "Paikan etsiminen, s",
    "reading_letters_s": "Lukeminen ääneen, merkkiä/s",
    "thinking_s": "Miettiminen ennen vastausta, s",
    "thinking_scale": "Miettimisen kerroin",
    "right": "Heti oikein",
    "right_at": "Heti oikein, mitattu",
    "skill": "Joukkueiden erot osaamisessa (logit)",
    "try_teaches": "Väärä vastaus vie epävarmuudesta",
    "hint_teaches": "Vihje vie epävarmuudesta",
    "hint_before": "Ottaa vihjeen ennen vastausta",
    "hint_after_wrong": "Ottaa vihjeen väärän jälkeen",
    "skips_after_wrong": "Ohittaa väärän jälkeen",
    "does_optional_task": "Tekee vapaaehtoisen tehtävän",
    "visits_optional_stop": "Käy vapaaehtoisella rastilla, vaikka ei tarvitsisi",
    "finds_secret": "Löytää salaisen rastin, joka on lähellä",
    "follows_trail": "Jatkaa rastille, joka juuri aukesi",
    "follows_suggestion": "Menee minne puhelin ehdottaa, muuten lähimmälle",
    "patience_min": "Kärsivällisyys, min",
    "quits_per_stop": "Keskeyttää rastilla omasta syystä",
    "accuracy_m": "Puhelimen kertoma tarkkuus, m",
    "accuracy_wobble": "Tarkkuuden vaihtelu",
    "tells_68_percent": "Puhelimia, joiden tarkkuus pitää vain 68-prosenttisesti",
    "tells_area_only": "Puhelimia, jotka kertovat vain kaupunginosan",
    "drift_s": "Paikannusvirheen muistin pituus, s",
    "stale_fix": "Vanhentuneita paikannuksia",
    "prefers_code": "Leimaa koodilla, vaikka paikannus kävisi",
    "stands_off_m": "Seisoo sivussa, m",
    "steps_closer_m": "Astuu lähemmäs hylkäyksen jälkeen, m",
    "waits_between_fixes_s": "Paikannusten väli, s",
    "fixes_before_code": "Paikannusyrityksiä ennen koodia",
    "fixes_at_most": "Paikannusyrityksiä, kun muuta tapaa ei ole",
    "signal_losses_per_h": "Kentän katkoja tunnissa",
    "signal_lost_s": "Katkon pituus, s",
    "teams_at_once": "Joukkueita kerralla",
    "spacing_s": "Lähtöjen väli, s",
    "served_s": "Kyltin tai julisteen ääressä, s",
    "languages": "Joukkueiden kielet",
    "access": "Joukkueiden tarpeet",
    "posters": "Julisteet paikoillaan",
    "begins": "Lähtö",
}
_ENGLISH: Mapping[str, str] = {
    "speed_m_s": "Walking speed, m/s",
    "detour": "Walked distance to a straight line",
    "searching_s": "Finding the spot, s",
    "reading_letters_s": "Reading aloud, letters/s",
    "thinking_s": "Thinking before an answer, s",
    "thinking_scale": "Factor of thinking",
    "right": "Right at once",
    "right_at": "Right at once, measured",
    "skill": "How teams differ in skill (logit)",
    "try_teaches": "A wrong answer takes of the doubt",
    "hint_teaches": "A hint takes of the doubt",
    "hint_before": "Takes a hint before answering",
    "hint_after_wrong": "Takes a hint after a wrong answer",
    "skips_after_wrong": "Skips after a wrong answer",
    "does_optional_task": "Does an optional task",
    "visits_optional_stop": "Visits an optional checkpoint without need",
    "finds_secret": "Finds a secret checkpoint close by",
    "follows_trail": "Goes on to what has just opened",
    "follows_suggestion": "Goes where the phone suggests, else to the nearest",
    "patience_min": "Patience, min",
    "quits_per_stop": "Gives up at a checkpoint for a reason of its own",
    "accuracy_m": "Accuracy told by the phone, m",
    "accuracy_wobble": "Wobble of the accuracy",
    "tells_68_percent": "Phones whose accuracy holds 68 % of the time only",
    "tells_area_only": "Phones that tell only the part of town",
    "drift_s": "Memory of the positioning error, s",
    "stale_fix": "Stale fixes",
    "prefers_code": "Uses the code though a fix would do",
    "stands_off_m": "Stands aside, m",
    "steps_closer_m": "Steps closer after a refusal, m",
    "waits_between_fixes_s": "Between fixes, s",
    "fixes_before_code": "Fixes tried before a code",
    "fixes_at_most": "Fixes tried where there is no other way",
    "signal_losses_per_h": "Losses of signal an hour",
    "signal_lost_s": "Length of a loss, s",
    "teams_at_once": "Teams at a time",
    "spacing_s": "Between starts, s",
    "served_s": "At the sign or the poster, s",
    "languages": "Languages of teams",
    "access": "Needs of teams",
    "posters": "Posters hang",
    "begins": "Start",
}
NAMES: Mapping[str, Mapping[str, str]] = {"fi": _FINNISH, "en": _ENGLISH}


class Assumption(NamedTuple):
    """One line: what is assumed, its value, the key or the words of its source."""

    field: str
    name: str
    value: str
    source: str


def assumptions(crowd: Crowd, language: str, mark: str) -> Iterator[Assumption]:
    """Every assumption, numbers with the decimal mark of the language."""
    for field, name in NAMES[language].items():
        value: object = getattr(crowd, field)
        written = _written(value).replace(".", mark)
        if written:
            yield Assumption(field, name, written, SOURCES[field])


def _written(value: object) -> str:
    if isinstance(value, Normal):
        return f"{value.mean:g} ± {value.deviation:g}"
    if isinstance(value, Spread):
        return f"{value.median:g} ×/÷ {math.exp(value.spread):.2g}"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_written(one)}" for name, one in value.items())
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, bool):
        return "✓" if value else "–"
    return f"{value:g}" if isinstance(value, float | int) else str(value)
