"""What every template can say and draw, put into an application once.

The program's own words by gettext, an author's words by the `said` filter, the motifs of
the look, and numbers in the reader's spelling.
"""

import re
from datetime import datetime
from urllib.parse import urlencode

from flask import Flask, Response, request
from markupsafe import Markup

from engine.scenario.adventure import Adventure
from engine.text import Said, Text
from web import figures, guards, look
from web.words import LANGUAGES, Words, supported, words_in

LONGEST_TITLE = 90
"""Letters of a prompt that can still be set as a title."""


def dress(app: Flask) -> None:
    """Give an application's templates their words, filters and motifs."""
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    install = getattr(environment, "install_gettext_callables")  # noqa: B009 (the extension's)
    install(_gettext, _ngettext, newstyle=True)
    environment.filters.update(
        clock=_clock,
        day=_day,
        duration=figures.duration,
        asked_in_parts=asked_in_parts,
        paragraphs=paragraphs,
        said=_said,
        signed=figures.signed,
        unbroken_signs=unbroken_signs,
    )
    environment.globals.update(
        in_language=_in_language,
        lang_of=_lang_of,
        morse_strip=look.morse_strip,
        other_languages=_other_languages,
        picture_of=look.picture_of,
        pins_of=look.punch,
        wave_strip=look.wave_strip,
        words=_words,
    )
    app.context_processor(lambda: {"language": guards.language()})
    app.after_request(_keep_chosen_language)


def paragraphs(text: str) -> list[str]:
    """An author's text in paragraphs: blank lines part them, a single line break is a space."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def unbroken_signs(text: Said) -> Said:
    """Keep the dots and dashes of a Morse letter, and its letter, on one line."""
    return Said(re.sub(" (?=[–·])", figures.NO_BREAK, text), text.lang)


def asked_in_parts(prompt: str) -> tuple[str, str, str]:
    """A long prompt as what leads up to its question, the question, and what follows it.

    The last question is it; where nothing is asked so, the last sentence says what to do.
    A short prompt is all of one piece.
    """
    if len(prompt) <= LONGEST_TITLE:
        return "", prompt, ""
    sentences = re.split(r"(?<=[.?!:])\s+", prompt)
    questions = [place for place, said in enumerate(sentences) if said.endswith("?")]
    place = questions[-1] if questions else len(sentences) - 1
    return " ".join(sentences[:place]), sentences[place], " ".join(sentences[place + 1 :])


def _words() -> Words:
    return words_in(guards.language())


def _gettext(message: str) -> str:
    return _words().gettext(message)


def _ngettext(one: str, many: str, number: int) -> str:
    return _words().ngettext(one, many, number)


def _said(text: Text, fallback: tuple[str, ...] = ()) -> Said:
    return text.said(guards.language(), fallback)


def _lang_of(text: object) -> Markup:
    """A `lang` attribute for a text that is in another language than its page."""
    tag = text.lang if isinstance(text, Said) else guards.language()
    return Markup("") if tag == guards.language() else Markup(' lang="{}"').format(tag)


def _other_languages() -> list[tuple[str, str]]:
    return [(tag, name) for tag, name in LANGUAGES.items() if tag != guards.language()]


def _in_language(tag: str) -> str:
    """The address of this page in another language."""
    asked = {**request.args.to_dict(), "lang": tag}
    return f"{request.path}?{urlencode(asked)}"


def _keep_chosen_language(response: Response) -> Response:
    """A language that was chosen by a link holds from then on."""
    chosen = supported(request.args.get("lang", ""))
    return guards.remember_language(response, chosen) if chosen else response


def _clock(at: datetime, adventure: Adventure) -> str:
    return figures.clock(at, adventure.timezone, guards.language())


def _day(written: str) -> str:
    return figures.day(written, guards.language())
