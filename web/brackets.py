"""The brackets that teams are ranked in, by their names."""

from collections.abc import Callable, Mapping

from web.terms import Bracket, Terms
from web.words import Words

_NAMES: Mapping[Bracket, Callable[[Words], str]] = {
    "class": lambda words: words.gettext("Koululuokat"),
    "family": lambda words: words.gettext("Perheet"),
    "adults": lambda words: words.gettext("Aikuiset"),
}


def bracket_name(bracket: Bracket, words: Words) -> str:
    """What a bracket is called."""
    return _NAMES[bracket](words)


def bracket_choices(terms: Terms, words: Words) -> list[tuple[Bracket, str]]:
    """A game's brackets with their names, in the order in which they are told."""
    return [(one, bracket_name(one, words)) for one in _NAMES if one in terms.brackets]
