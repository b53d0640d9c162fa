"""Where each figure comes from: what is read by SQL, and how it is counted, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from web.store import reporting
from web.words import Words

_LOG: Final = (reporting.GAMES, reporting.RUNS, reporting.ENTRIES)


@dataclass(frozen=True, slots=True)
class Query:
    """How figures are made: the statements that read, and the fold over what they read."""

    statements: tuple[reporting.Statement, ...]
    fold: Callable[[Words], str]

    @property
    def sql(self) -> str:
        """The statements as a database is asked them; `:of` is a game or a run."""
        return ";\n".join(" ".join(str(one).split()) for one in self.statements)


QUERIES: Mapping[str, Query] = {
    "teams": Query(
        _LOG,
        lambda words: words.gettext(
            "Lokit, jotka alkavat tapahtumalla run-started kysyttynä aikana. Harjoituksia ei "
            "lasketa."
        ),
    ),
    "players": Query(
        _LOG,
        lambda words: words.gettext("Joukkueiden koot (run-started, team_size) yhteensä."),
    ),
    "ends": Query(
        _LOG,
        lambda words: words.gettext(
            "Lokin viimeinen tila: keskeytti, aika loppui, maalissa, tai jäi auki."
        ),
    ),
    "minutes": Query(
        _LOG,
        lambda words: words.gettext(
            "Maaliin päässeiden aika lähdöstä maaliin ilman taukoja, minuutteina. Luku on "
            "keskimmäinen."
        ),
    ),
    "met": Query(
        _LOG,
        lambda words: words.gettext(
            "Joukkueet, joilla on checkpoint-reached hankkeen rastilla, ja nuo leimaukset. "
            "Leimaukset pyöristetään viiteen."
        ),
    ),
    "openings": Query(
        (reporting.OPENINGS,),
        lambda words: words.gettext(
            "Laskuri, joka kasvaa, kun hankkeen sivu avataan pelistä. Avaajaa ei merkitä."
        ),
    ),
    "ideas": Query(
        _LOG,
        lambda words: words.gettext("Tehtävät lajia idea, joissa on challenge-solved."),
    ),
    "scales": Query(
        _LOG,
        lambda words: words.gettext(
            "Tehtävät lajia scale: joukkueen viimeksi jakama luku. Keskiarvo kerrotaan "
            "kymmenestä jaetusta alkaen."
        ),
    ),
    "languages": Query(
        _LOG, lambda words: words.gettext("Joukkueen kieli lähtiessä (run-started, language).")
    ),
    "access": Query(
        _LOG,
        lambda words: words.gettext("Mitä joukkue kertoi lähtiessä (run-started, access)."),
    ),
    "occasions": Query(
        _LOG,
        lambda words: words.gettext(
            "Joukkueet, joilla on checkpoint-reached tapahtuman rastilla."
        ),
    ),
}
"""By the name that each figure carries."""
