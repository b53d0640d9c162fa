"""What an operator's monitor asks."""

from flask import Blueprint, Response, jsonify

from web.site import site


def add_to(blueprint: Blueprint) -> None:
    """Add these calls."""
    blueprint.get("/healthz")(health)
    blueprint.get("/readyz")(ready)


def health() -> Response:
    """Whether the server answers at all."""
    return jsonify(status="ok")


def ready() -> Response:
    """Whether it can read its database; a failure answers 503."""
    site().database.ask()
    return jsonify(status="ok")
