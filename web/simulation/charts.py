"""Plots by pygal, undressed: the page's own style sheet and tokens colour them, day and night.

What pygal adds for browsers (script, style, comments with the day's date) is taken out: the
page asks nobody for anything, and the same figures always draw the same picture.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pygal
from markupsafe import Markup
from pygal.style import Style

from engine.proof.simulation.figures import BIN_MIN, StopFigures

# pygal leaves an importer of an old kind behind, for plugins that nobody has here. Python would
# ask it, and warn, whenever anything is looked for in vain, such as an optional module.
sys.meta_path[:] = [one for one in sys.meta_path if type(one).__module__ != pygal.__name__]

WIDTH = 360
_ROW = 26
_GAP = 0.2
"""Minutes of paper on each side of a bar."""
_UNWANTED = {"script", "style", "title", "desc"}
_USUAL: Mapping[str, object] = {
    "js": (),
    "css": (),
    "no_prefix": True,
    "disable_xml_declaration": True,
    "width": WIDTH,
    "show_legend": False,
    "margin": 4,
    "style": Style(label_font_size=13, major_label_font_size=13),
}


def minutes(spread: Mapping[int, int], teams: int) -> Markup:
    """How long it takes: a bar for every five minutes, as shares of those who finished."""
    chart = pygal.Histogram(
        **_USUAL,
        height=220,
        x_labels=[minute for minute in spread if minute % (3 * BIN_MIN) == 0],
        x_value_formatter=_whole,
        value_formatter=_percent,
        min_scale=3,
        max_scale=5,
    )
    bars = [
        (100 * count / teams, first + _GAP, first + BIN_MIN - _GAP)
        for first, count in spread.items()
    ]
    chart.add("", bars)
    return drawn(chart)


def reached(stops: Sequence[StopFigures], name: Callable[[str], str]) -> Markup:
    """How many got to each checkpoint, the first on top."""
    chart = pygal.HorizontalBar(
        **_USUAL,
        height=_ROW * len(stops) + 30,
        range=(0, 100),
        y_labels=[0, 50, 100],
        value_formatter=_percent,
        spacing=10,
        margin_right=22,
    )
    shown = list(reversed(stops))
    chart.x_labels = [name(one.id) for one in shown]
    chart.add("", [100 * one.reached for one in shown])
    return drawn(chart)


def drawn(chart: Any) -> Markup:  # noqa: ANN401 (pygal has no types)
    """A chart as SVG that holds shapes and words only."""
    root: Element = chart.render_tree()
    _undress(root)
    for name in ("id", "class"):
        root.attrib.pop(name, None)
    root.set("class", "chart")
    root.set("aria-hidden", "true")
    return Markup(tostring(root, encoding="unicode"))  # noqa: S704 (made here, of numbers)


def _undress(node: Element) -> None:
    for child in list(node):
        tag = str(child.tag).rpartition("}")[2]
        # A comment's tag is a function.
        if tag in _UNWANTED or tag.startswith("<"):
            node.remove(child)
        else:
            _undress(child)


def _whole(number: float) -> str:
    return f"{number:.0f}"


def _percent(number: float) -> str:
    return f"{number:.0f} %"
