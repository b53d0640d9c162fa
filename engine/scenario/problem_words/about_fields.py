"""Fields that are missing or unknown, and values that do not fit them."""

from collections.abc import Mapping

from engine.scenario.problem_words.spoken import Spoken

FIELDS: Mapping[str, Spoken] = {
    "'{name}' is missing: write it": Spoken(
        "Kohta {name} puuttuu: kirjoittakaa se.",
        "{name} saknas: skriv det.",
        "Kohta {name} puuttuu. Kirjoittakaa se.",
    ),
    "'{name}' is missing a part: write it": Spoken(
        "Kohdasta {name} puuttuu osa: kirjoittakaa sekin.",
        "En del av {name} saknas: skriv den också.",
        "Kohdasta {name} puuttuu osa. Kirjoittakaa se.",
    ),
    "'{name}' is not a field here": Spoken(
        "Kohta {name} ei kuulu tähän.",
        "Fältet {name} finns inte här.",
        "Kohta {name} ei kuulu tähän.",
    ),
    "'type' is missing: write one of {known}": Spoken(
        "Kohta type puuttuu: kirjoittakaa siihen jokin näistä: {known}.",
        "Fältet type saknas: skriv ett av dessa: {known}.",
        "Kohta type puuttuu. Valitkaa yksi: {known}.",
    ),
    "{name}: there is no such type; write one of {known}": Spoken(
        "{name}: tehtävätyyppiä ei ole: kirjoittakaa kohtaan type jokin näistä: {known}.",
        "{name}: typen finns inte: skriv ett av dessa under type: {known}.",
        "{name}: kohdassa type on väärä sana. Valitkaa yksi: {known}.",
    ),
    "{name}: write exactly one of {known}": Spoken(
        "{name}: kirjoittakaa näistä täsmälleen yksi: {known}.",
        "{name}: skriv exakt ett av dessa: {known}.",
        "{name}: kirjoittakaa yksi näistä: {known}.",
    ),
    "{name}: write one of {known}": Spoken(
        "{name}: kirjoittakaa jokin näistä: {known}.",
        "{name}: skriv ett av dessa: {known}.",
        "{name}: kirjoittakaa yksi näistä: {known}.",
    ),
    "{name}: write {known}": Spoken(
        "{name}: kirjoittakaa {known}.",
        "{name}: skriv {known}.",
        "{name}: kirjoittakaa {known}.",
    ),
    "{name}: write words here": Spoken(
        "{name}: kirjoittakaa tähän tekstiä.",
        "{name}: skriv text här.",
        "{name}: kirjoittakaa tähän tekstiä.",
    ),
    "{name}: write words, or words for each language": Spoken(
        "{name}: kirjoittakaa tekstiä, tai teksti joka kielellä.",
        "{name}: skriv text, eller en text för varje språk.",
        "{name}: kirjoittakaa tähän tekstiä.",
    ),
    "{name}: write a whole number": Spoken(
        "{name}: kirjoittakaa kokonaisluku, esimerkiksi 12.",
        "{name}: skriv ett heltal, till exempel 12.",
        "{name}: kirjoittakaa luku. Esimerkki: 12.",
    ),
    "{name}: write a number, such as 12 or 12.5": Spoken(
        "{name}: kirjoittakaa luku, esimerkiksi 12 tai 12.5.",
        "{name}: skriv ett tal, till exempel 12 eller 12.5.",
        "{name}: kirjoittakaa luku. Esimerkki: 12 tai 12.5.",
    ),
    "{name}: write true or false": Spoken(
        "{name}: kirjoittakaa true (kyllä) tai false (ei).",
        "{name}: skriv true (ja) eller false (nej).",
        "{name}: kirjoittakaa true tai false. True on kyllä. False on ei.",
    ),
    "{name}: write {limit} or more": Spoken(
        "{name}: kirjoittakaa vähintään {limit}.",
        "{name}: skriv minst {limit}.",
        "{name}: luku on liian pieni. Pienin luku on {limit}.",
    ),
    "{name}: write {limit} or less": Spoken(
        "{name}: kirjoittakaa enintään {limit}.",
        "{name}: skriv högst {limit}.",
        "{name}: luku on liian suuri. Suurin luku on {limit}.",
    ),
    "{name}: write at least this many: {limit}": Spoken(
        "{name}: kirjoittakaa näitä vähintään {limit}.",
        "{name}: skriv minst så här många: {limit}.",
        "{name}: näitä on liian vähän. Niitä on oltava {limit}.",
    ),
    "{name}: write at most this many: {limit}": Spoken(
        "{name}: kirjoittakaa näitä enintään {limit}.",
        "{name}: skriv högst så här många: {limit}.",
        "{name}: näitä on liian monta. Niitä saa olla {limit}.",
    ),
    "{name}: this is too long: write at most {limit} letters": Spoken(
        "{name}: liian pitkä: kirjoittakaa enintään {limit} merkkiä.",
        "{name}: för långt: skriv högst {limit} tecken.",
        "{name}: liian pitkä. Merkkejä saa olla {limit}.",
    ),
    "{name}: use only a–z, 0–9 and single hyphens, as in vanha-tori": Spoken(
        "{name}: käyttäkää vain kirjaimia a–z, numeroita ja viivaa, esimerkiksi vanha-tori.",
        "{name}: använd bara a–z, siffror och bindestreck, till exempel vanha-tori.",
        "{name}: käyttäkää vain kirjaimia a–z. Numerot ja viiva käyvät myös. "
        "Esimerkki: vanha-tori.",
    ),
    '{name}: write a share such as ">= 0.8" or "<= 0.5"': Spoken(
        '{name}: kirjoittakaa osuus, esimerkiksi ">= 0.8" tai "<= 0.5".',
        '{name}: skriv en andel, till exempel ">= 0.8" eller "<= 0.5".',
        '{name}: kirjoittakaa osuus. Esimerkki: ">= 0.8".',
    ),
    "{name}: write a file's name in small letters, such as torni.webp": Spoken(
        "{name}: kirjoittakaa tiedoston nimi pienin kirjaimin, esimerkiksi torni.webp.",
        "{name}: skriv filens namn med små bokstäver, till exempel torni.webp.",
        "{name}: kirjoittakaa nimi pienillä kirjaimilla. Esimerkki: torni.webp.",
    ),
    "{name}: write a list, such as [qr, code]": Spoken(
        "{name}: kirjoittakaa luettelo, esimerkiksi [qr, code].",
        "{name}: skriv en lista, till exempel [qr, code].",
        "{name}: kirjoittakaa luettelo. Esimerkki: [qr, code].",
    ),
    "{name}: write fields here, each with a colon": Spoken(
        "{name}: kirjoittakaa tähän kenttiä, joissa on nimi ja kaksoispiste.",
        "{name}: skriv fält här, vart och ett med namn och kolon.",
        "{name}: kirjoittakaa tähän kenttiä. Nimen jälkeen tulee kaksoispiste.",
    ),
    "{name}: write a date, such as 2026-06-01": Spoken(
        "{name}: kirjoittakaa päivä, esimerkiksi 2026-06-01.",
        "{name}: skriv ett datum, till exempel 2026-06-01.",
        "{name}: kirjoittakaa päivä. Esimerkki: 2026-06-01.",
    ),
    "{name}: this does not fit here: compare with another adventure": Spoken(
        "{name}: tämä ei käy tähän: katsokaa mallia toisesta seikkailusta.",
        "{name}: det här passar inte här: se hur ett annat äventyr gör.",
        "{name}: tämä ei käy tähän. Katsokaa mallia toisesta seikkailusta.",
    ),
}

