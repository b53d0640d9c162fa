"""The house's own words for what is given and asked on paper, in its four languages."""

from engine.play.phrases import phrase

GETS = phrase("Saatte", "Ni får", "You get", "Saatte")
MEDAL = phrase("Merkki", "Märke", "Badge", "Merkki")
OPENED = phrase(
    "Nyt aukeaa rasti {stop}.",
    "Nu öppnas kontroll {stop}.",
    "Checkpoint {stop} opens now.",
    "Nyt aukeaa rasti {stop}.",
)
CLOSED = phrase(
    "Rasti {stop} sulkeutuu, jos ette ole jo käyneet siellä.",
    "Kontroll {stop} stängs, om ni inte redan har varit där.",
    "Checkpoint {stop} closes, unless you have been there already.",
    "Rasti {stop} menee kiinni, jos ette ole vielä käyneet siellä.",
)
TAKEN = phrase(
    "Luovutatte: {item}.",
    "Ni lämnar ifrån er: {item}.",
    "You hand over: {item}.",
    "Annatte pois: {item}.",
)
ENDED = phrase(
    "Seikkailu päättyy tähän. Katsokaa loppujen taulukosta, mikä sivu on teidän.",
    "Äventyret slutar här. Se i tabellen över sluten vilken sida som är er.",
    "The adventure ends here. The table of endings says which page is yours.",
    "Seikkailu loppuu tähän. Loput-taulukosta näette oman sivunne.",
)
LATER = phrase(
    "{minutes} minuutin kuluttua",
    "Om {minutes} minuter",
    "In {minutes} minutes",
    "{minutes} minuutin päästä",
)
HINT = phrase(
    "{task} vihje {number}",
    "{task} tips {number}",
    "{task} hint {number}",
    "{task} vihje {number}",
)
SOLVED = phrase("{task} ratkaistu", "{task} löst", "{task} solved", "{task} ratkaistu")
