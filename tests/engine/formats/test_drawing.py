import pytest

from engine.formats.drawing import check_svg
from engine.formats.waypoints import Unreadable

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, more: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {more}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "octets",
    [
        svg('<path d="M0 0h1v1z" fill="#fff"/>'),
        svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>'),
        svg('<style>.a{fill:red}</style><use href="#b"/><title>Torni</title>'),
        svg('<image xlink:href="data:image/png;base64,AA=="/>'),
        b'<?xml version="1.0"?>' + svg("<text>onload = javascript</text>"),
    ],
)
def test_a_drawing_that_only_shows_itself_is_let_in(octets):
    check_svg(octets)


@pytest.mark.parametrize(
    "octets",
    [
        *(svg("<script>alert(1)</script>"), svg("<SCRIPT>1</SCRIPT>"), svg("", 'onload="x()"')),
        *(svg('<a href="javascript:x()"/>'), svg('<a xlink:href="https://192.0.2.1/"/>')),
        *(svg('<image href="https://192.0.2.1/a.png"/>'), svg('<use href="other.svg#a"/>')),
        svg('<image href="data:image/svg+xml;base64,AA=="/>'),
        svg("<foreignObject><p>hei</p></foreignObject>"),
        *(svg("<style>@import 'x'</style>"), svg("<style>a{b:url( https://x)}</style>")),
        svg('<rect style="fill: url(//192.0.2.1/a)"/>'),
        svg('<animate attributeName="href"/>'),
        b'<?xml-stylesheet href="x.css"?>' + svg(""),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"),
        *(b"", b"<svg", b"\x89PNG", b'<?xml version="1.0" encoding="klingon"?><svg/>'),
    ],
)  # fmt: skip
def test_a_drawing_that_acts_or_reaches_out_is_refused(octets):
    with pytest.raises(Unreadable):
        check_svg(octets)
