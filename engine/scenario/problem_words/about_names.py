"""Names that stand for nothing, or for two things."""

from collections.abc import Mapping

from engine.scenario.problem_words.spoken import Spoken

NAMES: Mapping[str, Spoken] = {
    "the id '{name}' is taken: choose another": Spoken(
        "Tunnus {name} on jo käytössä: valitkaa toinen.",
        "Id {name} är upptaget: välj ett annat.",
        "Tunnus {name} on jo käytössä. Valitkaa toinen.",
    ),
    "there is no checkpoint '{name}'": Spoken(
        "Rastia {name} ei ole.",
        "Kontrollen {name} finns inte.",
        "Rastia {name} ei ole.",
    ),
    "there is no checkpoint or challenge '{name}'": Spoken(
        "Rastia tai tehtävää {name} ei ole.",
        "Det finns ingen kontroll eller uppgift {name}.",
        "Rastia tai tehtävää {name} ei ole.",
    ),
    "there is no challenge '{name}'": Spoken(
        "Tehtävää {name} ei ole.",
        "Uppgiften {name} finns inte.",
        "Tehtävää {name} ei ole.",
    ),
    "there is no option '{name}'": Spoken(
        "Vaihtoehtoa {name} ei ole.",
        "Alternativet {name} finns inte.",
        "Vaihtoehtoa {name} ei ole.",
    ),
    "there is no item '{name}'": Spoken(
        "Esinettä {name} ei ole.",
        "Föremålet {name} finns inte.",
        "Esinettä {name} ei ole.",
    ),
    "there is no flag '{name}'": Spoken(
        "Mikään ei aseta lippua {name} (set).",
        "Inget sätter flaggan {name} (set).",
        "Lippua {name} ei ole (set).",
    ),
    "there is no badge '{name}'": Spoken(
        "Merkkiä {name} ei ole.",
        "Märket {name} finns inte.",
        "Merkkiä {name} ei ole.",
    ),
    "there is no ending '{name}'": Spoken(
        "Loppua {name} ei ole.",
        "Slutet {name} finns inte.",
        "Loppua {name} ei ole.",
    ),
    "there is no sub-project '{name}'": Spoken(
        "Hanketta {name} ei ole.",
        "Projektet {name} finns inte.",
        "Hanketta {name} ei ole.",
    ),
    "there is no occasion '{name}'": Spoken(
        "Tapahtumaa {name} ei ole.",
        "Evenemanget {name} finns inte.",
        "Tapahtumaa {name} ei ole.",
    ),
    "there is no picture or sound '{name}'": Spoken(
        "Kuvaa tai ääntä {name} ei ole.",
        "Det finns ingen bild eller inget ljud {name}.",
        "Kuvaa tai ääntä {name} ei ole.",
    ),
    "there is no file in media/ '{name}'": Spoken(
        "Kansiossa media ei ole tiedostoa {name}.",
        "Mappen media har ingen fil {name}.",
        "Kansiossa media ei ole tiedostoa {name}.",
    ),
    "give every challenge an id of its own": Spoken(
        "Antakaa jokaiselle tehtävälle oma id.",
        "Ge varje uppgift ett eget id.",
        "Antakaa jokaiselle tehtävälle oma id.",
    ),
    "give every option an id of its own": Spoken(
        "Antakaa jokaiselle vaihtoehdolle oma id.",
        "Ge varje alternativ ett eget id.",
        "Antakaa jokaiselle vaihtoehdolle oma id.",
    ),
    "give every question an id of its own": Spoken(
        "Antakaa jokaiselle kysymykselle oma id.",
        "Ge varje fråga ett eget id.",
        "Antakaa jokaiselle kysymykselle oma id.",
    ),
    "`rotating` names each checkpoint once": Spoken(
        "Kohdassa rotating sama rasti on kahdesti: jättäkää se kerran.",
        "Under rotating står en kontroll två gånger: låt den stå en gång.",
        "Kohdassa rotating on sama rasti kaksi kertaa. Poistakaa toinen.",
    ),
}
