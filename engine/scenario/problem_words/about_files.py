"""Files that are missing, misnamed or not readable."""

from collections.abc import Mapping

from engine.scenario.problem_words.spoken import Spoken

FILES: Mapping[str, Spoken] = {
    "this folder has no adventure.yaml: write one": Spoken(
        "Kansiosta puuttuu tiedosto adventure.yaml: kirjoittakaa se.",
        "Mappen saknar filen adventure.yaml: skriv den.",
        "Tiedosto adventure.yaml puuttuu. Kirjoittakaa se.",
    ),
    "write fields here, such as `id: ...`": Spoken(
        "Kirjoittakaa tähän kenttiä, esimerkiksi `id: ...`.",
        "Skriv fält här, till exempel `id: ...`.",
        "Kirjoittakaa tähän kenttiä. Esimerkki: `id: ...`.",
    ),
    "each checkpoint is a file of its own: move it to checkpoints/": Spoken(
        "Jokainen rasti on oma tiedostonsa: siirtäkää se kansioon checkpoints.",
        "Varje kontroll är en egen fil: flytta den till mappen checkpoints.",
        "Jokainen rasti on oma tiedosto. Siirtäkää se kansioon checkpoints.",
    ),
    "call the file {file}, like its id": Spoken(
        "Antakaa tiedostolle nimi {file}: sama kuin rastin id.",
        "Döp filen till {file}, samma som kontrollens id.",
        "Tiedoston nimi on väärä. Oikea nimi on {file}.",
    ),
    "this file is over 1 MB: split it, or move text out of it": Spoken(
        "Tiedosto on yli megatavun: jakakaa se, tai siirtäkää tekstiä muualle.",
        "Filen är över en megabyte: dela den, eller flytta text ur den.",
        "Tiedosto on liian iso. Jakakaa se kahteen osaan.",
    ),
    "this letter is not UTF-8: save the file as UTF-8": Spoken(
        "Tätä kirjainta ei voi lukea: tallentakaa tiedosto muodossa UTF-8.",
        "Den här bokstaven går inte att läsa: spara filen som UTF-8.",
        "Tätä kirjainta ei voi lukea. Tallentakaa tiedosto muodossa UTF-8.",
    ),
}

YAML: Mapping[str, Spoken] = {
    "a file holds one document: leave out the --- here": Spoken(
        "Tiedostossa saa olla vain yksi osa: ottakaa viivat --- pois tästä.",
        "En fil har bara en del: ta bort strecken --- här.",
        "Ottakaa viivat --- pois tästä.",
    ),
    "& and * mean something else here: put the words in quotation marks": Spoken(
        "Merkki & tai * tarkoittaa tässä muuta: laittakaa teksti lainausmerkkeihin.",
        "Tecknet & eller * betyder något annat här: sätt texten inom citattecken.",
        "Merkki & tai * ei käy tässä. Laittakaa teksti lainausmerkkeihin.",
    ),
    "! means something else here: put the words in quotation marks": Spoken(
        "Merkki ! tarkoittaa tässä muuta: laittakaa teksti lainausmerkkeihin.",
        "Tecknet ! betyder något annat här: sätt texten inom citattecken.",
        "Merkki ! ei käy tässä. Laittakaa teksti lainausmerkkeihin.",
    ),
    "there are too many levels inside one another here: write it more simply": Spoken(
        "Tässä on liian monta tasoa sisäkkäin: kirjoittakaa se yksinkertaisemmin.",
        "Här ligger för många nivåer i varandra: skriv det enklare.",
        "Tässä on liian monta tasoa. Kirjoittakaa se lyhyemmin.",
    ),
    "this file holds too much: split it": Spoken(
        "Tiedostossa on liian paljon: jakakaa se useampaan.",
        "Filen rymmer för mycket: dela upp den.",
        "Tiedostossa on liian paljon. Jakakaa se osiin.",
    ),
    "'{name}' stands here twice: keep one": Spoken(
        "Kohta {name} on tässä kahdesti: jättäkää vain toinen.",
        "{name} står här två gånger: behåll det ena.",
        "Kohta {name} on tässä kaksi kertaa. Poistakaa toinen.",
    ),
    "a field's name is one plain word": Spoken(
        "Kentän nimi on yksi pelkkä sana: korjatkaa se.",
        "Ett fälts namn är ett enda ord: rätta det.",
        "Kentän nimi on yksi sana. Korjatkaa se.",
    ),
    "there is a tab here: indent with spaces": Spoken(
        "Tässä on sarkain: sisentäkää välilyönneillä.",
        "Här står en tabb: dra in med mellanslag.",
        "Käyttäkää rivin alussa vain välilyöntejä.",
    ),
    "there is a colon too many, or the line is indented wrongly: put text with a colon in"
    " quotation marks": Spoken(
        "Tässä on kaksoispiste liikaa, tai rivi on sisennetty väärin: laittakaa teksti, jossa "
        "on kaksoispiste, lainausmerkkeihin.",
        "Här är ett kolon för mycket, eller så är raden fel indragen: sätt text med kolon "
        "inom citattecken.",
        "Rivillä on liian monta kaksoispistettä. Tai rivin alku on väärässä kohdassa. "
        "Laittakaa teksti lainausmerkkeihin.",
    ),
    "a quotation mark or a bracket is left open above: close it": Spoken(
        "Lainausmerkki tai sulku on jäänyt auki ylempänä: sulkekaa se.",
        "Ett citattecken eller en parentes är öppen längre upp: stäng den.",
        "Lainausmerkki tai sulku puuttuu. Lisätkää se.",
    ),
    "a colon is missing after a field's name, or the line is indented wrongly": Spoken(
        "Kentän nimen perästä puuttuu kaksoispiste, tai rivi on sisennetty väärin: korjatkaa.",
        "Ett kolon saknas efter fältets namn, eller så är raden fel indragen: rätta det.",
        "Kaksoispiste puuttuu. Tai rivin alku on väärässä kohdassa.",
    ),
    "there is a sign here that no text can hold: take it out": Spoken(
        "Tässä on merkki, jota tekstissä ei voi olla: poistakaa se.",
        "Här finns ett tecken som ingen text kan ha: ta bort det.",
        "Tässä on väärä merkki. Poistakaa se.",
    ),
    "this line cannot be read: look for a missing space, quotation mark or bracket": Spoken(
        "Riviä ei voi lukea: katsokaa, puuttuuko välilyönti, lainausmerkki tai sulku.",
        "Raden går inte att läsa: se efter om ett mellanslag, citattecken eller en parentes "
        "saknas.",
        "Riviä ei voi lukea. Puuttuuko välilyönti, lainausmerkki tai sulku?",
    ),
}
