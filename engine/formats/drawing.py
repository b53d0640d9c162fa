"""SVG from strangers: a drawing that does nothing but show itself."""
# mypy: disallow-any-expr=False
# defusedxml has no types.

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from engine.formats.waypoints import Unreadable

ACTS = {
    *("script", "handler", "listener", "foreignobject", "iframe", "object", "embed"),
    *("set", "animate", "animatetransform", "animatemotion", "audio", "video"),
}
REACHES_OUT = ("javascript:", "@import", "url(h", "url('h", 'url("h', "url(/", "expression(")
INWARD = ("#", "data:image/png", "data:image/jpeg", "data:image/webp")


def check_svg(octets: bytes) -> None:
    """Raise Unreadable where a drawing holds script, moves, or fetches from elsewhere.

    Looked at alone in a browser, an SVG is a page of ours: nothing in it may act.
    """
    try:
        root: Element = fromstring(octets, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError):
        message = "this is no plain SVG: save the picture again, or as webp"
        raise Unreadable(message) from None
    if b"<?xml-stylesheet" in octets or not all(map(_only_shows, root.iter())):
        message = "this SVG holds more than a drawing: save it as webp or png"
        raise Unreadable(message)


def _only_shows(element: Element) -> bool:
    if not isinstance(element.tag, str) or _local(element.tag) in ACTS:
        return False
    if any(bad in _tight(element.text or "") for bad in REACHES_OUT):
        return _local(element.tag) != "style"
    return all(_is_still(_local(name), value) for name, value in element.attrib.items())


def _is_still(name: str, value: str) -> bool:
    if name.startswith("on"):
        return False
    if name in {"href", "src"}:
        return value.strip().startswith(INWARD)
    return not any(bad in _tight(value) for bad in REACHES_OUT)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _tight(words: str) -> str:
    return "".join(words.lower().split())
