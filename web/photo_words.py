"""Why a photo is not taken, in words that a page and a program can both say."""

from collections.abc import Mapping

from web.pictures import Trouble
from web.words import Words


def sentences(words: Words) -> Mapping[str, str]:
    """A sentence for each trouble: what is wrong, and what would do."""
    gettext = words.gettext
    return {
        Trouble.TOO_LARGE: gettext("Kuva on liian iso. Enintään 8 megatavua käy."),
        Trouble.NOT_A_PICTURE: gettext(
            "Tätä ei voi lukea kuvana. JPEG, PNG ja WEBP käyvät, kun tiedosto on ehjä."
        ),
        Trouble.TOO_MANY_PIXELS: gettext(
            "Kuvassa on liikaa pisteitä. Enintään 40 megapikseliä käy."
        ),
        Trouble.TOO_SLOW: gettext("Kuvaa ei saatu auki ajoissa. Toinen kuva voi onnistua."),
        Trouble.NOT_ASKED: gettext("Tässä seikkailussa ei oteta kuvia."),
        Trouble.TOO_MANY: gettext("Joukkueella on jo 30 kuvaa. Enempää ei mahdu."),
        Trouble.NO_ROOM: gettext(
            "Kuville ei ole juuri nyt tilaa. Muu peli toimii, ja kuvan voi lähettää myöhemmin."
        ),
        Trouble.BUSY: gettext(
            "Kuvia tulee nyt monta yhtä aikaa. Kuvan voi lähettää hetken päästä uudelleen."
        ),
    }
