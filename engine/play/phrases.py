"""The words in which a walkthrough is told, in the four languages of the house."""

from collections.abc import Mapping

from engine.play.events import How
from engine.text import Text


def phrase(fi: str, sv: str, en: str, selko: str) -> Text:
    """A sentence with `{names}` to fill in; `selko` is easy Finnish."""
    said = {"fi": fi, "sv": sv, "en": en, "fi-x-selko": selko}
    return Text(said)


def filled(template: Text, language: str, **values: str | int) -> str:
    """A sentence for a reader of `language`."""
    return template.said(language).format_map(values)


DOES: Mapping[str, Text] = {
    "check_in": phrase(
        "{stop}: leimaatte rastin.",
        "{stop}: ni stämplar in.",
        "{stop}: you check in.",
        "{stop}: leimaatte rastin.",
    ),
    "answer": phrase(
        "{stop}: vastaatte tehtävään {challenge}: {value}.",
        "{stop}: ni svarar på {challenge}: {value}.",
        "{stop}: you answer {challenge}: {value}.",
        "{stop}: vastaatte tehtävään {challenge}: {value}.",
    ),
    "skip": phrase(
        "{stop}: ohitatte tehtävän {challenge}.",
        "{stop}: ni hoppar över {challenge}.",
        "{stop}: you skip {challenge}.",
        "{stop}: ohitatte tehtävän {challenge}.",
    ),
    "take_hint": phrase(
        "{stop}: otatte vihjeen tehtävään {challenge}.",
        "{stop}: ni tar en ledtråd till {challenge}.",
        "{stop}: you take a hint for {challenge}.",
        "{stop}: otatte vihjeen tehtävään {challenge}.",
    ),
    "finish_activity": phrase(
        "{stop}: teette tehtävän {challenge} valmiiksi.",
        "{stop}: ni blir klara med {challenge}.",
        "{stop}: you finish {challenge}.",
        "{stop}: tehtävä {challenge} on valmis.",
    ),
    "wait": phrase(
        "Odotatte: {time}.", "Ni väntar: {time}.", "You wait: {time}.", "Odotatte: {time}."
    ),
    "give_up": phrase("Lopetatte kesken.", "Ni ger upp.", "You give up.", "Lopetatte pelin."),
    "pause": phrase(
        "Järjestäjä pysäyttää kellon.",
        "Arrangören stoppar klockan.",
        "The organiser stops the clock.",
        "Järjestäjä pysäyttää kellon.",
    ),
    "resume": phrase(
        "Järjestäjä päästää kellon käymään.",
        "Arrangören låter klockan gå igen.",
        "The organiser lets the clock run again.",
        "Kello käy taas.",
    ),
    "close": phrase(
        "{stop}: järjestäjä sulkee rastin.",
        "{stop}: arrangören stänger kontrollen.",
        "{stop}: the organiser closes it.",
        "{stop}: järjestäjä sulkee rastin.",
    ),
    "reopen": phrase(
        "{stop}: järjestäjä avaa rastin.",
        "{stop}: arrangören öppnar kontrollen igen.",
        "{stop}: the organiser opens it again.",
        "{stop}: järjestäjä avaa rastin.",
    ),
    "waive": phrase(
        "{stop}: järjestäjä kuittaa tehtävän {challenge} puolestanne.",
        "{stop}: arrangören släpper er förbi {challenge}.",
        "{stop}: the organiser lets you pass {challenge}.",
        "{stop}: järjestäjä kuittaa tehtävän {challenge}.",
    ),
    "award": phrase(
        "Järjestäjä antaa {points} pistettä.",
        "Arrangören ger {points} poäng.",
        "The organiser gives {points} points.",
        "Järjestäjä antaa {points} pistettä.",
    ),
    "return_answer": phrase(
        "{stop}: järjestäjä palauttaa vastauksen tehtävään {challenge}.",
        "{stop}: arrangören lämnar tillbaka svaret på {challenge}.",
        "{stop}: the organiser gives the answer to {challenge} back.",
        "{stop}: järjestäjä palauttaa vastauksen tehtävään {challenge}.",
    ),
}
"""What a step asks for, by its verb."""

COMES: Mapping[str, Text] = {
    "refused": phrase(
        "ei onnistu: {reason}",
        "går inte: {reason}",
        "refused: {reason}",
        "ei onnistu: {reason}",
    ),
    "solved": phrase(
        "oikein, {points} pistettä",
        "rätt, {points} poäng",
        "right, {points} points",
        "oikein, {points} pistettä",
    ),
    "partly": phrase(
        "osittain oikein, {points} pistettä",
        "delvis rätt, {points} poäng",
        "right in part, {points} points",
        "osa oikein, {points} pistettä",
    ),
    "wrong": phrase("väärin", "fel", "wrong", "väärin"),
    "sent": phrase("lähetetty", "skickat", "sent", "lähetetty"),
    "ending": phrase(
        "loppu: {ending}", "slut: {ending}", "ending: {ending}", "loppu: {ending}"
    ),
    "finished": phrase("perillä", "framme", "finished", "perillä"),
    "stuck": phrase(
        "Tästä ei pääse enää eteenpäin.",
        "Härifrån kommer man inte vidare.",
        "Nothing leads on from here.",
        "Tästä ei pääse eteenpäin.",
    ),
    "over": phrase("aika loppui", "tiden är ute", "the time is over", "aika loppui"),
    How.FAILED: phrase(
        "yritykset loppuivat", "försöken tog slut", "no tries left", "yritykset loppuivat"
    ),
    How.TIME_UP: phrase(
        "tehtävän aika loppui", "uppgiftens tid är ute", "its time is up", "aika loppui"
    ),
    How.SKIPPED: phrase("ohitettu", "överhoppad", "skipped", "ohitettu"),
}
"""What came of it, and how a challenge came to be done without being solved."""

SHORT: Mapping[str, Text] = {
    "choice": phrase("”{value}”", "”{value}”", "“{value}”", "”{value}”"),
    "wrong": phrase("väärä vastaus", "fel svar", "a wrong answer", "väärä vastaus"),
    "partly": phrase("puolikas vastaus", "ett halvt svar", "half an answer", "osa oikein"),
    "skip": phrase("ohitus", "hoppar över", "skipped", "ohitus"),
    "wait": phrase("odotus {time}", "väntan {time}", "a wait of {time}", "odotus {time}"),
}
"""A step between the places of a walk on one line."""
