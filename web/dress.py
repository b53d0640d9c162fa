"""What every template can say and draw, put into an application once.

The program's own words by gettext, an author's words by the `said` filter and, as HTML, by
those of `web.prose`; the motifs of the look, and numbers in the reader's spelling.
"""

import re
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Flask, Response, request
from markupsafe import Markup

from engine.scenario.adventure import Adventure
from engine.text import Said, Text, direction
from web import figures, guards, look, prose, reader
from web.words import LANGUAGES, Words, supported, words_in

LONGEST_AT_FULL_SIZE = 13
"""Letters of a word that fit beside a number plate at 360 pixels."""


def dress(app: Flask) -> None:
    """Give an application's templates their words, filters and motifs."""
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    install = getattr(environment, "install_gettext_callables")  # noqa: B009 (the extension's)
    install(_gettext, _ngettext, newstyle=True)
    environment.filters.update(
        clock=_clock,
        date_there=_date_there,
        day=_day,
        days=_days,
        duration=figures.duration,
        asked_in_parts=prose.asked_in_parts,
        direction=direction,
        named=_named,
        plain=prose.plain,
        rendered=prose.rendered,
        rendered_inline=prose.rendered_inline,
        said=_said,
        signed=figures.signed,
        unbroken_figures=unbroken_figures,
        unbroken_signs=unbroken_signs,
    )
    environment.globals.update(
        in_language=_in_language,
        lang_tag=_lang_tag,
        fits=_fits,
        lang_of=_lang_of,
        morse_strip=look.morse_strip,
        other_languages=_other_languages,
        pins_of=look.punch,
        reads=reader.reads,
        walks=_walks,
        reading=reader.reading,
        wave_strip=look.wave_strip,
        words=_words,
    )
    app.context_processor(
        lambda: {"language": guards.language(), "languages": LANGUAGES.items()}
    )
    app.after_request(_keep_chosen_language)


def unbroken_signs(text: Said) -> Said:
    """Keep the dots and dashes of a Morse letter, and its letter, on one line."""
    return Said(re.sub(" (?=[–·])", figures.NO_BREAK, text), text.lang)


def unbroken_figures(text: Said) -> Said:
    """Keep the thousands of a figure, `1 080 000`, on one line."""
    return Said(re.sub(r"(?<=\d) (?=\d{3}\b)", figures.NO_BREAK, text), text.lang)


def _words() -> Words:
    return words_in(guards.language())


def _gettext(message: str) -> str:
    return _words().gettext(message)


def _ngettext(one: str, many: str, number: int) -> str:
    return _words().ngettext(one, many, number)


def _said(text: Text, fallback: tuple[str, ...] = ()) -> Said:
    return text.said(guards.language(), fallback)


def _fits(title: str) -> Markup:
    """A smaller title where its longest word would not fit beside its number on a phone."""
    longest = max(map(len, re.split(r"[\s-]", title)))
    return Markup(' class="t24"') if longest > LONGEST_AT_FULL_SIZE else Markup("")


def _lang_of(text: object) -> Markup:
    """How a text is marked that is in another language than its page: see `_lang_tag`."""
    tag = text.lang if isinstance(text, Said) else guards.language()
    return Markup("") if tag == guards.language() else _lang_tag(tag)


def _lang_tag(tag: str) -> Markup:
    """A `lang` attribute and, where a language runs the other way than its page, a `dir`."""
    marked = Markup(' lang="{}"').format(tag)
    written = direction(tag)
    turned = written != direction(guards.language())
    return marked + Markup(' dir="{}"').format(written) if turned else marked


def _named(text: str) -> Markup:
    """An author's name for something within a sentence of the program."""
    words, marked = prose.rendered_inline(text), _lang_of(text)
    return Markup("<span{}>{}</span>").format(marked, words) if marked else words


def _walks(how: str) -> bool:
    """Whether this phone's holder walks so."""
    return how in (reader.access() or ())


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


def _date_there(at: datetime, adventure: Adventure) -> str:
    return at.astimezone(ZoneInfo(adventure.timezone)).date().isoformat()


def _day(written: str) -> str:
    return figures.day(written, guards.language())


def _days(begins: str, ends: str) -> str:
    return figures.days(begins, ends, guards.language())
