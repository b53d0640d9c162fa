"""Plots of a report by pygal, dressed by the page they stand on; hidden figures have no bar."""

from collections.abc import Sequence
from typing import Final

import pygal
from markupsafe import Markup
from pygal.style import Style

from web.simulation.charts import WIDTH, drawn

LONGEST: Final = 22
"""Letters beside a bar; the table has the whole name."""
_ROW: Final = 28
_ON_PAPER: Final = (
    "<style>text{{font-family:'{face}';fill:#13202a;font-size:11px}}"
    ".guides path,.axis path{{stroke:#9aa3a8;stroke-width:.6;fill:none}}"
    ".axis.y text{{text-anchor:end}}.axis.x text{{text-anchor:middle}}"
    ".series rect{{fill:#00505f}}.background{{fill:none}}</style>"
)


def bars(rows: Sequence[tuple[str, float | None]]) -> Markup | None:
    """A bar for each row that is shown, the first on top; None where all would be empty."""
    shown = [(name, value) for name, value in reversed(rows) if value is not None]
    if not any(value for _, value in shown):
        return None
    chart = pygal.HorizontalBar(
        js=(),
        css=(),
        no_prefix=True,
        disable_xml_declaration=True,
        width=WIDTH,
        height=_ROW * len(shown) + 34,
        show_legend=False,
        margin=4,
        margin_right=22,
        spacing=10,
        min_scale=3,
        max_scale=5,
        include_x_axis=True,
        value_formatter=_whole,
        style=Style(label_font_size=13, major_label_font_size=13),
    )
    chart.x_labels = [_short(name) for name, _ in shown]
    chart.add("", [value for _, value in shown])
    return drawn(chart)


def on_paper(chart: Markup, face: str) -> bytes:
    """The same with colours of its own, for a page that has no style sheet."""
    head, rest = str(chart).split(">", 1)
    return f"{head}>{_ON_PAPER.format(face=face)}{rest}".encode()


def _short(name: str) -> str:
    """A name that is too long ends after a word of it."""
    if len(name) <= LONGEST:
        return name
    kept = name[:LONGEST]
    return f"{(kept[: kept.rfind(' ')] if ' ' in kept else kept[:-1]).rstrip(' –')}…"


def _whole(number: float) -> str:
    return f"{number:.0f}"
