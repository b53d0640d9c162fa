"""A folder of files becomes one adventure, or every problem in it at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from engine.scenario.adventure import Adventure
from engine.scenario.files import HEAD, STOPS
from engine.scenario.filling import Around, filled
from engine.scenario.fitting import misfit
from engine.scenario.problem import Problem, say
from engine.scenario.reading import Document, Plain, read
from engine.scenario.references import Known, unknown_references

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """A value, or the problems that stood in its way; never both.

    `documents` are the files that could be read, by which a finding about the value gets
    its line.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()
    documents: tuple[Document, ...] = ()


def parse(files: Mapping[str, str], around: Around) -> Parsed[Adventure]:
    """Read an adventure's files, `adventure.yaml` and `checkpoints/*.yaml`, by their paths.

    Checkpoints come in the order of `route.order`, those it leaves out behind it by name.
    """
    if HEAD not in files:
        return Parsed(
            None, (Problem(HEAD, 1, say("this folder has no adventure.yaml: write one")),)
        )
    documents, problems = _read_all(files)
    head = next((document for document in documents if document.file == HEAD), None)
    stops = [document for document in documents if document.file.startswith(STOPS)]
    if head is None:
        return Parsed(None, tuple(sorted(problems)))
    problems += _misplaced(head)
    problems += _misnamed(stops)
    whole = filled(_assembled(head, stops), around)
    adventure, wrong = _validated(whole, head, stops)
    problems += wrong
    known = Known(
        around.sub_projects,
        [occasion.id for occasion in around.occasions],
        around.media.keys(),
        _unread(files, stops),
    )
    problems += unknown_references(head, stops, known)
    if problems or adventure is None:
        return Parsed(None, tuple(sorted(set(problems))))
    return Parsed(adventure, documents=(head, *stops))


def parse_model(file: str, source: str, model: type[M]) -> Parsed[M]:
    """Read one file that stands by itself, such as the programme."""
    document = read(file, source)
    if isinstance(document, Problem):
        return Parsed(None, (document,))
    try:
        return Parsed(TypeAdapter(model).validate_python(document.value))
    except ValidationError as broken:
        errors = _of_their_own(broken.errors())
        found = (_problem(error, document, error["loc"]) for error in errors)
        return Parsed(None, tuple(sorted(set(found))))


def _read_all(files: Mapping[str, str]) -> tuple[list[Document], list[Problem]]:
    documents: list[Document] = []
    problems: list[Problem] = []
    for file, source in sorted(files.items()):
        found = read(file, source)
        if isinstance(found, Problem):
            problems.append(found)
        elif not isinstance(found.value, dict):
            problems.append(Problem(file, 1, say("write fields here, such as `id: ...`")))
        else:
            documents.append(found)
    return documents, problems


def _unread(files: Mapping[str, str], stops: Sequence[Document]) -> frozenset[str]:
    """Names of checkpoints whose files say nothing yet: broken, but there."""
    left = {file for file in files if file.startswith(STOPS)} - {stop.file for stop in stops}
    return frozenset(file.removeprefix(STOPS).removesuffix(".yaml") for file in left)


def _misplaced(head: Document) -> Iterator[Problem]:
    if isinstance(head.value, dict) and "checkpoints" in head.value:
        line = head.line_of(("checkpoints",))
        yield Problem(
            HEAD, line, say("each checkpoint is a file of its own: move it to checkpoints/")
        )


def _misnamed(stops: Sequence[Document]) -> list[Problem]:
    return [
        Problem(
            stop.file,
            stop.line_of(("id",)),
            say("call the file {file}, like its id", file=f"{STOPS}{named}.yaml"),
        )
        for stop in stops
        if isinstance(stop.value, dict)
        and isinstance(named := stop.value.get("id"), str)
        and stop.file != f"{STOPS}{named}.yaml"
    ]


def _assembled(head: Document, stops: list[Document]) -> dict[str, Plain]:
    """Put the checkpoints into the head, in the route's order; `stops` is sorted along."""
    whole = dict(head.value) if isinstance(head.value, dict) else {}
    route_written = whole.get("route")
    order = route_written.get("order") if isinstance(route_written, dict) else None
    listed = order if isinstance(order, list) else []
    places = {name: place for place, name in enumerate(listed) if isinstance(name, str)}

    def place(stop: Document) -> tuple[int, str]:
        named = stop.value.get("id") if isinstance(stop.value, dict) else None
        return (places.get(named, len(listed)) if isinstance(named, str) else 0, stop.file)

    stops.sort(key=place)
    return whole | {"checkpoints": [stop.value for stop in stops]}


def _validated(
    whole: dict[str, Plain], head: Document, stops: Sequence[Document]
) -> tuple[Adventure | None, list[Problem]]:
    languages = whole.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else "fi"
    try:
        return Adventure.model_validate(whole, context={"language": str(first)}), []
    except ValidationError as broken:
        return None, list(_located(_of_their_own(broken.errors()), head, stops))


def _of_their_own(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out that a list has too few members where it has them, and they are wrong."""
    locations = {error["loc"] for error in errors}
    wrong_inside = {loc[:depth] for loc in locations for depth in range(len(loc))}
    for error in errors:
        if error["type"] != "too_short" or error["loc"] not in wrong_inside:
            yield error


def _located(
    errors: Iterable[ErrorDetails], head: Document, stops: Sequence[Document]
) -> Iterator[Problem]:
    for error in errors:
        location = error["loc"]
        match location:
            case ("checkpoints", int(number), *rest) if number < len(stops):
                yield _problem(error, stops[number], tuple(rest))
            case _:
                yield _problem(error, head, location)


def _problem(
    error: ErrorDetails, document: Document, location: tuple[str | int, ...]
) -> Problem:
    return Problem(document.file, document.line_of(location), misfit(error, location))
