"""What the house itself says in a booklet, by the name that its pages ask for."""

from collections.abc import Mapping

from engine.formats.paper.page_labels import PAGE_LABELS
from engine.play.phrases import phrase
from engine.text import Text

LABELS: Mapping[str, Text] = {
    **PAGE_LABELS,
    # parts 3 to 5
    "sequels": phrase("Jatkot", "Fortsättningar", "What follows", "Jatkot"),
    "sequels_note": phrase(
        "Etsikää tehtävän numero ja vastauksenne kirjain. Lukekaa vain se kohta.",
        "Leta upp uppgiftens nummer och bokstaven för ert svar. Läs bara det stycket.",
        "Find the number of the task and the letter of your answer. Read only that one.",
        "Etsikää tehtävän numero ja vastauksenne kirjain. Lukekaa vain se kohta.",
    ),
    "hints": phrase("Vihjeet", "Tips", "Hints", "Vihjeet"),
    "hints_note": phrase(
        "Etsikää tunnus, kääntäkää sivu ja lukekaa vain se.",
        "Sök upp beteckningen, vänd på sidan och läs bara den.",
        "Find the mark, turn the page round and read only that one.",
        "Etsikää oma kohtanne. Kääntäkää paperi. Lukekaa vain se kohta.",
    ),
    "hints_note_plain": phrase(
        "Peittäkää muut ja lukekaa vain oma kohtanne.",
        "Täck över de andra och läs bara ert eget stycke.",
        "Cover the others and read only your own.",
        "Lukekaa vain oma kohtanne.",
    ),
    "cost": phrase("−{points} p", "−{points} p", "−{points} p", "−{points} p"),
    "endings": phrase("Loput", "Slut", "Endings", "Loput"),
    "endings_note": phrase(
        "Kun seikkailu on lopussa, lukekaa taulukkoa ylhäältä alas. Ensimmäinen rivi, joka "
        "pitää paikkansa, on teidän.",
        "När äventyret är slut läser ni tabellen uppifrån. Den första raden som stämmer är er.",
        "When all is done, read the table from the top. Its first true line is yours.",
        "Lukekaa taulukkoa ylhäältä alas. Ensimmäinen rivi, joka on totta, on teidän.",
    ),
    "when": phrase("Kun", "När", "When", "Kun"),
    "otherwise": phrase("Muuten", "Annars", "Otherwise", "Muuten"),
    "page": phrase("Sivu", "Sida", "Page", "Sivu"),
    "sealed_ending": phrase(
        "Lukekaa vain, jos taulukko toi teidät tänne",
        "Läs bara om tabellen förde er hit",
        "Read only if the table brought you here",
        "Lukekaa vain, jos tämä on teidän sivunne",
    ),
    "sealed_only": phrase(
        "Lukekaa vasta, kun seikkailu on lopussa",
        "Läs först när äventyret är slut",
        "Read only when the adventure is over",
        "Lukekaa vasta, kun seikkailu on loppu",
    ),
    "end_at": phrase(
        "Seikkailun loppu on sivulla",
        "Äventyrets slut står på sidan",
        "The end of the adventure is on page",
        "Seikkailun loppu on sivulla",
    ),
    # the sheets
    "punch_card": phrase("Leimakortti", "Stämpelkort", "Punch card", "Leimakortti"),
    "punch_note": phrase(
        "Yksi ruutu rastia kohti: rei’itys, nimikirjaimet tai kyltin koodi. Kellonaika, jos "
        "järjestäjä pyytää.",
        "En ruta per kontroll: ett hål, initialer eller skyltens kod. Klockslag om arrangören "
        "ber om det.",
        "One box a checkpoint: a punch, initials or the sign’s code. The time, if the "
        "organiser asks for it.",
        "Jokaisella rastilla on oma ruutu. Ruutuun tulee leima tai kyltin koodi.",
    ),
    "time": phrase("Kello", "Klockan", "Time", "Kello"),
    "started": phrase("Lähtö klo", "Start kl.", "Started at", "Lähtö kello"),
    "arrived": phrase("Maali klo", "Mål kl.", "Finished at", "Maali kello"),
    "sheet": phrase("Vastauslomake", "Svarsblankett", "Answer sheet", "Vastauslomake"),
    "sheet_note": phrase(
        "Tämä annetaan järjestäjälle. Älkää kirjoittako ihmisten nimiä.",
        "Den här ges till arrangören. Skriv inga personnamn.",
        "This goes to the organiser. Write no people’s names.",
        "Antakaa tämä järjestäjälle. Älkää kirjoittako omia nimiänne.",
    ),
    "read_hints": phrase("Luetut vihjeet", "Lästa tips", "Hints read", "Luetut vihjeet"),
    "skipped": phrase("Ohitettu", "Överhoppad", "Skipped", "Ohitettu"),
    "none": phrase("–", "–", "–", "–"),
    "gains": phrase(
        "Mitä saitte matkalla",
        "Det här fick ni på vägen",
        "What you got on the way",
        "Mitä saitte matkalla",
    ),
    "staff": phrase("Järjestäjälle", "För arrangören", "For the organiser", "Järjestäjälle"),
    "staff_note": phrase(
        "Tämä ei kuulu vihkoon: ottakaa se pois ennen kuin annatte vihkon joukkueelle.",
        "Det här hör inte till häftet: ta bort det innan ni ger häftet till ett lag.",
        "This is no part of the booklet: take it out before you hand the booklet to a team.",
        "Tämä ei kuulu vihkoon. Ottakaa tämä pois vihkosta.",
    ),
    "right_answers": phrase(
        "Oikeat vastaukset", "Rätta svar", "Right answers", "Oikeat vastaukset"
    ),
    "right": phrase("Oikein", "Rätt", "Right", "Oikein"),
    "any": phrase("mikä vain", "vad som helst", "anything", "mikä vain"),
    "points": phrase("Pisteet", "Poäng", "Points", "Pisteet"),
    "wrong_costs": phrase(
        "väärä −{points}", "fel −{points}", "wrong −{points}", "väärä −{points}"
    ),
    "hint_costs": phrase("vihjeet", "tips", "hints", "vihjeet"),
    "visit": phrase("käynti", "besök", "visit", "käynti"),
    "tell": phrase(
        "Kertokaa maalissa", "Berätta vid målet", "Tell them at the finish", "Kertokaa maalissa"
    ),
}
