"""What is wrong with a file, in the languages of the house, by its English words.

English is written where the fault is found, as a reader of the code wants it; what is not
listed here is told in English.
"""

from collections.abc import Mapping

from engine.scenario.problem_words.about_fields import FIELDS, VALUES
from engine.scenario.problem_words.about_files import FILES, YAML
from engine.scenario.problem_words.about_names import NAMES
from engine.scenario.problem_words.about_rules import PLACES, PLAY
from engine.scenario.problem_words.spoken import Spoken

__all__ = ["NEAR", "NEAR_IN_ENGLISH", "SPOKEN", "Spoken"]

NEAR = Spoken(" Tarkoititteko: {near}?", " Menade ni {near}?", " Tarkoititteko: {near}?")
NEAR_IN_ENGLISH = "; did you mean '{near}'?"

SPOKEN: Mapping[str, Spoken] = {
    **FILES,
    **YAML,
    **FIELDS,
    **VALUES,
    **NAMES,
    **PLAY,
    **PLACES,
}
"""Every sentence there is, by its English words."""
