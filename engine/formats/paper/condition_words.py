"""What has to be so before a page may be turned to, in the four languages of the house.

Every line goes on after `kun`, `när` or `when`; none begins a sentence.
"""

from collections.abc import Mapping

from engine.play.phrases import phrase
from engine.text import Text

VISITED = phrase(
    "olette käyneet rastilla {stop}",
    "ni har varit vid kontroll {stop}",
    "you have been at checkpoint {stop}",
    "olette käyneet rastilla {stop}",
)
DONE = phrase(
    "rasti {stop} on tehty",
    "kontroll {stop} är klar",
    "checkpoint {stop} is done",
    "rasti {stop} on tehty",
)
DONE_ALL = phrase(
    "rastit {stops} on tehty",
    "kontrollerna {stops} är klara",
    "checkpoints {stops} are done",
    "rastit {stops} on tehty",
)
DONE_SOME = phrase(
    "näistä rasteista on tehty vähintään {count}: {stops}",
    "minst {count} av de här kontrollerna är klara: {stops}",
    "at least {count} of these checkpoints are done: {stops}",
    "näistä rasteista on tehty ainakin {count}: {stops}",
)
AND = phrase("{most} ja {last}", "{most} och {last}", "{most} and {last}", "{most} ja {last}")
OR = phrase("{most} tai {last}", "{most} eller {last}", "{most} or {last}", "{most} tai {last}")
TASK_DONE = phrase(
    "tehtävä {task} on tehty",
    "uppgift {task} är klar",
    "task {task} is done",
    "tehtävä {task} on tehty",
)
SOLVED = phrase(
    "tehtävä {task} on mielestänne ratkaistu",
    "ni tror att ni har löst uppgift {task}",
    "you think you have solved task {task}",
    "tehtävä {task} meni teistä oikein",
)
CHOSE = phrase(
    "valitsitte tehtävässä {task} kohdan {letter}",
    "ni valde {letter} i uppgift {task}",
    "you chose {letter} in task {task}",
    "valitsitte tehtävässä {task} kohdan {letter}",
)
HAS = phrase("teillä on {item}", "ni har {item}", "you have {item}", "teillä on {item}")
HAS_COUNT = phrase(
    "teillä on {item} vähintään {count} kertaa",
    "ni har {item} minst {count} gånger",
    "you have {item} at least {count} times",
    "teillä on {item} ainakin {count} kertaa",
)
SCORE = phrase(
    "järjestäjä laskee teille vähintään {points} pistettä",
    "arrangören räknar minst {points} poäng åt er",
    "the organiser counts at least {points} points for you",
    "järjestäjä laskee teille ainakin {points} pistettä",
)
SIZE = phrase(
    "teitä on vähintään {players}",
    "ni är minst {players}",
    "there are at least {players} of you",
    "teitä on ainakin {players}",
)
AGO = phrase(
    "lähdöstä on kulunut vähintään {minutes} minuuttia",
    "det har gått minst {minutes} minuter sedan starten",
    "at least {minutes} minutes have gone since the start",
    "lähdöstä on ainakin {minutes} minuuttia",
)
BEFORE = phrase(
    "lähdöstä on kulunut alle {minutes} minuuttia",
    "det har gått mindre än {minutes} minuter sedan starten",
    "less than {minutes} minutes have gone since the start",
    "lähdöstä on alle {minutes} minuuttia",
)
BETWEEN = phrase(
    "kello on {begins}–{ends}",
    "klockan är {begins}–{ends}",
    "the time is {begins}–{ends}",
    "kello on {begins}–{ends}",
)
BRACKET = phrase(
    "olette sarjassa {bracket}",
    "ni är i klassen {bracket}",
    "you are in the class {bracket}",
    "olette sarjassa {bracket}",
)
NOT = phrase(
    "tämä ei pidä paikkaansa: {told}",
    "det här stämmer inte: {told}",
    "this is not so: {told}",
    "tämä ei ole totta: {told}",
)
ALL = phrase(", ja", ", och", ", and", ", ja")
ANY = phrase(", tai", ", eller", ", or", ", tai")
AT_LEAST = phrase(
    "näistä pitää paikkansa vähintään {count}: {told}",
    "minst {count} av det här stämmer: {told}",
    "at least {count} of these are so: {told}",
    "näistä on totta ainakin {count}: {told}",
)
AFTER = phrase(
    "järjestäjä sanoo niin",
    "arrangören säger det",
    "the organiser says so",
    "järjestäjä sanoo niin",
)
ACCESS: Mapping[str, Text] = {
    "no-stairs": phrase(
        "joku teistä tarvitsee tien ilman portaita",
        "någon av er behöver en väg utan trappor",
        "one of you needs a way without stairs",
        "joku teistä ei voi kulkea portaita",
    ),
    "quiet": phrase(
        "joku teistä tarvitsee rauhaa",
        "någon av er behöver lugn och ro",
        "one of you needs peace and quiet",
        "joku teistä tarvitsee rauhaa",
    ),
}
