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
