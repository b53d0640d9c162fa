"""Names in a file that must stand for something in another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.scenario.problem import Problem, nearest, say
from engine.scenario.reading import Document, Path, Plain

_TO_ONE = {
    "visited": "checkpoint",
    "done": "checkpoint or challenge",
    "solved": "challenge",
    "chose": "option",
    "has": "item",
    "give": "item",
    "take": "item",
    "flag": "flag",
    "badge": "badge",
    "end": "ending",
    "open": "checkpoint",
    "lock": "checkpoint",
    "sub_project": "sub-project",
    "occasion": "occasion",
    "file": "file in media/",
    "captions": "file in media/",
    "cover": "picture or sound",
}
"""Keys whose word names one thing, and what kind of thing it is."""

_TO_MANY = {
    "order": "checkpoint",
    "rotating": "checkpoint",
    "sub_projects": "sub-project",
    "media": "picture or sound",
}
"""Keys whose list names things."""

_TAKEN = "the id '{name}' is taken: choose another"
_LISTED = ("items", "badges", "endings", "media")
"""Lists in `adventure.yaml` whose members have ids."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can be referred to outside the files.

    Names that begin with an `unread` checkpoint are let pass: its file is broken, not gone.
    """

    sub_projects: Collection[str] = ()
    occasions: Collection[str] = ()
    media_files: Collection[str] = ()
    unread: Collection[str] = ()


def unknown_references(
    head: Document, stops: Sequence[Document], known: Known
) -> list[Problem]:
    """Find every reference that leads nowhere, and every id that stands twice."""
    names = _names(head, stops, known)
    problems = list(_twice(head, stops))
    for document in (head, *stops):
        for path, kind, name in _references(document.value, ()):
            ids = names[kind]
            if name not in ids and name.partition("/")[0] not in known.unread:
                line = document.line_of(path)
                told = say(f"there is no {kind} '{{name}}'", nearest(name, ids), name=name)
                problems.append(Problem(document.file, line, told))
    return problems


def _references(value: Plain, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Walk down to each name that a known key refers to: its path, its kind, the name."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _references(one, (*path, index))
    if not isinstance(value, dict):
        return
    for key, one in value.items():
        here: Path = (*path, key)
        if key in _TO_ONE and isinstance(one, str):
            yield here, _TO_ONE[key], one
        elif key in _TO_MANY and isinstance(one, list):
            kind = _TO_MANY[key]
            yield from (((*here, n), kind, name) for n, name in _words(one))
            yield from _references(one, here)
        else:
            yield from _references(one, here)


def _words(values: Sequence[Plain]) -> Iterator[tuple[int, str]]:
    return ((n, one) for n, one in enumerate(values) if isinstance(one, str))


def _names(
    head: Document, stops: Sequence[Document], known: Known
) -> Mapping[str, frozenset[str]]:
    """Everything that can be referred to, by kind."""
    checkpoints = frozenset(_ids([stop.value for stop in stops]))
    challenges = {ref: challenge for stop in stops for ref, challenge in _challenges(stop)}
    options = (
        f"{ref}.{option}"
        for ref, challenge in challenges.items()
        for option in _ids(_under(challenge, "options"))
    )
    flags = (flag for document in (head, *stops) for flag in _flags(document.value))
    return {
        "checkpoint": checkpoints,
        "checkpoint or challenge": checkpoints | challenges.keys(),
        "challenge": frozenset(challenges),
        "option": frozenset(options),
        "flag": frozenset(flags),
        "item": frozenset(_ids(_under(head.value, "items"))),
        "badge": frozenset(_ids(_under(head.value, "badges"))),
        "ending": frozenset(_ids(_under(head.value, "endings"))),
        "picture or sound": frozenset(_ids(_under(head.value, "media"))),
        "sub-project": frozenset(known.sub_projects),
        "occasion": frozenset(known.occasions),
        "file in media/": frozenset(known.media_files),
    }


def _challenges(stop: Document) -> Iterator[tuple[str, Plain]]:
    for stop_id in _ids([stop.value]):
        for challenge in _under(stop.value, "challenges"):
            yield from ((f"{stop_id}/{name}", challenge) for name in _ids([challenge]))


def _flags(value: Plain) -> Iterator[str]:
    """Every flag that some effect sets."""
    if isinstance(value, list):
        for one in value:
            yield from _flags(one)
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "set" and isinstance(one, str):
                yield one
            yield from _flags(one)


def _twice(head: Document, stops: Sequence[Document]) -> Iterator[Problem]:
    seen: set[str] = set()
    for stop in stops:
        for name in _ids([stop.value]):
            if name in seen:
                line = stop.line_of(("id",))
                yield Problem(stop.file, line, say(_TAKEN, name=name))
            seen.add(name)
    for listed in _LISTED:
        ids = _ids(_under(head.value, listed))
        for index, name in enumerate(ids):
            if name in ids[:index]:
                line = head.line_of((listed, index, "id"))
                yield Problem(head.file, line, say(_TAKEN, name=name))


def _under(value: Plain, key: str) -> list[Plain]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _ids(values: Sequence[Plain]) -> list[str]:
    found = (one.get("id") for one in values if isinstance(one, dict))
    return [name for name in found if isinstance(name, str)]
