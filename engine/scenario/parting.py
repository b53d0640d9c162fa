"""An adventure in three parts: what anyone may read, what is still locked, what is secret.

`public` is known before the start; `sealed` holds texts, places and effects of what is
locked; `secret` holds what makes an answer right, and what only organisers need. Together
they are the whole again. The order of an order's rows and the sides of a match are secrets,
so these are sealed shuffled.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias, cast

from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Preview, Role, Visible
from engine.scenario.quizzes import MatchChallenge, OrderChallenge
from engine.scenario.shuffling import shuffled

Plain: TypeAlias = dict[str, object]

NOTHING: tuple[str, ...] = ()
SEALED_HEAD = ("route", "items", "badges", "endings", "media")
SECRET_HEAD = ("expect", "knowingly")
PUBLIC_STOP: tuple[str, ...] = ("id", "role", "kind", "optional")
PUBLIC_START = ("title", "address", "place", "checkin", "clue")
"""Where one sets out from, which anyone may read who looks for it."""
SECRET_STOP = ("host", "knowingly")
SECRET_ANSWERS = ("answer", "tolerance", "accept", "typos", "reject", "at", "tolerance_m")


class Parts(NamedTuple):
    """Plain JSON objects, each without what stands in another."""

    public: Plain
    sealed: Plain
    secret: Plain


def parted(adventure: Adventure) -> Parts:
    """Take an adventure apart; nothing that is at its default is written."""
    whole: Plain = adventure.model_dump(mode="json", exclude_defaults=True)
    del whole["checkpoints"]
    secret = {name: whole.pop(name) for name in SECRET_HEAD if name in whole}
    sealed = {name: whole.pop(name) for name in SEALED_HEAD if name in whole}
    stops = {stop.id: _parted_stop(stop) for stop in adventure.checkpoints}
    return Parts(
        whole | {"checkpoints": [one.public for one in stops.values() if one.public]},
        sealed | {"checkpoints": [one.sealed for one in stops.values()]},
        secret
        | {"checkpoints": {name: one.secret for name, one in stops.items() if one.secret}},
    )


def joined(parts: Parts) -> Plain:
    """Put the parts together again."""
    secrets = cast("Mapping[str, Plain]", parts.secret["checkpoints"])
    known = {str(one["id"]): one for one in _plains(parts.public["checkpoints"])}
    stops = [
        _joined_stop(known.get(str(one["id"]), {}), one, secrets.get(str(one["id"]), {}))
        for one in _plains(parts.sealed["checkpoints"])
    ]
    return {**parts.public, **parts.sealed, **parts.secret, "checkpoints": stops}


def _plains(value: object) -> list[Plain]:
    return cast("list[Plain]", value)


def _parted_stop(stop: Checkpoint) -> Parts:
    whole: Plain = stop.model_dump(mode="json", exclude_defaults=True)
    secret = {name: whole.pop(name) for name in SECRET_STOP if name in whole}
    challenges = [_parted_challenge(stop.id, asked) for asked in stop.challenges]
    if challenges:
        whole["challenges"] = [one for one, _ in challenges]
        secret["challenges"] = [hidden for _, hidden in challenges]
    if stop.shown is not Visible.ALWAYS:
        return Parts({}, whole, secret)
    names = PUBLIC_STOP + (("title",) if stop.preview is Preview.TITLE else NOTHING)
    if stop.role is Role.START:
        names += PUBLIC_START
    public = {name: whole[name] for name in names if name in whole}
    sealed = {name: one for name, one in whole.items() if name not in names or name == "id"}
    return Parts(public, sealed, secret)


def _joined_stop(public: Plain, sealed: Plain, secret: Plain) -> Plain:
    whole = {**public, **sealed, **secret}
    if "challenges" in sealed:
        pairs = zip(_plains(sealed["challenges"]), _plains(secret["challenges"]), strict=True)
        whole["challenges"] = [_joined_challenge(shown, hidden) for shown, hidden in pairs]
    return whole


def _parted_challenge(stop_id: str, asked: Challenge) -> tuple[Plain, Plain]:
    """What may be read once the place is reached, and what makes an answer right."""
    whole: Plain = asked.model_dump(mode="json", exclude_defaults=True)
    ref = f"{stop_id}/{asked.id}"
    hidden = {name: whole.pop(name) for name in SECRET_ANSWERS if name in whole}
    if isinstance(asked, OrderChallenge):
        rows = {str(row["id"]): row for row in _plains(whole["options"])}
        hidden["order"] = list(rows)
        whole["options"] = [rows[row.id] for row in shuffled(ref, asked.options)]
    elif isinstance(asked, MatchChallenge):
        pairs = _plains(whole.pop("pairs"))
        rights = [cast("Plain", pair["right"]) for pair in pairs]
        rows = {str(row["id"]): row for row in [*rights, *_plains(whole.pop("decoys", []))]}
        hidden["pairs"] = {pair.left.id: pair.right.id for pair in asked.pairs}
        whole["lefts"] = [pair["left"] for pair in pairs]
        whole["rights"] = [rows[row.id] for row in shuffled(ref, asked.rights)]
    elif "options" in whole:
        rows = {str(row["id"]): row for row in _plains(whole["options"])}
        right = [name for name, row in rows.items() if row.pop("correct", False)]
        hidden |= {"correct": right} if right else {}
        at = {name: row.pop("at") for name, row in rows.items() if "at" in row}
        hidden |= {"spots": at} if at else {}
    return whole, hidden


def _joined_challenge(shown: Plain, hidden: Plain) -> Plain:
    whole = {**shown, **hidden}
    if "order" in whole:
        rows = {str(row["id"]): row for row in _plains(whole["options"])}
        whole["options"] = [rows[name] for name in cast("list[str]", whole.pop("order"))]
    if "pairs" in whole:
        _join_pairs(whole)
    correct = cast("list[str]", whole.pop("correct", []))
    spots = cast("Plain", whole.pop("spots", {}))
    if correct or spots:
        whole["options"] = [
            {
                **row,
                **({"correct": True} if row["id"] in correct else {}),
                **({"at": spots[str(row["id"])]} if row["id"] in spots else {}),
            }
            for row in _plains(whole["options"])
        ]
    return whole


def _join_pairs(whole: Plain) -> None:
    pairs = cast("dict[str, str]", whole["pairs"])
    lefts = {str(row["id"]): row for row in _plains(whole.pop("lefts"))}
    rights = {str(row["id"]): row for row in _plains(whole.pop("rights"))}
    whole["pairs"] = [
        {"left": lefts[left], "right": rights[right]} for left, right in pairs.items()
    ]
    whole["decoys"] = [row for name, row in rights.items() if name not in pairs.values()]
