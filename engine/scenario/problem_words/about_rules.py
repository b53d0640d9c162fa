"""What the rules of play and of places do not allow."""

from collections.abc import Mapping

from engine.scenario.problem_words.spoken import Spoken

PLAY: Mapping[str, Spoken] = {
    "overtime comes after a time limit: add `time_limit: 60 min`": Spoken(
        "Lisäaika (overtime) tulee aikarajan jälkeen: lisätkää `time_limit: 60 min`.",
        "Övertid (overtime) kommer efter en tidsgräns: lägg till `time_limit: 60 min`.",
        "Aikaraja puuttuu. Lisätkää rivi `time_limit: 60 min`.",
    ),
    "`rotating` names what `tracks: rotate` rotates: add it": Spoken(
        "Kohta rotating ei riitä yksin: lisätkää `tracks: rotate`.",
        "Fältet rotating räcker inte ensamt: lägg till `tracks: rotate`.",
        "Kohta rotating ei riitä. Lisätkää rivi `tracks: rotate`.",
    ),
    "mark one option correct, or none for a branch; for several, write multi": Spoken(
        "Merkitkää yksi vaihtoehto oikeaksi (correct), tai haarassa ei yhtään. Jos oikeita on "
        "monta, kirjoittakaa type: multi.",
        "Märk ett alternativ som rätt (correct), eller inget vid ett vägval. Är flera rätt, "
        "skriv type: multi.",
        "Merkitkää yksi oikea vastaus (correct). Onko oikeita monta? Kirjoittakaa type: multi.",
    ),
    "mark one option default, and only in a branch": Spoken(
        "Merkitkää default vain yhteen vaihtoehtoon, ja vain kun mikään ei ole oikea.",
        "Märk ett enda alternativ med default, och bara där inget är rätt.",
        "Vain yhdessä vaihtoehdossa saa olla default. Silloin mikään ei ole oikea.",
    ),
    "mark the right options correct": Spoken(
        "Merkitkää oikeat vaihtoehdot: correct: true.",
        "Märk de rätta alternativen: correct: true.",
        "Merkitkää oikeat vastaukset: correct: true.",
    ),
    "default and on_chosen are for choice; use on_solved here": Spoken(
        "Kohdat default ja on_chosen kuuluvat tyyppiin choice: käyttäkää tässä on_solved.",
        "Fälten default och on_chosen hör till choice: använd on_solved här.",
        "Kohdat default ja on_chosen eivät käy tässä. Käyttäkää kohtaa on_solved.",
    ),
    "write how many wrong tries, such as 2, or a duration such as 5 min": Spoken(
        "Kirjoittakaa väärien yritysten määrä, esimerkiksi 2, tai aika, esimerkiksi 5 min.",
        "Skriv antalet felaktiga försök, till exempel 2, eller en tid, till exempel 5 min.",
        "Kirjoittakaa luku tai aika. Esimerkki: 2. Toinen esimerkki: 5 min.",
    ),
    "a required challenge applies by what is fixed at the start: ask for language,"
    " access, team_size_at_least, track or bracket, or add `required: false`": Spoken(
        "Pakollisen tehtävän ehto (when) saa kysyä vain sitä, mikä on selvää jo alussa: "
        "language, access, team_size_at_least, track tai bracket. Muuten lisätkää "
        "`required: false`.",
        "En obligatorisk uppgifts villkor (when) får bara fråga det som är klart från början: "
        "language, access, team_size_at_least, track eller bracket. Lägg annars till "
        "`required: false`.",
        "Tehtävä on pakollinen. Sen ehto (when) ei käy. Lisätkää rivi `required: false`.",
    ),
    "only one checkpoint can be the start, and only one the finish": Spoken(
        "Lähtöjä (start) ja maaleja (finish) voi olla vain yksi kumpaakin: muuttakaa toisen "
        "rastin role.",
        "Det kan bara finnas en start och ett mål (finish): ändra den andra kontrollens role.",
        "Lähtöjä saa olla vain yksi. Maaleja saa olla vain yksi. Muuttakaa toisen rastin role.",
    ),
    "on_timeout: go-to-finish needs a checkpoint with `role: finish`": Spoken(
        "Kohta on_timeout: go-to-finish tarvitsee maalin: antakaa yhdelle rastille "
        "`role: finish`.",
        "on_timeout: go-to-finish behöver ett mål: ge en kontroll `role: finish`.",
        "Maali puuttuu. Antakaa yhdelle rastille `role: finish`.",
    ),
    "the last ending, and only that, goes without `when`: it is the default": Spoken(
        "Vain viimeinen loppu on ilman ehtoa (when): se kerrotaan, kun muut eivät sovi.",
        "Bara det sista slutet står utan villkor (when): det berättas när inget annat passar.",
        "Viimeisessä lopussa ei ole ehtoa (when). Muissa lopuissa on.",
    ),
    "give a question either options or steps; neither asks for words": Spoken(
        "Antakaa kysymykselle joko options tai steps. Ilman kumpaakin kysytään sanoja.",
        "Ge frågan antingen options eller steps. Utan dem frågas det efter ord.",
        "Valitkaa toinen: options tai steps. Molempia ei saa olla.",
    ),
}

