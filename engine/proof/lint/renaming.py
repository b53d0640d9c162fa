"""Ids that were renamed since an earlier edition: to a run they are gone and new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.proof.finding import Finding, Rule, Severity, file_of, words
from engine.proof.lint.written import all_asked
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.files import HEAD
from engine.scenario.reading import Path
from engine.text import Text

RENAMED = Rule(
    "id-renamed",
    Severity.ASKS,
    says=words(
        fi="{title}: tunnus {old} on vaihtunut, nyt se on {new}. Kirjoittakaa takaisin {old}. "
        "Otsikon saa vaihtaa vapaasti.",
        sv="{title}: id:t {old} har bytts, nu är det {new}. Skriv tillbaka {old}. Rubriken får "
        "ni ändra fritt.",
        en="{title}: the id {old} has been changed, it is {new} now. Write {old} again. The "
        "title may change freely.",
        selko="{title}: tunnus {old} on muuttunut. Kirjoittakaa {old} takaisin. "
        "Otsikon voi vaihtaa.",
    ),
    why=words(
        fi="Käynnissä olevat pelit ja painetut julisteet tuntevat vain vanhan tunnuksen.",
        sv="Lag som redan spelar och tryckta affischer känner bara det gamla id:t.",
        en="Teams already playing and posters already printed know the old id only.",
        selko="Juliste ja peli muistavat vain vanhan tunnuksen.",
    ),
)

RULES = (RENAMED,)


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with an id, and what it is recognised by under another."""

    kind: str
    id: str
    title: Text
    likeness: frozenset[str]
    file: str
    path: Path


def renamed(before: Adventure, after: Adventure) -> tuple[Finding, ...]:
    """Ids of an earlier edition that came back under another name.

    A thing is the same where it has the same words, or a checkpoint the same place. What is
    simply gone is not told here: leaving something out is an edit like any other.
    """
    gone = _without(_all_named(before), _all_named(after))
    come = _without(_all_named(after), _all_named(before))
    return tuple(
        RENAMED.found(new.file, new.path, title=new.title, old=old.id, new=new.id)
        for old in gone
        for new in come
        if old.kind == new.kind and old.likeness & new.likeness
    )


def _without(named: Sequence[_Named], others: Sequence[_Named]) -> list[_Named]:
    known = {(one.kind, one.id) for one in others}
    return [one for one in named if (one.kind, one.id) not in known]


def _all_named(adventure: Adventure) -> list[_Named]:
    return [*_stops(adventure), *_challenges(adventure), *_listed(adventure)]


def _stops(adventure: Adventure) -> Iterator[_Named]:
    for stop in adventure.checkpoints:
        likeness = _words(stop.title) | _place(stop)
        yield _Named("checkpoint", stop.id, stop.title, likeness, file_of(stop), ("id",))


def _challenges(adventure: Adventure) -> Iterator[_Named]:
    """Challenges within a checkpoint that kept its own id."""
    for asked in all_asked(adventure):
        kind = f"challenge of {asked.stop.id}"
        yield _Named(
            kind,
            asked.challenge.id,
            asked.stop.title,
            _asks(asked.challenge),
            asked.file,
            asked.path("id"),
        )


def _listed(adventure: Adventure) -> Iterator[_Named]:
    for number, item in enumerate(adventure.items):
        yield _in_head("items", number, item.id, item.title)
    for number, badge in enumerate(adventure.badges):
        yield _in_head("badges", number, badge.id, badge.title)
    for number, ending in enumerate(adventure.endings):
        yield _in_head("endings", number, ending.id, ending.title)


def _in_head(kind: str, number: int, name: str, title: Text) -> _Named:
    return _Named(kind, name, title, _words(title), HEAD, (kind, number, "id"))


def _words(text: Text) -> frozenset[str]:
    return frozenset(said.strip() for said in text.root.values())


def _place(stop: Checkpoint) -> frozenset[str]:
    if stop.place is None:
        return frozenset()
    centre = stop.place.fence.centre
    return frozenset({f"{centre.lat} {centre.lon}"})


def _asks(challenge: Challenge) -> frozenset[str]:
    return frozenset(f"{challenge.type} {said}" for said in _words(challenge.prompt))
