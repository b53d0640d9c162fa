"""The floor: what the same server does with a Flask route that only reads and writes JSON."""

from flask import Flask, jsonify, request


def application() -> Flask:
    """An application with one route and nothing behind it."""
    app = Flask(__name__)

    @app.post("/echo")
    def echo():
        return jsonify(seen=len(request.get_json()["intents"]))

    @app.get("/healthz")
    def health():
        return jsonify(status="ok")

    return app
