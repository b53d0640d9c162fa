"""Kinds of teams, as findings name them."""

from engine.proof.finding import LANGUAGES, words
from engine.proof.lint.naming import language_name
from engine.proof.profiles import Profile
from engine.text import Text

KINDS: dict[str, Text] = {
    "plain": words(fi="Kuka tahansa", sv="Vem som helst", en="Anyone", selko="Kuka tahansa"),
    "no-stairs": words(
        fi="Ilman portaita", sv="Utan trappor", en="Without stairs", selko="Ilman portaita"
    ),
    "no-camera": words(
        fi="Ilman kameraa", sv="Utan kamera", en="Without a camera", selko="Ilman kameraa"
    ),
    "no-gps": words(
        fi="Ilman paikannusta",
        sv="Utan position",
        en="Without positioning",
        selko="Ilman paikannusta",
    ),
    "quiet": words(
        fi="Rauhaa tarvitseva",
        sv="Den som behöver lugn och ro",
        en="Who needs quiet",
        selko="Rauhaa tarvitseva",
    ),
    "no-signal": words(
        fi="Ilman verkkoa", sv="Utan nät", en="Without signal", selko="Ilman verkkoa"
    ),
    "no-posters": words(
        fi="Ilman julisteita",
        sv="Utan affischer",
        en="Without posters",
        selko="Ilman julisteita",
    ),
    "language": words(
        fi="Kun kielenä on {name}", sv="På {name}", en="In {name}", selko="Kieli on {name}"
    ),
    "team": words(
        fi="{name} hengen joukkue",
        sv="Ett lag på {name}",
        en="A team of {name}",
        selko="Joukkue, jossa on {name}",
    ),
    "bracket": words(
        fi="Sarja {name}", sv="Klassen {name}", en="Bracket {name}", selko="Sarja {name}"
    ),
}
TRACK = words(
    fi="{kind}, reitti {track}",
    sv="{kind}, spår {track}",
    en="{kind}, track {track}",
    selko="{kind}, reitti {track}",
)


def who(profile: Profile, tracks: int) -> Text:
    """A kind of team in the languages of the house; with its track where there are several."""
    kind, _, name = profile.name.replace("team of", "team").partition(" ")
    said: dict[str, str] = {}
    for language in LANGUAGES:
        called = language_name(name).said(language) if kind == "language" else name
        words_of = KINDS[kind].said(language).format(name=called)
        if tracks > 1:
            number = profile.team.track
            words_of = TRACK.said(language).format(kind=words_of, track=number)
        said[language] = words_of
    return Text(said)
