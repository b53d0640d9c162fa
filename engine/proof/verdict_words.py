"""The words in which the proof speaks."""

from engine.proof.finding import Rule, Severity, words

NOT_COMPLETABLE = Rule(
    "not-completable",
    Severity.BLOCKS,
    says=words(
        fi="{who}: perille ei pääse mitenkään. Peli päättyy näin: {walk}. {stop} ei aukea. "
        "Antakaa sille ehto (unlock), joka voi täyttyä.",
        sv="{who}: ingen kommer fram, hur man än spelar. Spelet tar slut så här: {walk}. "
        "{stop} öppnas inte. Ge den ett villkor (unlock) som kan uppfyllas.",
        en="{who}: nobody can finish, whatever they do. The game ends like this: {walk}. "
        "{stop} does not open. Give it a condition (unlock) that can be met.",
        selko="{who}: kukaan ei pääse perille. Peli päättyy näin: {walk}. {stop} ei aukea. "
        "Muuttakaa kohtaa unlock.",
    ),
    why=words(
        fi="Kaikki tavat pelata käytiin läpi. Yksikään ei johda loppuun.",
        sv="Alla sätt att spela prövades. Inget av dem leder till slutet.",
        en="Every way of playing was looked at. None of them leads to the end.",
        selko="Kaikki tavat pelata on tarkistettu. Mikään ei toimi.",
    ),
)
SOFT_LOCK = Rule(
    "soft-lock",
    Severity.BLOCKS,
    says=words(
        fi="{who}: näin pelaten jää jumiin: {walk}. {stop} ei enää aukea. Avatkaa se "
        "muutenkin: kirjoittakaa kohtaan unlock sana any ja sen alle molemmat ehdot.",
        sv="{who}: så här fastnar man: {walk}. {stop} öppnas inte längre. Öppna den på ett "
        "annat sätt också: skriv any under unlock, och båda villkoren under det.",
        en="{who}: played like this, a team gets stuck: {walk}. {stop} never opens. Open it "
        "in another way as well: write any under unlock, and both conditions under that.",
        selko="{who}: näin peli jää jumiin: {walk}. {stop} ei aukea. Lisätkää kohtaan unlock "
        "toinen tapa avata rasti. Käyttäkää sanaa any.",
    ),
    why=words(
        fi="Joukkue on tehnyt kaiken, minkä voi, eikä mikään vie enää eteenpäin.",
        sv="Laget har gjort allt det kan, och kommer ändå inte vidare.",
        en="The team has done all it can, and still nothing leads on.",
        selko="Joukkue on tehnyt kaiken. Peli ei etene.",
    ),
)
NOT_COMPLETABLE_FOR = Rule(
    "not-completable-for",
    Severity.ASKS,
    says=words(
        fi="{who}: näin ei pääse perille. Peli päättyy näin: {walk}. {stop} jää käymättä. "
        "Lisätkää sille toinen tapa leimata (checkin), tai kertokaa, miten sen voi tehdä "
        "muuten (alternative).",
        sv="{who}: så kommer man inte fram. Spelet tar slut så här: {walk}. {stop} nås inte. "
        "Ge den ett annat sätt att stämpla (checkin), eller säg hur man kan göra den annars "
        "(alternative).",
        en="{who}: such a team cannot finish. The game ends like this: {walk}. {stop} stays "
        "out of reach. Give it another way to check in (checkin), or say how to do it "
        "otherwise (alternative).",
        selko="{who}: perille ei pääse. Peli päättyy näin: {walk}. {stop} jää käymättä. "
        "Lisätkää rastille toinen tapa leimata (checkin). Tai kertokaa toinen tapa tehdä "
        "rasti (alternative).",
    ),
    why=words(
        fi="Kaikkien pitää päästä perille, myös tämän joukkueen.",
        sv="Alla ska komma fram, även det här laget.",
        en="Everybody should come to the end, this team too.",
        selko="Kaikkien pitää päästä perille.",
    ),
)
SOFT_LOCK_FOR = Rule(
    "soft-lock-for",
    Severity.ASKS,
    says=words(
        fi="{who}: näin pelaten jää jumiin: {walk}. {stop} jää kiinni. Avatkaa se muutenkin "
        "(any). Tai lisätkää matkan varrelle toinen tapa leimata (checkin) tai tehdä tehtävä "
        "(alternative).",
        sv="{who}: så här fastnar man: {walk}. {stop} förblir stängd. Öppna den på ett annat "
        "sätt också (any). Eller ge kontrollerna på vägen ett annat sätt att stämpla "
        "(checkin) eller att göra uppgiften (alternative).",
        en="{who}: played like this, a team gets stuck: {walk}. {stop} stays shut. Open it in "
        "another way as well (any). Or give the stops on the way another way to check in "
        "(checkin) or to do the task (alternative).",
        selko="{who}: näin peli jää jumiin: {walk}. {stop} ei aukea. Lisätkää rastille toinen "
        "ehto (any). Tai lisätkää toinen tapa leimata (checkin). Tai kertokaa toinen tapa "
        "tehdä tehtävä (alternative).",
    ),
    why=NOT_COMPLETABLE_FOR.why,
)
NOT_PROVED = Rule(
    "not-proved",
    Severity.ASKS,
    says=words(
        fi="{who}: ei voitu todistaa, että kaikki pääsevät perille. Jokin ehto riippuu "
        "kellosta tai voi lakata pätemästä (advanced). Ottakaa se pois, tai kokeilkaa: "
        "seikkailu simulate.",
        sv="{who}: det gick inte att bevisa att alla kommer fram. Något villkor hänger på "
        "klockan eller kan sluta gälla (advanced). Ta bort det, eller pröva: seikkailu "
        "simulate.",
        en="{who}: it could not be proved that everybody finishes. Some condition depends on "
        "the clock, or may stop holding (advanced). Take it out, or try it: seikkailu "
        "simulate.",
        selko="{who}: emme tiedä, pääsevätkö kaikki perille. Säännöissä on vaikea ehto "
        "(advanced). Poistakaa se. Tai kokeilkaa: seikkailu simulate.",
    ),
    why=words(
        fi="Tapoja pelata on liikaa kaikkien kokeilemiseen, tai kello ratkaisee.",
        sv="Det finns för många sätt att spela för att pröva alla, eller så avgör klockan.",
        en="There are too many ways of playing to try them all, or a clock decides.",
        selko="Tapoja pelata on liian monta. Kaikkia ei voi tarkistaa.",
    ),
)
UNREACHABLE = Rule(
    "unreachable",
    Severity.ASKS,
    says=words(
        fi="{title}: tälle rastille ei pääse kukaan. Muuttakaa ehtoa (unlock) tai tapaa "
        "leimata (checkin), tai ottakaa rasti pois.",
        sv="{title}: hit kommer ingen. Ändra villkoret (unlock) eller sättet att stämpla "
        "(checkin), eller ta bort kontrollen.",
        en="{title}: nobody can ever get here. Change its condition (unlock) or its ways in "
        "(checkin), or take the checkpoint out.",
        selko="{title}: kukaan ei pääse tälle rastille. Muuttakaa kohtaa unlock tai checkin. "
        "Tai poistakaa rasti.",
    ),
    why=words(
        fi="Yksikään tapa pelata ei avaa rastia.",
        sv="Inget sätt att spela öppnar kontrollen.",
        en="No way of playing opens it.",
        selko="Rasti ei aukea koskaan.",
    ),
)
UNREACHABLE_CHALLENGE = Rule(
    "unreachable-challenge",
    Severity.ASKS,
    says=words(
        fi="{title}: tehtävää {challenge} ei saa kukaan tehdyksi. Katsokaa sen ehto (when) ja "
        "oikea vastaus, tai antakaa sen ohittaa (skippable).",
        sv="{title}: uppgiften {challenge} kan ingen göra. Se på dess villkor (when) och det "
        "rätta svaret, eller låt den hoppas över (skippable).",
        en="{title}: nobody can ever do {challenge}. Look at its condition (when) and at its "
        "right answer, or let it be skipped (skippable).",
        selko="{title}: kukaan ei voi tehdä tehtävää {challenge}. Tarkistakaa kohta when ja "
        "oikea vastaus.",
    ),
    why=words(
        fi="Joko tehtävää ei kysytä keneltäkään, tai mikään vastaus ei kelpaa siihen.",
        sv="Antingen ställs uppgiften till ingen, eller så duger inget svar.",
        en="Either nobody is ever asked, or no answer is good enough.",
        selko="Tehtävää ei kysytä keneltäkään. Tai mikään vastaus ei kelpaa.",
    ),
)
UNREACHABLE_EFFECT = Rule(
    "unreachable-effect",
    Severity.ASKS,
    says=words(
        fi="{title}: tämä ei toteudu koskaan, koska se odottaa jotain, mitä ei voi tapahtua. "
        "Siirtäkää se toiseen kohtaan, tai ottakaa se pois.",
        sv="{title}: det här inträffar aldrig, för det väntar på något som inte kan hända. "
        "Flytta det till ett annat ställe, eller ta bort det.",
        en="{title}: this never comes, since it waits for something that cannot happen. Move "
        "it to another place, or take it out.",
        selko="{title}: tämä ei tapahdu koskaan. Siirtäkää se tai poistakaa se.",
    ),
    why=words(
        fi="Esimerkiksi väärä vaihtoehto ei koskaan ratkaise tehtävää. Tehtävä ei voi "
        "epäonnistua, jos yrityksiä on rajatta.",
        sv="Ett fel alternativ löser till exempel aldrig en uppgift. En uppgift med fria "
        "försök kan inte misslyckas.",
        en="A wrong option, for instance, never solves a task. A task with unlimited tries "
        "cannot be failed.",
        selko="Esimerkki: tehtävä ei voi epäonnistua, jos yrityksiä saa olla monta.",
    ),
)
ENDING_UNREACHABLE = Rule(
    "ending-unreachable",
    Severity.ASKS,
    says=words(
        fi="Kukaan ei näe loppua ”{title}”. Muuttakaa sen ehtoa (when), tai siirtäkää se "
        "aikaisemmaksi: ensimmäinen, jonka ehto täyttyy, kerrotaan.",
        sv="Ingen får se slutet ”{title}”. Ändra dess villkor (when), eller flytta det framåt "
        "i listan: det första vars villkor uppfylls berättas.",
        en="Nobody ever sees the ending “{title}”. Change its condition (when), or move it up "
        "the list: the first whose condition holds is told.",
        selko="Kukaan ei näe loppua ”{title}”. Muuttakaa kohtaa when. Tai siirtäkää loppu "
        "aikaisemmaksi.",
    ),
    why=words(
        fi="Yksikään tapa pelata ei johda siihen.",
        sv="Inget sätt att spela leder dit.",
        en="No way of playing leads to it.",
        selko="Mikään tapa pelata ei johda siihen.",
    ),
)
ITEM_SHORT = Rule(
    "item-short",
    Severity.ASKS,
    says=words(
        fi="{title}: tarvitaan {asked} × {item}, mutta näin pelaten niitä kertyy {found}: "
        "{walk}. Antakaa esine muuallakin, tai pyytäkää vähemmän (count).",
        sv="{title}: det behövs {asked} × {item}, men så här får man bara {found}: {walk}. Ge "
        "föremålet också på annat håll, eller begär färre (count).",
        en="{title} needs {asked} × {item}, but played like this there are only {found}: "
        "{walk}. Give the item elsewhere as well, or ask for fewer (count).",
        selko="{title}: esinettä {item} tarvitaan {asked}. Näin niitä saa vain {found}: "
        "{walk}. Antakaa esine myös toisella rastilla.",
    ),
    why=words(
        fi="Rasti aukeaa vasta, kun esineitä on tarpeeksi.",
        sv="Kontrollen öppnas först när föremålen räcker.",
        en="It opens only when there are enough of them.",
        selko="Rasti aukeaa vasta, kun esineitä on tarpeeksi.",
    ),
)
ITEM_NEVER = Rule(
    "item-never",
    Severity.ASKS,
    says=words(
        fi="{title}: tarvitaan {asked} × {item}, mutta koko seikkailussa niitä on enintään "
        "{most}. Antakaa lisää, tai pyytäkää vähemmän (count).",
        sv="{title}: det behövs {asked} × {item}, men i hela äventyret finns högst {most}. Ge "
        "fler, eller begär färre (count).",
        en="{title} needs {asked} × {item}, but the whole adventure gives at most {most}. "
        "Give more, or ask for fewer (count).",
        selko="{title}: esinettä {item} tarvitaan {asked}. Seikkailussa niitä on vain {most}. "
        "Antakaa lisää esineitä.",
    ),
    why=words(
        fi="Ehto ei täyty koskaan, koska esineet eivät riitä.",
        sv="Villkoret uppfylls aldrig, för föremålen räcker inte.",
        en="The condition never holds: there are not enough of them.",
        selko="Ehto ei täyty. Esineitä on liian vähän.",
    ),
)
SCORE_BOUNDS = Rule(
    "score-bounds",
    Severity.ASKS,
    says=words(
        fi="{title}: tässä pyydetään {asked} pistettä, mutta perille tullaan {least}–{most} "
        "pisteellä. Pyytäkää vähemmän, tai antakaa pisteitä enemmän.",
        sv="{title}: här begärs {asked} poäng, men man kommer fram med {least}–{most}. Begär "
        "färre, eller ge fler poäng.",
        en="{title}: this asks for {asked} points, but teams finish with {least} to {most}. "
        "Ask for fewer, or give more points.",
        selko="{title}: tässä pyydetään {asked} pistettä. Pelissä saa {least}–{most} "
        "pistettä. Pyytäkää vähemmän.",
    ),
    why=words(
        fi="Näin monta pistettä ei saa kukaan.",
        sv="Så många poäng får ingen.",
        en="Nobody can have that many points.",
        selko="Kukaan ei saa näin monta pistettä.",
    ),
)

RULES = (
    *(NOT_COMPLETABLE, SOFT_LOCK, NOT_COMPLETABLE_FOR, SOFT_LOCK_FOR, NOT_PROVED),
    *(UNREACHABLE, UNREACHABLE_CHALLENGE, UNREACHABLE_EFFECT, ENDING_UNREACHABLE),
    *(ITEM_SHORT, ITEM_NEVER, SCORE_BOUNDS),
)

AT_ONCE = words(fi="heti alussa", sv="genast", en="at once", selko="heti alussa")
THE_FINISH = words(fi="Maali", sv="Målet", en="The finish", selko="Maali")
EXPECTED = words(
    fi="Odotukset (expect)",
    sv="Det väntade (expect)",
    en="What is expected (expect)",
    selko="Odotukset (expect)",
)
