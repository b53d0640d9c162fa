"""The report's own words, Finnish first. An adventure's words are its author's."""

from collections.abc import Mapping

LANGUAGES = ("fi", "en")

FINNISH: Mapping[str, str] = {
    "simulation": "Simulaatio",
    "title": "{title}: näin kierros menisi",
    "lead": "{players} joukkuetta lähti kierrokselle {at_once} kerralla, {spacing} välein."
    " Perille pääsi {finish}. Keskimmäinen oli perillä {minutes} minuutissa.",
    "lead_one": "{players} joukkuetta lähti kierrokselle yksitellen. Perille pääsi {finish}."
    " Keskimmäinen oli perillä {minutes} minuutissa.",
    "estimate": "Tämä on arvio",
    "estimate_why": "Kukaan ei ole kävellyt: kävelyvauhti, miettiminen ja osaaminen ovat"
    " oletuksia, jotka lukevat sivun lopussa. Luvut tarkentuvat, kun ne sovitetaan"
    " oikeisiin suorituksiin.",
    "calibrated": "Sovitettu {runs} oikeaan suoritukseen",
    "calibrated_why": "Kävelyvauhti, oikeat vastaukset, vihjeet ja keskeytykset ovat"
    " mitattuja. Muut oletukset lukevat sivun lopussa.",
    "expected": "Odotukset",
    "expected_met": "Kaikki, mitä tekijä odotti, toteutui.",
    "expected_none": "Tekijä ei ole kirjoittanut odotuksia kohtaan expect.",
    "look_at": "Mitä kannattaa katsoa",
    "look_at_nothing": "Mikään ei pistä silmään.",
    "finished": "Pääsi perille",
    "minutes": "Aika",
    "score": "Pisteet",
    "metres": "Matka",
    "hints": "Vihjeitä joukkuetta kohti",
    "timed_out": "Aika loppui kesken",
    "range": "puolet enintään, suluissa joka kymmenes alle ja yli",
    "of_finished": "perille päässeistä",
    "interval": "95 % luottamusväli {least}–{most}",
    "spread": "Kuinka kauan kierros kestää",
    "spread_about": "Perille päässeet joukkueet ajan mukaan, minuutteja lähdöstä.",
    "spread_axis": "minuuttia",
    "town": "Missä on ruuhkaa",
    "town_about": "Mitä suurempi kiekko, sitä useampi joukkue on rastilla yhtä aikaa. Tumma"
    " kiekko: rastille jonotetaan. Mitä paksumpi viiva, sitä useampi kävelee sitä.",
    "town_sketch": "Kaavakuva, ei mittakartta. Viivat ovat linnuntietä.",
    "town_alt": "Kartta: rastit, kuljetut välit ja ruuhkat. Samat luvut ovat taulukossa.",
    "at_once_short": "{count} yhtä aikaa, jono {queue}",
    "reached": "Kuinka moni pääsi rastille",
    "reached_about": "Osuus kaikista lähteneistä. Vapaaehtoisen rastin voi jättää väliin.",
    "stops": "Rastit",
    "stop": "Rasti",
    "came": "Pääsi",
    "quit": "Keskeytti",
    "stayed": "Viipyi",
    "queue": "Jonotti",
    "at_once": "Yhtä aikaa",
    "missed": "Paikannus ei kelvannut",
    "no_signal": "Ei kenttää",
    "stops_about": "Pääsi, keskeytti ja ei kenttää: osuus lähteneistä. Viipyi: keskimmäinen."
    " Jonotti ja yhtä aikaa: yhdeksän kymmenestä enintään. Paikannus ei kelvannut: osuus"
    " ensimmäisistä yrityksistä, kun joukkue seisoi paikalla.",
    "challenges": "Tehtävät",
    "challenge": "Tehtävä",
    "tries": "Yrityksiä",
    "first_right": "Heti oikein",
    "hint": "Vihjeitä",
    "skipped": "Ohitti",
    "challenges_about": "Osuudet niistä, joilta kysyttiin.",
    "fences": "Väärä rasti",
    "fences_about": "Kuinka usea paikannus olisi kelvannut toisellekin avoimelle rastille, ja"
    " montako joukkuetta leimasi sen vahingossa.",
    "fences_none": "Yksikään paikannus ei olisi kelvannut väärälle rastille.",
    "standing_at": "Seisoo",
    "taken_for": "Kelpaisi myös",
    "admitted": "Osuus",
    "entered": "Leimasi",
    "endings": "Loput",
    "ending": "Loppu",
    "share": "Osuus",
    "gave_up": "Miksi keskeytettiin",
    "reason": "Syy",
    "patience": "aika tai into loppui",
    "own-reason": "oma syy",
    "no-way-in": "rastille ei päässyt",
    "stranded": "mikään ei ollut auki",
    "nobody": "Kukaan ei keskeyttänyt.",
    "assumed": "Oletukset",
    "assumed_about": "Jokainen luku on oletus, kunnes se on mitattu. ”Arvaus” tarkoittaa, ettei"
    " kukaan ole mitannut sitä. 25 ×/÷ 1,8: puolet on alle 25, ja kaksi kolmesta"
    " jää 1,8-kertaisen ja 1,8:lla jaetun väliin.",
    "assumption": "Oletus",
    "value": "Arvo",
    "source": "Lähde",
    "guess": "arvaus",
    "measured": "mitattu",
    "chosen for this run": "valittu",
    "seed": "Siemen {seed}: samalla siemenellä tulevat samat luvut.",
    "minute": "{number} min",
    "second": "{number} s",
    "note_fences": "{at} ja {taken_for}: {share} paikannuksista kelpaisi väärälle rastille."
    " Pienentäkää toista aluetta, siirtäkää piste tai avatkaa rastit eri aikaan.",
    "note_missed": "{stop}: {share} paikannuksista ei kelvannut, vaikka joukkue seisoi"
    " paikalla. Suurentakaa aluetta, tarkistakaa piste tai lisätkää qr, code tai here.",
    "note_queue": "{stop}: joka kymmenes jonotti yli {waited}. Lähettäkää joukkueet väljemmin,"
    " kierrättäkää järjestystä (tracks: rotate) tai ripustakaa toinen juliste.",
    "note_skipped": "{challenge}: {share} ohitti tehtävän. Lisätkää vihje, tai tehkää"
    " viimeisestä vihjeestä vastaus.",
    "note_gave_up": "{stop}: {share} keskeytti tässä. Mikä väsyttää tai turhauttaa?",
    "note_unreached": "{stop}: vain {share} pääsi tänne. Onko se tarkoitus?",
    "note_ending": "Loppu {ending}: kukaan ei päätynyt siihen.",
}

