"""The device test: what a phone can do, in words, and as a code to tell an organiser.

Nothing is kept: the code itself holds what was found, and whoever has it reads the same page.
"""

from collections.abc import Mapping

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.codes import LETTERS, check_letter, tidy
from web import guards
from web.player.device_words import OUTCOMES, rows
from web.player.pages import player
from web.words import words_in

LENGTH = 4


@player.get("/laitetesti")
def device() -> str:
    """Try the phone, row by row."""
    return render_template("player/device.html", rows=rows(words_in(guards.language())))


@player.get("/laitetesti/tulos")
def tried() -> Response:
    """Turn what the phone found into its code."""
    found = {
        row: outcome if (outcome := request.args.get(row, "")) in outcomes else outcomes[0]
        for row, outcomes in OUTCOMES.items()
    }
    return redirect(url_for("player.device_code", code=written(found)), 303)


@player.get("/laitetesti/<code>")
def device_code(code: str) -> str:
    """What a code says, for the player and for the organiser who was told it."""
    found = read(code)
    if found is None:
        abort(404)
    told = [
        (row, next(one for one in row.said if one.outcome == found[row.id]))
        for row in rows(words_in(guards.language()))
    ]
    return render_template("player/device_code.html", code=tidy(code), told=told)


def written(found: Mapping[str, str]) -> str:
    """Three letters for what was found, and a check letter."""
    number = 0
    for row, outcomes in OUTCOMES.items():
        number = number * len(outcomes) + outcomes.index(found[row])
    letters = ""
    for _ in range(LENGTH - 1):
        number, index = divmod(number, len(LETTERS))
        letters += LETTERS[index]
    return letters + check_letter(letters)


def read(code: str) -> dict[str, str] | None:
    """What was found, from a code as people type it; None where it is none."""
    typed = tidy(code)
    if len(typed) != LENGTH or any(letter not in LETTERS for letter in typed):
        return None
    number = 0
    for letter in reversed(typed[:-1]):
        number = number * len(LETTERS) + LETTERS.index(letter)
    found: dict[str, str] = {}
    for row, outcomes in reversed(tuple(OUTCOMES.items())):
        number, index = divmod(number, len(outcomes))
        found[row] = outcomes[index]
    return None if number or check_letter(typed[:-1]) != typed[-1] else found