PLACES: Mapping[str, Spoken] = {
    "give either `at` with a radius, or a `polygon`": Spoken(
        "Antakaa paikalle joko piste (at) ja säde tai monikulmio (polygon).",
        "Ge platsen antingen en punkt (at) och en radie, eller en polygon.",
        "Antakaa paikalle piste (at) tai alue (polygon). Molempia ei saa olla.",
    ),
    "give a place, or take gps out of checkin": Spoken(
        "Antakaa rastille paikka (place), tai ottakaa gps pois kohdasta checkin.",
        "Ge kontrollen en plats (place), eller ta bort gps under checkin.",
        "Paikka (place) puuttuu. Lisätkää se. Tai poistakaa gps kohdasta checkin.",
    ),
    "a guessed place needs another way in: add qr, code or here to checkin": Spoken(
        "Paikka on arvattu (guessed): lisätkää kohtaan checkin toinen tapa: qr, code tai here.",
        "Platsen är gissad (guessed): lägg till ett annat sätt under checkin: qr, code eller "
        "here.",
        "Paikka on arvattu. Lisätkää kohtaan checkin sana qr, code tai here.",
    ),
    "the edge crosses itself: list the corners in walking order": Spoken(
        "Alueen reuna menee ristiin: luetelkaa kulmat siinä järjestyksessä, jossa alue "
        "kierretään.",
        "Kanten korsar sig själv: räkna upp hörnen i den ordning man går runt.",
        "Alueen reuna menee ristiin. Kirjoittakaa kulmat kävelyn järjestyksessä.",
    ),
    "an event or a secret is an optional stop: nothing may need it": Spoken(
        "Tapahtuma (event) ja salainen rasti (secret) ovat aina vapaaehtoisia: ottakaa pois "
        "role ja optional: false.",
        "Ett evenemang (event) och en hemlig kontroll (secret) är alltid frivilliga: ta bort "
        "role och optional: false.",
        "Tämä rasti on vapaaehtoinen. Poistakaa kohta role. Poistakaa myös optional: false.",
    ),
    "say what it is: write `text`, or `inscription` for the words on it": Spoken(
        "Kertokaa, mikä se on: kirjoittakaa `text`, tai `inscription`, jos siinä lukee jotain.",
        "Säg vad det är: skriv `text`, eller `inscription` för orden på det.",
        "Mikä se on? Kirjoittakaa `text`. Jos siinä on sanoja, kirjoittakaa `inscription`.",
    ),
    "say when it is open: `open: [from, to]` or `occasion: id`": Spoken(
        "Kertokaa, milloin rasti on auki: `open: [mistä, mihin]` tai `occasion: tunnus`.",
        "Säg när kontrollen är öppen: `open: [från, till]` eller `occasion: id`.",
        "Milloin rasti on auki? Kirjoittakaa `open: [mistä, mihin]`.",
    ),
    "only event checkpoints have opening times: add `kind: event`": Spoken(
        "Vain tapahtumalla on aukioloajat: lisätkää `kind: event`.",
        "Bara evenemang har öppettider: lägg till `kind: event`.",
        "Ajat ovat vain tapahtumalle. Lisätkää rivi `kind: event`.",
    ),
    "it closes before it opens: write `open: [from, to]`": Spoken(
        "Rasti menee kiinni ennen kuin aukeaa: vaihtakaa aikojen järjestys.",
        "Kontrollen stänger innan den öppnar: byt tidernas ordning.",
        "Ajat ovat väärin päin. Vaihtakaa järjestys.",
    ),
}
