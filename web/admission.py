"""Who may use which address: a line for each, and what has none is answered to nobody.

An address falls under the longest of these that it begins with. That a run is the asking
phone's own is seen to where the run is found (`own_run`, `web.runs.played`); staff are seen
to here, before any page is made.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from flask import abort, g, request

from web import guards, staffing
from web.site import site
from web.staffing import Role, Staff


class Everyone(StrEnum):
    """Whom no invite is needed for."""

    PUBLIC = "public"
    TEAM = "team"


Policy: TypeAlias = Everyone | frozenset[Role]

_ORGANISER = frozenset({Role.ORGANISER})

POLICIES: Mapping[str, Policy] = {
    "/": Everyone.PUBLIC,
    "/accessibility": Everyone.PUBLIC,
    "/adventures": Everyone.PUBLIC,
    "/api/games": Everyone.PUBLIC,
    "/api/openapi.json": Everyone.PUBLIC,
    "/api/resume": Everyone.PUBLIC,
    "/api/runs/<run>": Everyone.TEAM,
    "/api/runs/<run_id>": Everyone.TEAM,
    "/basemap.json": Everyone.PUBLIC,
    "/games": Everyone.PUBLIC,
    "/healthz": Everyone.PUBLIC,
    "/join": Everyone.PUBLIC,
    "/kiosk": frozenset({Role.HOST}),
    "/laitetesti": Everyone.PUBLIC,
    "/media": Everyone.PUBLIC,
    "/privacy": Everyone.PUBLIC,
    "/programme": Everyone.PUBLIC,
    "/q": Everyone.PUBLIC,
    "/Q": Everyone.PUBLIC,
    "/reading": Everyone.PUBLIC,
    "/readyz": Everyone.PUBLIC,
    "/resume": Everyone.PUBLIC,
    "/runs/<run>": Everyone.TEAM,
    "/staff": frozenset(Role),
    "/staff/come": Everyone.PUBLIC,
    "/staff/games": _ORGANISER,
    "/staff/games/<code>/photos": frozenset({Role.ORGANISER, Role.REVIEWER}),
    "/staff/host": frozenset({Role.HOST}),
    "/staff/people": _ORGANISER,
    "/staff/report": _ORGANISER,
    "/staff/report.ods": _ORGANISER,
    "/staff/report.pdf": _ORGANISER,
    "/sw.js": Everyone.PUBLIC,
}


def policy_of(rule: str) -> Policy | None:
    """Who may use an address, as the application's map of addresses writes it.

    The front page is `/` alone: else everything would begin with it.
    """
    if rule == "/":
        return POLICIES["/"]
    parts = rule.split("/")
    begins = ("/".join(parts[:length]) for length in range(len(parts), 1, -1))
    return next((POLICIES[one] for one in begins if one in POLICIES), None)


def admit() -> None:
    """Turn away who may not; called before every request."""
    if request.url_rule is None:
        return
    policy = policy_of(request.url_rule.rule)
    if policy is None:
        abort(403, "undeclared")
    if isinstance(policy, Everyone):
        return
    here = staff_here()
    if here is None:
        abort(401, "no-staff")
    if here.role not in policy:
        abort(403, "other-role")


def staff_here() -> Staff | None:
    """Who of the staff asks, if anybody of them does."""
    if "staff" not in g:
        token, here = guards.staff_token(), site()
        g.staff = staffing.staff_of(here, token, here.clock()) if token else None
    asking: Staff | None = g.staff
    return asking


def staff() -> Staff:
    """Who asks for a page of the staff's."""
    return staff_here() or abort(401, "no-staff")
