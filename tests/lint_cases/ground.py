"""Places, fences, access, opening times, light and lengths."""

from tests.linting import Case, Edit

AT_TORI = "at: {lat: 61.687879, lon: 27.273147}"
AT_KIRJASTO = "at: {lat: 61.6890, lon: 27.2765}"
TORI_GPS = Edit("tori", "checkin: [gps, qr, here]", "checkin: [gps]")


def happens(begins: str, ends: str) -> Edit:
    """Times for the event checkpoint soitto."""
    return Edit("soitto", "occasion: konsertti", f'open: ["{begins}", "{ends}"]')


ALL_DAY = happens("2026-06-01 06:00", "2026-06-01 22:00")


def opens(stop: str, hours: str) -> Edit:
    """Opening hours for tori or kirjasto."""
    level = {"tori": "step_free: yes", "kirjasto": "step_free: partly"}[stop]
    return Edit(stop, level, f'{level}\n  opening_hours: "{hours}"')


PLACES = (
    Case(
        "place-unverified",
        (Edit("kirjasto", "  checked: 2026-05-01\n", ""),),
        "grade: derived",
        (Edit("tori", "grade: published", "grade: guessed\n  checked: 2026-05-01"),),
    ),
    Case(
        "place-swapped",
        (Edit("tori", AT_TORI, "at: {lat: 27.273147, lon: 61.687879}"),),
        "at: {lat: 27.273147",
        besides=frozenset({"length-off", "time-short"}),
    ),
    Case(
        "place-outside-area",
        (Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.7010, lon: 27.2765}"),),
        "at: {lat: 61.7010",
        besides=frozenset({"length-off", "time-short"}),
    ),
    Case(
        "place-far",
        (
            Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.8900, lon: 27.2765}"),
            Edit("adventure", "north: 61.70", "north: 61.90"),
        ),
        "place:",
        (
            Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.8600, lon: 27.2765}"),
            Edit("adventure", "north: 61.70", "north: 61.90"),
        ),
        besides=frozenset({"length-off", "time-short"}),
    ),
)

SCORE = Edit("adventure", "mode: linear", "mode: score")
FENCES = (
    Case(
        "fences-overlap",
        (SCORE, Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.6902, lon: 27.2741}")),
        "place:",
        (Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.6902, lon: 27.2741}"),),
        besides=frozenset({"length-off"}),
    ),
    Case(
        "fences-close",
        (
            SCORE,
            Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.6896, lon: 27.2745}"),
        ),
        "place:",
        (
            SCORE,
            Edit("kirjasto", AT_KIRJASTO, "at: {lat: 61.6892, lon: 27.2760}"),
        ),
        besides=frozenset({"length-off"}),
    ),
    Case(
        "radius-small",
        (TORI_GPS, Edit("tori", "radius_m: 40", "radius_m: 24")),
        "radius_m: 24",
        (Edit("tori", "radius_m: 40", "radius_m: 24"),),
        besides=frozenset({"gps-only"}),
    ),
    Case(
        "gps-only",
        (TORI_GPS,),
        "checkin: [gps]",
        (Edit("tori", "checkin: [gps, qr, here]", "checkin: [gps, staff]"),),
    ),
)

ALTERNATIVE = "  alternative: {fi: Tehkää tehtävä kadulta., en: Do it from the street.}\n"
ACCESS = (
    Case(
        "step-free-missing",
        (Edit("puisto", ALTERNATIVE, ""),),
        "access:",
        (Edit("tori", "step_free: yes", "step_free: partly"),),
    ),
    Case(
        "access-unknown",
        (Edit("soitto", "step_free: yes", "step_free: unknown"),),
        "step_free: unknown",
        (Edit("soitto", "step_free: yes", "step_free: no"),),
    ),
)

HOURS = (
    Case(
        "hours-unreadable",
        (opens("kirjasto", "ma-pe 10-18"),),
        "opening_hours:",
        (opens("kirjasto", "Mo-Fr 10:00-18:00"),),
    ),
    Case(
        "hours-never-meet",
        (ALL_DAY, opens("tori", "Mo 08:00-10:00"), opens("kirjasto", "Mo 11:00-18:00")),
        "opening_hours:",
        (ALL_DAY, opens("tori", "Mo 08:00-10:30"), opens("kirjasto", "Mo 11:00-18:00")),
    ),
    Case(
        "arrival-late",
        (ALL_DAY, opens("tori", "Mo 12:00-16:00"), opens("kirjasto", "Mo 08:00-12:02")),
        "opening_hours:",
        (ALL_DAY, opens("tori", "Mo 12:00-16:00"), opens("kirjasto", "Mo 08:00-12:05")),
    ),
    Case(
        "dark-unlit",
        (Edit("kirjasto", "lit: true", "lit: false"),),
        "season:",
        (
            Edit("kirjasto", "lit: true", "lit: false"),
            Edit("adventure", "fi: Ympäri vuoden.", "fi: Toukokuusta syyskuuhun."),
        ),
    ),
    Case(
        "event-dark",
        (happens("2026-12-20 18:00", "2026-12-20 20:00"),),
        "open:",
        (happens("2026-12-20 15:00", "2026-12-20 20:00"),),
    ),
)

LENGTHS = (
    Case(
        "length-off",
        (Edit("adventure", "distance_m: 600", "distance_m: 2000"),),
        "distance_m: 2000",
        (Edit("adventure", "distance_m: 600", "distance_m: 690"),),
    ),
    Case(
        "time-short",
        (Edit("adventure", "minutes: [20, 40]", "minutes: [5, 40]"),),
        "minutes: [5, 40]",
        (Edit("adventure", "minutes: [20, 40]", "minutes: [8, 40]"),),
    ),
)

CASES = (*PLACES, *FENCES, *ACCESS, *HOURS, *LENGTHS)
