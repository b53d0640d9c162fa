"""Names in a file that must stand for something in another."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.scenario.problem import Problem, did_you_mean
from engine.scenario.reading import Document, Path, Plain


@dataclass(frozen=True, slots=True)
class _Names:
    """Everything that can be referred to, by kind."""

    checkpoints: frozenset[str]
    challenges: frozenset[str]
    items: frozenset[str]
    sub_projects: frozenset[str]


def unknown_references(
    head: Document,
    stops: Sequence[Document],
    sub_projects: Collection[str],
    unread: Collection[str],
) -> list[Problem]:
    """Find every reference that leads nowhere, and every id that stands twice.

    Names that begin with an `unread` checkpoint are let pass: its file is broken, not gone.
    """
    names = _names(head, stops, sub_projects)
    known: Mapping[str, tuple[str, frozenset[str]]] = {
        "visited": ("checkpoint", names.checkpoints),
        "done": ("checkpoint or challenge", names.checkpoints | names.challenges),
        "solved": ("challenge", names.challenges),
        "give": ("item", names.items),
        "order": ("checkpoint", names.checkpoints),
        "sub_projects": ("sub-project", names.sub_projects),
    }
    problems = list(_twice(head, stops))
    for document in (head, *stops):
        for path, verb, name in _references(document.value, ()):
            kind, ids = known[verb]
            if name not in ids and name.partition("/")[0] not in unread:
                message = f"there is no {kind} '{name}'{did_you_mean(name, ids)}"
                problems.append(Problem(document.file, document.line_of(path), message))
    return problems


def _references(value: Plain, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Walk down to each name that a known verb refers to."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _references(one, (*path, index))
    if not isinstance(value, dict):
        return
    for key, one in value.items():
        here: Path = (*path, key)
        if key in {"visited", "done", "solved", "give"} and isinstance(one, str):
            yield here, key, one
        elif key in {"order", "sub_projects"} and isinstance(one, list):
            yield from (
                ((*here, n), key, name) for n, name in enumerate(one) if isinstance(name, str)
            )
        else:
            yield from _references(one, here)


def _names(head: Document, stops: Sequence[Document], sub_projects: Collection[str]) -> _Names:
    challenges = {
        f"{stop_id}/{challenge_id}"
        for stop in stops
        for stop_id in _ids([stop.value])
        for challenge_id in _ids(_under(stop.value, "challenges"))
    }
    return _Names(
        frozenset(_ids([stop.value for stop in stops])),
        frozenset(challenges),
        frozenset(_ids(_under(head.value, "items"))),
        frozenset(sub_projects),
    )


def _twice(head: Document, stops: Sequence[Document]) -> Iterator[Problem]:
    seen: set[str] = set()
    for stop in stops:
        for name in _ids([stop.value]):
            if name in seen:
                yield Problem(
                    stop.file,
                    stop.line_of(("id",)),
                    f"the id '{name}' is taken: choose another",
                )
            seen.add(name)
    for listed in ("items", "endings"):
        ids = _ids(_under(head.value, listed))
        for index, name in enumerate(ids):
            if name in ids[:index]:
                line = head.line_of((listed, index, "id"))
                yield Problem(head.file, line, f"the id '{name}' is taken: choose another")


def _under(value: Plain, key: str) -> list[Plain]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _ids(values: Sequence[Plain]) -> list[str]:
    ids: Callable[[Plain], Plain] = lambda one: one.get("id") if isinstance(one, dict) else None  # noqa: E731
    return [name for name in map(ids, values) if isinstance(name, str)]
