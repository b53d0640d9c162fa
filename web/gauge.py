"""The ruler of a refusal: how far the circle reaches, how sure the phone is, what is left.

Pure geometry of the drawing, in the units of a 328 x 158 view box. Solid is the world,
dashed is belief (look, principle 6).
"""

from dataclasses import dataclass

from engine.geo import credit_m

LEFT, RIGHT = 20.0, 322.0
_CIRCLE_AT_LEAST = 108.0
"""Room for the words inside the circle's bar."""
_CIRCLE_UNSCALED = 112.0
_DOUBT_AT_MOST = 46.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Where the parts of the ruler stand. `left_m` is what is still to walk.

    `broken` says that the stretch between is shortened: then the axis has a break at
    `break_x`, and only the circle and the doubt are to scale.
    """

    edge: float
    credit: float
    you: float
    doubt_from: float
    doubt_to: float
    radius_m: int
    credit_m: int
    distance_m: int
    left_m: int
    broken: bool

    @property
    def break_x(self) -> float:
        """The middle of the shortened stretch."""
        return round((self.credit + self.doubt_from) / 2, 1)

    @property
    def middle(self) -> float:
        """The middle of the credit, where its words are tied to."""
        return round((self.edge + self.credit) / 2, 2)

    @property
    def you_label(self) -> float:
        """Where the words under the phone stand: beside those of the edge, within the ruler."""
        return min(max(self.you, self.edge + 58), 288)

    @property
    def left_label(self) -> float:
        """Where it stands how far is left."""
        return min(max(round((self.you + self.credit) / 2, 2), 70), 258)

    @property
    def marks(self) -> dict[str, float]:
        """Where the lines and words of the drawing stand, by what they are."""
        return {
            "edge": self.edge,
            "edge-label": round(self.edge + 6, 2),
            "credit": self.credit,
            "middle": self.middle,
            "middle-label": round(self.middle + 8, 2),
            "you": self.you,
            "you-label": round(self.you_label, 2),
            "doubt-from": self.doubt_from,
            "doubt-to": self.doubt_to,
            "arrow": round(self.credit + 8, 2),
            "left-label": self.left_label,
            "break-from": round(self.break_x - 5, 2),
            "break-to": round(self.break_x + 5, 2),
            "stroke": round(self.break_x - 9, 2),
            "stroke-too": round(self.break_x + 1, 2),
        }


def gauge(*, distance_m: int, accuracy_m: int, radius_m: int) -> Gauge:
    """Lay out the ruler; a polygon's `radius_m` is 0 and its edge the zero of the scale."""
    credit = credit_m(accuracy_m)
    scale = (RIGHT - LEFT) / (distance_m + min(accuracy_m, distance_m))
    broken = radius_m * scale < _CIRCLE_AT_LEAST
    if broken:
        scale = min(_CIRCLE_UNSCALED / radius_m, 2.4) if radius_m else 2.4
    bar = _CIRCLE_UNSCALED if broken else radius_m * scale
    doubt = min(accuracy_m * scale, _DOUBT_AT_MOST) if broken else accuracy_m * scale
    edge = LEFT + bar
    you = RIGHT - doubt if broken else LEFT + distance_m * scale
    return Gauge(
        edge=round(edge, 1),
        credit=round(edge + credit * scale, 1),
        you=round(you, 1),
        doubt_from=round(max(you - doubt, LEFT), 1),
        doubt_to=round(min(you + doubt, RIGHT), 1),
        radius_m=radius_m,
        credit_m=round(credit),
        distance_m=distance_m,
        left_m=max(0, round(distance_m - credit - radius_m)),
        broken=broken,
    )