ENGLISH: Mapping[str, str] = {
    "simulation": "Simulation",
    "title": "{title}: how the walk would go",
    "lead": "{players} teams set out, {at_once} at a time, {spacing} apart. {finish} finished."
    " The team in the middle took {minutes} minutes.",
    "lead_one": "{players} teams set out one by one. {finish} finished. The team in the middle"
    " took {minutes} minutes.",
    "estimate": "This is an estimate",
    "estimate_why": "Nobody has walked: pace, thinking and knowledge are assumptions, listed at"
    " the end. The figures get better once they are fitted to real runs.",
    "calibrated": "Fitted to {runs} real runs",
    "calibrated_why": "Pace, right answers, hints and giving up are measured. All other"
    " assumptions are listed at the end.",
    "expected": "Expectations",
    "expected_met": "Everything the author expected came true.",
    "expected_none": "The author has written no expectations under expect.",
    "look_at": "What to look at",
    "look_at_nothing": "Nothing stands out.",
    "finished": "Finished",
    "minutes": "Time",
    "score": "Points",
    "metres": "Distance",
    "hints": "Hints a team",
    "timed_out": "Time ran out",
    "range": "half at most; in brackets one in ten below and above",
    "of_finished": "of those who finished",
    "interval": "95 % confidence {least}–{most}",
    "spread": "How long it takes",
    "spread_about": "Teams that finished, by minutes from setting out.",
    "spread_axis": "minutes",
    "town": "Where it gets crowded",
    "town_about": "The larger the disc, the more teams are at the checkpoint at once. A dark"
    " disc: they queue. The thicker the line, the more walk it.",
    "town_sketch": "A sketch, not a survey. Lines run as the crow flies.",
    "town_alt": "Map: checkpoints, legs and crowds. The same figures are in the table.",
    "at_once_short": "{count} at once, queue {queue}",
    "reached": "How many reached each checkpoint",
    "reached_about": "Share of all who set out. An optional checkpoint may be left out.",
    "stops": "Checkpoints",
    "stop": "Checkpoint",
    "came": "Reached",
    "quit": "Gave up",
    "stayed": "Stayed",
    "queue": "Queued",
    "at_once": "At once",
    "missed": "Fix refused",
    "no_signal": "No signal",
    "stops_about": "Reached, gave up and no signal: share of all who set out. Stayed: the team"
    " in the middle. Queued and at once: nine in ten at most. Fix refused: share of first"
    " attempts by teams that stood there.",
    "challenges": "Challenges",
    "challenge": "Challenge",
    "tries": "Tries",
    "first_right": "Right at once",
    "hint": "Hints",
    "skipped": "Skipped",
    "challenges_about": "Shares of the teams that were asked.",
    "fences": "The wrong checkpoint",
    "fences_about": "How many fixes would have counted for another open checkpoint, and how"
    " many teams checked in there by mistake.",
    "fences_none": "No fix would have counted for a wrong checkpoint.",
    "standing_at": "Standing at",
    "taken_for": "Would count for",
    "admitted": "Share",
    "entered": "Checked in",
    "endings": "Endings",
    "ending": "Ending",
    "share": "Share",
    "gave_up": "Why teams gave up",
    "reason": "Reason",
    "patience": "out of time or patience",
    "own-reason": "a reason of their own",
    "no-way-in": "could not check in",
    "stranded": "nothing was open",
    "nobody": "Nobody gave up.",
    "assumed": "Assumptions",
    "assumed_about": "Every figure is an assumption until it is measured. A guess is what"
    " nobody has measured. 25 ×/÷ 1.8: half lie under 25, and two thirds between 1.8 times that"
    " and that divided by 1.8.",
    "assumption": "Assumption",
    "value": "Value",
    "source": "Source",
    "guess": "a guess",
    "measured": "measured",
    "chosen for this run": "chosen",
    "seed": "Seed {seed}: the same seed gives the same figures.",
    "minute": "{number} min",
    "second": "{number} s",
    "note_fences": "{at} and {taken_for}: {share} of fixes would count for the wrong"
    " checkpoint. Make one fence smaller, move a point, or open them at different times.",
    "note_missed": "{stop}: {share} of fixes were refused though the team stood there. Make the"
    " fence larger, check the point, or add qr, code or here.",
    "note_queue": "{stop}: one in ten queued for more than {waited}. Send teams out further"
    " apart, rotate the order (tracks: rotate), or hang a second poster.",
    "note_skipped": "{challenge}: {share} skipped it. Add a hint, or let the last hint be the"
    " answer.",
    "note_gave_up": "{stop}: {share} gave up here. What tires or frustrates them?",
    "note_unreached": "{stop}: only {share} got here. Is that meant?",
    "note_ending": "The ending {ending}: nobody came to it.",
}

WORDS: Mapping[str, Mapping[str, str]] = {"fi": FINNISH, "en": ENGLISH}
