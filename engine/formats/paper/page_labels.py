"""What the house itself says on the pages that a team walks with."""

from collections.abc import Mapping

from engine.play.phrases import phrase
from engine.text import Text

PAGE_LABELS: Mapping[str, Text] = {
    "booklet": phrase(
        "Seikkailuvihko", "Äventyrshäfte", "Adventure booklet", "Seikkailun vihko"
    ),
    "team": phrase("Joukkueen nimi", "Lagets namn", "Team name", "Joukkueen nimi"),
    "date": phrase("Päivä", "Datum", "Date", "Päivä"),
    "organiser": phrase(
        "Järjestäjä ja puhelinnumero",
        "Arrangör och telefonnummer",
        "Organiser and phone number",
        "Järjestäjä ja puhelinnumero",
    ),
    "how": phrase(
        "Näin pelataan paperilla",
        "Så spelar ni på papper",
        "How to play on paper",
        "Näin pelaatte paperilla",
    ),
    "how_clue": phrase(
        "Valitkaa rasti osasta 1 ja kävelkää johtolangan mukaan. Rastin alla lukee, milloin "
        "sinne saa mennä.",
        "Välj en kontroll i del 1 och gå dit ledtråden leder. Under kontrollen står när ni får "
        "gå dit.",
        "Choose a checkpoint in part 1 and follow its clue. Under it you read when you may go "
        "there.",
        "Katsokaa osaa 1. Valitkaa rasti. Kävelkää johtolangan mukaan.",
    ),
    "how_punch": phrase(
        "Perillä leimatkaa leimakortti: rei’itys, valvojan nimikirjaimet tai kyltin koodi. "
        "Leima on paperilla sama kuin Olemme täällä.",
        "Stämpla stämpelkortet när ni är framme: ett hål, en ledares initialer eller skyltens "
        "kod. På papper betyder stämpeln Vi är här.",
        "On arrival mark the punch card: a punch, a marshal’s initials or the sign’s code. "
        "On paper the mark stands for We are here.",
        "Leimatkaa kortti perillä. Leima voi olla reikä, valvojan nimikirjaimet tai kyltin "
        "koodi. Leima tarkoittaa: Olemme täällä.",
    ),
    "how_open": phrase(
        "Avatkaa rastin sivu osassa 2 vasta, kun seisotte paikalla. Muita sivuja ei lueta "
        "etukäteen: tarina menisi hukkaan.",
        "Slå upp kontrollens sida i del 2 först när ni står på platsen. Läs inte de andra "
        "sidorna i förväg: då går berättelsen förlorad.",
        "Open the checkpoint’s page in part 2 only when you stand there. Leave the other pages "
        "for later, or the story is spent.",
        "Avatkaa rastin sivu vasta perillä. Älkää lukeko muita sivuja vielä.",
    ),
    "how_answer": phrase(
        "Kirjoittakaa vastaus vastauslomakkeeseen. Vihjeet ovat osassa 4, ja rastittakaa "
        "lomakkeeseen ne, jotka luette.",
        "Skriv svaret på svarsblanketten. Tipsen finns i del 4: kryssa på blanketten för dem "
        "som ni läser.",
        "Write your answer on the answer sheet. Hints are in part 4: tick the ones you read.",
        "Kirjoittakaa vastaus lomakkeeseen. Vihjeet ovat osassa 4. Rastittakaa lomakkeeseen "
        "vihje, jonka luette.",
    ),
    "how_return": phrase(
        "Lopuksi antakaa leimakortti ja vastauslomake järjestäjälle. Hän vie ne tuloksiin.",
        "Ge till slut stämpelkortet och svarsblanketten till arrangören, som för in dem i "
        "resultaten.",
        "At the end give the punch card and the answer sheet to the organiser."
        " They go into the results.",
        "Antakaa lopuksi kortti ja lomake järjestäjälle.",
    ),
    "start": phrase("Lähtö", "Start", "Start", "Lähtö"),
    "finish": phrase("Maali", "Mål", "Finish", "Maali"),
    "finished": phrase(
        "Olette valmiit, kun", "Ni är klara när", "You are finished when", "Olette valmiit, kun"
    ),
    "safety": phrase("Turvallisesti", "Tryggt", "Safely", "Turvallisesti"),
    "emergency": phrase(
        "Hätänumero on 112.",
        "Nödnumret är 112.",
        "The emergency number is 112.",
        "Hätänumero on 112.",
    ),
    "take": phrase("Ottakaa mukaan", "Ta med er", "Take along", "Ottakaa mukaan"),
    "take_pen": phrase(
        "kynä ja jotain kovaa alustaksi",
        "en penna och något hårt att skriva på",
        "a pen, and something firm to write on",
        "kynä ja kova alusta",
    ),
    "take_watch": phrase("kello", "en klocka", "a watch", "kello"),
    "take_food": phrase(
        "vettä ja vähän evästä",
        "vatten och lite matsäck",
        "water and something to eat",
        "vettä ja vähän ruokaa",
    ),
    "take_clothes": phrase(
        "sään mukaiset vaatteet",
        "kläder efter vädret",
        "clothes for the weather",
        "vaatteet sään mukaan",
    ),
    "season": phrase("Milloin", "När", "When", "Milloin"),
    "fiction": phrase(
        "Totta ja keksittyä", "Sant och påhittat", "True and made up", "Mikä on totta"
    ),
    "facts_age": phrase(
        "{age}-vuotiaasta alkaen",
        "från {age} år",
        "from {age} years",
        "ikä vähintään {age} vuotta",
    ),
    "facts_team": phrase(
        "{min}–{max} henkeä",
        "{min}–{max} personer",
        "{min}–{max} people",
        "{min}–{max} ihmistä",
    ),
    "limit": phrase("Aikaraja", "Tidsgräns", "Time limit", "Aikaraja"),
    "licence": phrase("Lisenssi", "Licens", "Licence", "Lisenssi"),
    # part 1
    "part": phrase("Osa", "Del", "Part", "Osa"),
    "clues": phrase("Johtolangat", "Ledtrådar", "Clues", "Johtolangat"),
    "clues_note": phrase(
        "Nämä saa lukea milloin vain.",
        "De här får ni läsa när som helst.",
        "These you may read at any time.",
        "Nämä saatte lukea milloin vain.",
    ),
    "checkpoint": phrase("Rasti", "Kontroll", "Checkpoint", "Rasti"),
    "optional": phrase("vapaaehtoinen", "frivillig", "optional", "ei pakollinen"),
    "opens": phrase("Saa mennä, kun", "Ni får gå när", "You may go when", "Saatte mennä, kun"),
    "open_hours": phrase("Auki", "Öppet", "Open", "Auki"),
    "there": phrase("Perillä sivu", "Framme: sida", "On arrival: page", "Perillä sivu"),
    "later": phrase(
        "Tämän paikka selviää myöhemmin. Johtolanka on sivulla",
        "Var den finns får ni veta senare. Ledtråden står på sidan",
        "Where this is you will learn later. Its clue is on page",
        "Paikan saatte tietää myöhemmin. Johtolanka on sivulla",
    ),
    "later_clue": phrase(
        "Johtolanka rastille",
        "Ledtråd till kontroll",
        "Clue to checkpoint",
        "Johtolanka rastille",
    ),
    "access": phrase(
        "Perille pääsy", "Att ta sig dit", "Getting there", "Näin pääsette paikalle"
    ),
    "alternative": phrase(
        "Jos ette pääse paikalle",
        "Om ni inte kommer fram",
        "If you cannot get there",
        "Jos ette pääse paikalle",
    ),
    # part 2
    "arrivals": phrase("Perillä", "Framme", "On arrival", "Perillä"),
    "arrivals_note": phrase(
        "Jokaisella rastilla on oma sivu. Avatkaa se vasta perillä. Sivut eivät ole "
        "kulkujärjestyksessä.",
        "Varje kontroll har en egen sida. Slå upp den först när ni är framme. Sidorna följer "
        "inte rutten.",
        "Each checkpoint has a page of its own. Open it only when you are there. The pages are "
        "not in the order of the walk.",
        "Jokaisella rastilla on oma sivu. Avatkaa sivu vasta perillä. Sivut eivät ole "
        "järjestyksessä.",
    ),
    "sealed": phrase(
        "Avatkaa vasta perillä",
        "Öppnas först på platsen",
        "Open when you are there",
        "Avatkaa vasta perillä",
    ),
    "sealed_clue": phrase(
        "Lukekaa vasta, kun", "Läs först när", "Read only when", "Lukekaa vasta, kun"
    ),
    "task": phrase("Tehtävä", "Uppgift", "Task", "Tehtävä"),
    "applies": phrase("Teille, jos", "För er, om", "For you, if", "Tehkää tämä, jos"),
    "one": phrase("Rastittakaa yksi.", "Kryssa för ett.", "Tick one.", "Rastittakaa yksi."),
    "some": phrase(
        "Rastittakaa kaikki oikeat.",
        "Kryssa för alla rätta.",
        "Tick all that are right.",
        "Rastittakaa kaikki oikeat.",
    ),
    "order": phrase(
        "Numeroikaa järjestykseen: 1 on ensimmäinen.",
        "Numrera i ordning: 1 är först.",
        "Number them in order: 1 comes first.",
        "Numeroikaa järjestykseen. 1 on ensimmäinen.",
    ),
    "match": phrase(
        "Kirjoittakaa jokaisen kohdalle sen parin kirjain.",
        "Skriv bokstaven för rätt par vid varje rad.",
        "Write beside each the letter of its pair.",
        "Kirjoittakaa jokaiseen oikean parin kirjain.",
    ),
    "answer": phrase("Vastaus", "Svar", "Answer", "Vastaus"),
    "tick_done": phrase("Tehty", "Gjort", "Done", "Tehty"),
    "own": phrase(
        "Tämä jää teille.",
        "Det här stannar hos er.",
        "This stays with you.",
        "Tämä jää teille.",
    ),
    "shared": phrase(
        "Kirjoittakaa tämä vastauslomakkeeseen, jos järjestäjä saa lukea sen. Tyhjäksikin saa "
        "jättää.",
        "Skriv det här på svarsblanketten, om arrangören får läsa det. Raden får också vara "
        "tom.",
        "Write this on the answer sheet if the organiser may read it. You may leave it empty.",
        "Kirjoittakaa tämä vastauslomakkeeseen. Järjestäjä lukee sen. Voitte jättää tyhjäksi.",
    ),
    "scale": phrase(
        "Ympyröikää yksi. Tätä ei kerätä.",
        "Ringa in ett. Det här samlas inte in.",
        "Circle one. Nobody collects this.",
        "Ympyröikää yksi. Tätä ei kerätä.",
    ),
    "instead": phrase("Tai näin", "Eller så här", "Or like this", "Tai näin"),
    "minute": phrase("1 minuutti", "1 minut", "1 minute", "1 minuutti"),
    "minutes": phrase(
        "{minutes} minuuttia", "{minutes} minuter", "{minutes} minutes", "{minutes} minuuttia"
    ),
    "stuck": phrase("Vihje sivulla", "Tips på sidan", "A hint is on page", "Vihje sivulla"),
    "read_on": phrase(
        "Kun olette vastanneet, jatko on sivulla",
        "När ni har svarat, läs vidare på sidan",
        "When you have answered, read on at page",
        "Kun olette vastanneet, lukekaa sivu",
    ),
    "read_on_done": phrase(
        "Kun tämä on tehty, jatko on sivulla",
        "När det här är gjort, läs vidare på sidan",
        "When this is done, read on at page",
        "Kun tämä on tehty, lukekaa sivu",
    ),
    "epilogue": phrase(
        "Kun rasti on tehty, lukekaa sivu",
        "När kontrollen är klar, läs sidan",
        "When the checkpoint is done, read page",
        "Kun rasti on tehty, lukekaa sivu",
    ),
    "project": phrase("Paikan takana", "Bakom platsen", "Behind this place", "Paikan tarina"),
}