VALUES: Mapping[str, Spoken] = {
    "write the text, or leave the field out": Spoken(
        "Teksti puuttuu: kirjoittakaa se, tai ottakaa kohta pois.",
        "Texten saknas: skriv den, eller ta bort fältet.",
        "Teksti puuttuu. Kirjoittakaa se. Tai poistakaa kohta.",
    ),
    "this is no language tag: write one such as fi, sv, en-GB, fi-x-selko or zh-Hant": Spoken(
        "Tämä ei ole kielen tunnus: kirjoittakaa esimerkiksi fi, sv, en-GB tai fi-x-selko.",
        "Det här är ingen språkkod: skriv till exempel fi, sv, en-GB eller fi-x-selko.",
        "Kielen tunnus on väärä. Esimerkki: fi, sv tai fi-x-selko.",
    ),
    "write a duration such as 90 s, 30 min, 2 h or 1 d": Spoken(
        "Kirjoittakaa kesto, esimerkiksi 90 s, 30 min, 2 h tai 1 d.",
        "Skriv en tid, till exempel 90 s, 30 min, 2 h eller 1 d.",
        "Kirjoittakaa aika. Esimerkki: 90 s, 30 min tai 2 h.",
    ),
    'write a time of day such as "10:30"': Spoken(
        'Kirjoittakaa kellonaika, esimerkiksi "10:30".',
        'Skriv ett klockslag, till exempel "10:30".',
        'Kirjoittakaa kellonaika. Esimerkki: "10:30".',
    ),
    'write a date and a time such as "2026-06-01 10:30"': Spoken(
        'Kirjoittakaa päivä ja kellonaika, esimerkiksi "2026-06-01 10:30".',
        'Skriv datum och klockslag, till exempel "2026-06-01 10:30".',
        'Kirjoittakaa päivä ja kellonaika. Esimerkki: "2026-06-01 10:30".',
    ),
    "there is no such time zone: write one such as Europe/Helsinki": Spoken(
        "Aikavyöhykettä ei ole: kirjoittakaa esimerkiksi Europe/Helsinki.",
        "Tidszonen finns inte: skriv till exempel Europe/Helsinki.",
        "Aikavyöhyke on väärä. Esimerkki: Europe/Helsinki.",
    ),
}
