"""The HTTP interface for programs: JSON in, JSON out, described by /api/openapi.json."""

from flask import Blueprint

from web.api import games, media, openapi, operators, runs, sealed, state

blueprint = Blueprint("api", __name__)
games.add_to(blueprint)
runs.add_to(blueprint)
media.add_to(blueprint)
sealed.add_to(blueprint)
state.add_to(blueprint)
operators.add_to(blueprint)
openapi.add_to(blueprint)
