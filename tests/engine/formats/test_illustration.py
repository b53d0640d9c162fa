"""Drawings in the look's own tones: what is known comes through, and nothing else."""

import pytest

from engine.formats.illustration import illustration

SHAPES = (
    '<g transform="translate(4 -2)">'
    '<rect class="c-sign" x="1" y="2" width="30" height="9"/></g>'
    '<path class="s-ink" stroke-width="3" stroke-dasharray="4 6" d="M0 0h3.5v-2z"/>'
    '<circle class="c-white" cx="4" cy="5" r="2.5"/>'
)


def svg(shapes: str, more: str = "") -> bytes:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200"{more}>'
    return f"{head}{shapes}</svg>".encode()


def test_a_drawing_in_the_tones_is_told_shape_by_shape():
    drawing = illustration(svg(SHAPES))

    assert drawing is not None
    assert drawing.view_box == "0 0 360 200"
    assert drawing.shapes.count("<") == 8
    assert '<path class="s-ink" stroke-width="3" stroke-dasharray="4 6" d="M0 0h3.5v-2z">' in (
        drawing.shapes
    )
    assert '<g transform="translate(4 -2)"><rect class="c-sign"' in drawing.shapes


def test_words_and_remarks_in_a_drawing_stay_out_of_the_page():
    drawing = illustration(svg("<title>Torni</title><!-- luonnos --><desc>x</desc>" + SHAPES))

    assert drawing == illustration(svg(SHAPES))


@pytest.mark.parametrize(
    "shapes",
    [
        "<script>alert(1)</script>",
        '<path class="c-ink" d="M0 0" onclick="alert(1)"/>',
        '<path class="c-ink" d="M0 0&quot; onclick=&quot;alert(1)"/>',
        '<path class="ill top" d="M0 0"/>',
        '<path style="position:fixed" d="M0 0"/>',
        '<path fill="url(https://example.com/x)" d="M0 0"/>',
        '<use href="https://example.com/x.svg#a"/>',
        '<image href="x.png"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<a href="https://example.com"><path class="c-ink" d="M0 0"/></a>',
        "<style>*{fill:red}</style>",
        '<animate attributeName="d"/>',
        "<text>Torni</text>",
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        "<g>" * 5000 + "</g>" * 5000,
        "<path",
    ],
)
def test_a_drawing_with_anything_else_does_not_stand_within_a_page(shapes: str):
    assert illustration(svg(SHAPES + shapes)) is None


@pytest.mark.parametrize(
    "octets",
    [
        svg(SHAPES, ' width="360"'),
        svg(SHAPES, ' onload="alert(1)"'),
        svg(SHAPES).replace(b"0 0 360 200", b"calc(1px)"),
        b'<!DOCTYPE svg [<!ENTITY x "y">]>' + svg(SHAPES),
        SHAPES.encode(),
        b"\x89PNG",
        b"",
    ],
)
def test_a_file_that_is_no_such_drawing_does_not_stand_within_a_page(octets: bytes):
    assert illustration(octets) is None
