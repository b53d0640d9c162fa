"""SVG drawn in the look's own tones: taken apart, and only what is known put together again.

Such a drawing stands within a page, so that it follows the page into the night. A drawing
that holds anything else is no worse for it: it is shown as an image, in colours of its own.
"""
# mypy: disallow-any-expr=False
# defusedxml has no types.

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

TONES: Final = "sky|sign|white|granite|ink|paper|tint|water|birch|flag|line"
"""What a class can say after `c-` (filled) or `s-` (drawn as a line)."""

_SVG: Final = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = frozenset(
    f"{_SVG}{name}"
    for name in ("g", "path", "rect", "circle", "ellipse", "line", "polygon", "polyline")
)
_TOLD: Final = frozenset({f"{_SVG}title", f"{_SVG}desc"})
"""Words are an author's `alt`, in every language, and not the file's."""

_NUMBER: Final = re.compile(r"[-+]?[0-9]*\.?[0-9]+", re.ASCII)
_NUMBERS: Final = re.compile(r"[-+0-9.,eE\s]+", re.ASCII)
_NAMES: Final[dict[str, re.Pattern[str]]] = {
    "class": re.compile(rf"[cs]-({TONES})(\s+[cs]-({TONES}))*"),
    "d": re.compile(r"[-+0-9.,\seEMmLlHhVvCcSsQqTtAaZz]*", re.ASCII),
    "points": _NUMBERS,
    "transform": re.compile(
        r"((translate|rotate|scale|skewX|skewY|matrix)\([-+0-9.,eE\s]+\)[\s,]*)+", re.ASCII
    ),
    "fill-rule": re.compile(r"evenodd|nonzero"),
    "stroke-linecap": re.compile(r"butt|round|square"),
    "stroke-linejoin": re.compile(r"miter|round|bevel"),
    **dict.fromkeys(("x", "y", "width", "height", "rx", "ry", "r", "cx", "cy"), _NUMBER),
    **dict.fromkeys(("x1", "y1", "x2", "y2", "stroke-width"), _NUMBER),
    "stroke-dasharray": _NUMBERS,
}
"""The attributes of a shape, and what each may hold: nothing that HTML or CSS would read."""


class Illustration(NamedTuple):
    """A drawing's box, and its shapes as markup that is safe within a page."""

    view_box: str
    shapes: str


class _Unknown(ValueError):
    """Something that no drawing in the look's tones holds."""


def illustration(octets: bytes) -> Illustration | None:
    """Read a drawing in the look's tones; None where it holds anything but such shapes."""
    try:
        root: Element = fromstring(octets, forbid_dtd=True)
        view_box = root.attrib.get("viewBox", "")
        if root.tag != f"{_SVG}svg" or set(root.attrib) != {"viewBox"}:
            return None
        if not _NUMBERS.fullmatch(view_box):
            return None
        return Illustration(view_box, "".join(_markup(root)))
    except (DefusedXmlException, ParseError, LookupError, ValueError, RecursionError):
        return None


def _markup(parent: Element) -> Iterator[str]:
    for element in parent:
        if element.tag in _TOLD:
            continue
        if element.tag not in _SHAPES:
            raise _Unknown(element.tag)
        name = element.tag.removeprefix(_SVG)
        yield f"<{name}{''.join(_attributes(element))}>"
        yield from _markup(element)
        yield f"</{name}>"


def _attributes(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        known = _NAMES.get(name)
        if known is None or not known.fullmatch(value):
            raise _Unknown(name)
        yield f' {name}="{value}"'
