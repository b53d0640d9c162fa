"""What went wrong, in words: what happened, and what to do."""

from http import HTTPStatus

from flask import Response, make_response, render_template, request
from werkzeug.exceptions import SecurityError

from web import guards
from web.words import Words, words_in


def problem_page(status: HTTPStatus, detail: str) -> Response:
    """A page for people. `detail` tells cases apart that share a status."""
    heading, sentence = _said(status, detail, words_in(guards.language()))
    if isinstance(request.routing_exception, SecurityError):
        # Under a host that is not ours no address can be made, so there is no page.
        return Response(f"{heading}. {sentence}\n", status, mimetype="text/plain")
    page = render_template(
        "problem.html",
        heading=heading,
        sentence=sentence,
        resume=_may_have_lost_a_run(status, detail),
        run=(request.view_args or {}).get("run") if detail == "locked" else None,
    )
    return make_response(page, status)


def _may_have_lost_a_run(status: HTTPStatus, detail: str) -> bool:
    missing = status is HTTPStatus.NOT_FOUND and detail != "locked"
    return missing and request.path.startswith("/runs/")


def _said(status: HTTPStatus, detail: str, words: Words) -> tuple[str, str]:
    gettext = words.gettext
    if _may_have_lost_a_run(status, detail):
        return (
            gettext("Tätä peliä ei ole tässä puhelimessa"),
            gettext("Ehkä se on kesken toisessa puhelimessa. Jatkokoodilla se tulee tähänkin."),
        )
    if detail == "locked":
        return (
            gettext("Tämän rastin vuoro ei ole vielä"),
            gettext("Rasti aukeaa myöhemmin. Käykää ensin niillä, jotka ovat auki."),
        )
    if detail in {"no-staff", "other-role"}:
        return _not_for_everyone(detail, words)
    if detail == "stale":
        return (
            gettext("Sivu ehti vanhentua"),
            gettext(
                "Mitään ei muuttunut. Palatkaa edelliselle sivulle, ladatkaa se uudelleen ja "
                "painakaa nappia vielä kerran."
            ),
        )
    said = {
        HTTPStatus.NOT_FOUND: (
            gettext("Täällä ei ole mitään"),
            gettext(
                "Osoite on väärä, tai sivu on poistunut. Tarkistakaa "
                "osoite tai aloittakaa etusivulta."
            ),
        ),
        HTTPStatus.GONE: (
            gettext("Tämä juliste on vaihdettu"),
            gettext("Tämä koodi ei enää leimaa. Etsikää paikalta uusi juliste."),
        ),
        HTTPStatus.FORBIDDEN: (
            gettext("Pyyntö tuli muualta"),
            gettext("Tämän napin voi painaa vain pelin omalla sivulla. Mitään ei muuttunut."),
        ),
        HTTPStatus.CONFLICT: (
            gettext("Sama nappi kahdesti"),
            gettext(
                "Lomake oli jo lähetetty toisin. Avatkaa sivu uudelleen ja "
                "katsokaa, mitä tapahtui."
            ),
        ),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
            gettext("Teksti on liian pitkä"),
            gettext("Palatkaa edelliselle sivulle ja lyhentäkää. Mitään ei muuttunut."),
        ),
        HTTPStatus.TOO_MANY_REQUESTS: (
            gettext("Nyt mentiin liian lujaa"),
            gettext("Odottakaa hetki ja kokeilkaa uudelleen. Mitään ei hävinnyt."),
        ),
        HTTPStatus.SERVICE_UNAVAILABLE: (
            gettext("Peli ei pysty nyt tallentamaan"),
            gettext("Mitään ei hävinnyt. Odottakaa hetki ja painakaa uudelleen."),
        ),
        HTTPStatus.INTERNAL_SERVER_ERROR: (
            gettext("Jokin meni meillä rikki"),
            gettext(
                "Vika ei ole teissä, ja se on kirjattu. Ladatkaa sivu uudelleen tai "
                "palatkaa etusivulle."
            ),
        ),
    }
    strange = (
        gettext("Tätä ei voinut lukea"),
        gettext(
            "Pyynnöstä puuttui jotakin. Palatkaa edelliselle sivulle ja kokeilkaa uudelleen."
        ),
    )
    return said.get(status, strange)


def _not_for_everyone(detail: str, words: Words) -> tuple[str, str]:
    """What staff are told who have no session, or another duty."""
    gettext = words.gettext
    if detail == "no-staff":
        return (
            gettext("Tänne tullaan kutsulla"),
            gettext("Kutsu on linkki, jonka saat järjestäjältä. Se toimii yhden kerran."),
        )
    return (
        gettext("Tämä sivu on toisen tehtävä"),
        gettext(
            "Kutsusi koskee muuta työtä. Jos tarvitset tätä, pyydä järjestäjältä uusi kutsu."
        ),
    )
