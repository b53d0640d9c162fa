"""What a form lacks that says no answer yet, in a sentence. Pure.

The phone reads forms too, where there is no signal: it calls mistakes by these names.
"""

from collections.abc import Mapping

from web.words import Words


def sentences(words: Words) -> Mapping[str, str]:
    """The sentence of each mistake; two hold a place for what it is about."""
    gettext = words.gettext
    return {
        "choose-one": gettext("Valitkaa yksi."),
        "choose-some": gettext("Valitkaa ainakin yksi."),
        "place-each": gettext("Valitkaa jokaiselle riville paikka."),
        "place-shared": gettext("Kaksi riviä on samalla paikalla: %(place)s."),
        "pair-each": gettext("Valitkaa jokaiselle pari."),
        "choose-place": gettext("Valitkaa paikka."),
        "point-at-place": gettext("Osoittakaa paikka kartalta, tai kirjoittakaa koordinaatit."),
        "degrees": gettext("Kirjoittakaa kaksi lukua, esimerkiksi 61,68788 ja 27,27315."),
        "number": gettext("Kirjoittakaa luku, esimerkiksi 61,5."),
        "write": gettext("Kirjoittakaa vastaus."),
        "too-long": gettext("Teksti on liian pitkä. Siihen mahtuu %(most)s merkkiä."),
    }
