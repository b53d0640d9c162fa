"""The impact report on a page, with its period chosen, and as files to hand on."""

from flask import Response, render_template, request

from web import admission, guards
from web.report.asked import Asked
from web.report.document import document
from web.report.report import report_of
from web.report.sheets import ods
from web.report.telling import Telling
from web.site import site
from web.staff.pages import staff
from web.words import words_in


@staff.get("/staff/report")
def report() -> str:
    """Choose period and part, and read what the games came to."""
    telling = _telling()
    return render_template(
        "staff/report.html",
        telling=telling,
        asked=telling.report.asked,
        typed=request.args,
        misread=_asked() is None,
        parts=site().catalogue.programme.sub_projects,
    )


@staff.get("/staff/report.pdf")
def report_pdf() -> Response:
    """The same on paper."""
    return _file(document(_telling()), "application/pdf", "pdf")


@staff.get("/staff/report.ods")
def report_ods() -> Response:
    """The same as a spreadsheet, which `seikkailu report --verify` reads, too."""
    return _file(ods(_telling()), "application/vnd.oasis.opendocument.spreadsheet", "ods")


def _telling() -> Telling:
    here, me = site(), admission.staff()
    made = report_of(here, _asked() or Asked(), here.clock(), me.works_in)
    return Telling(made, here.catalogue, words_in(guards.language()))


def _asked() -> Asked | None:
    """What the form asks for; None where a day is none, or the part is unknown."""
    try:
        asked = Asked.read(request.args)
    except ValueError:
        return None
    known = asked.part is None or site().catalogue.programme.sub_project(asked.part)
    return asked if known else None


def _file(octets: bytes, mimetype: str, ending: str) -> Response:
    answer = Response(octets, mimetype=mimetype)
    part = (_asked() or Asked()).part
    name = "-".join(["report", *([part] if part else [])])
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{ending}")
    answer.cache_control.private = True
    answer.cache_control.no_store = True
    return answer
