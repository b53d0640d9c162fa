"""The assumptions of a crowd, told one a line."""

import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from engine.proof.calibrating import FITTED
from engine.proof.simulation.crowd import SOURCES, Crowd, Normal, Spread
from web.simulation.kinds import NAMES as KINDS

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
_FINNISH_SOURCES: Mapping[str, str] = {
    "guess": "arvaus",
    "chosen for this run": "valittu tähän ajoon",
    "measured runs only": "vain mitatuista suorituksista",
    "fitted to real runs": "mitattu oikeista suorituksista",
    "scenario format, section 10": "seikkailun muoto, kohta 10",
    "scenario format, section 10; Perille's own table of legs": "seikkailun muoto, kohta 10;"
    " Perille-seikkailun välitaulukko",
    "IReST read aloud, 68 ms a letter (doi.org/10.1167/iovs.11-8284)": "IReST ääneen luettuna,"
    " 68 ms merkkiä kohti (doi.org/10.1167/iovs.11-8284)",
    "phones within 10 m 95 % of the time (doi.org/10.1155/2017/6750346)": "puhelimet 95 %"
    " ajasta 10 metrin sisällä (doi.org/10.1155/2017/6750346)",
    "a browser's accuracy is a 95 % radius, on Android often 68 %": "selaimen"
    " tarkkuus on 95 prosentin säde, Androidissa usein 68",
    "w3c/geolocation: approximate positions; share a guess": "w3c/geolocation: likimääräinen"
    " paikannus; osuus on arvaus",
    "errors of a still phone go together for a minute; length a guess": "paikallaan olevan"
    " puhelimen virheet kulkevat yhdessä; pituus on arvaus",
    "check-in rule: other ways are offered after 30 s": "leimaussääntö: 30 s jälkeen"
    " tarjotaan muita tapoja",
}
SOURCES_IN: Mapping[str, Mapping[str, str]] = {"fi": _FINNISH_SOURCES, "en": {}}
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
        written = _written(value, KINDS[language]).replace(".", mark)
        if written:
            source = _source(crowd, field)
            yield Assumption(field, name, written, SOURCES_IN[language].get(source, source))


def _source(crowd: Crowd, field: str) -> str:
    """Where a value comes from: the runs it was fitted to, or what is known of it."""
    return "fitted to real runs" if crowd.calibrated and field in FITTED else SOURCES[field]


def _written(value: object, kinds: Mapping[str, str]) -> str:
    if isinstance(value, Normal):
        return f"{value.mean:g} ± {value.deviation:g}"
    if isinstance(value, Spread):
        return f"{value.median:g} ×/÷ {math.exp(value.spread):.2g}"
    if isinstance(value, Mapping):
        shares: Mapping[str, object] = value
        return "; ".join(
            f"{kinds.get(name, name)} {_written(one, kinds)}" for name, one in shares.items()
        )
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, bool):
        return kinds["yes" if value else "no"]
    return f"{value:g}" if isinstance(value, float | int) else str(value)
