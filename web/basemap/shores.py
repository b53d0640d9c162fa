"""Water whose outline is not whole.

The shores that there are cut an area into faces, which are land and water in turn.
"""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry


def open_water(
    shores: Sequence[BaseGeometry], dry: Sequence[BaseGeometry], within: BaseGeometry
) -> list[BaseGeometry]:
    """The faces that are water: the one with the most streets and houses is not.

    Whoever crosses a shore comes from land to water or back, so one face decides them all.
    """
    if not shores or not dry:
        return []
    edges = shapely.union_all([shape.intersection(within) for shape in shores])
    noded = shapely.union_all([edges, within.boundary])
    faces = list(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))
    if len(faces) < 2:
        return []
    houses_and_streets = shapely.union_all(list(dry))
    land = max(range(len(faces)), key=lambda one: _dryness(faces[one], houses_and_streets))
    return [faces[one] for one in _other_side(faces, land)]


def _dryness(face: BaseGeometry, dry: BaseGeometry) -> float:
    return float(face.intersection(dry).length)


def _other_side(faces: Sequence[BaseGeometry], land: int) -> list[int]:
    """Faces an odd number of shores away from the one that is land."""
    is_water = {land: False}
    waiting = [land]
    while waiting:
        here = waiting.pop()
        for there, face in enumerate(faces):
            if there not in is_water and _share_a_shore(faces[here], face):
                is_water[there] = not is_water[here]
                waiting.append(there)
    return [one for one, wet in is_water.items() if wet]


def _share_a_shore(a: BaseGeometry, b: BaseGeometry) -> bool:
    return bool(a.intersection(b).length > 0)
