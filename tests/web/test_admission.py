"""Every address says who may use it, and each of them is tried by everybody."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

import pytest
from werkzeug.routing import Rule

from tests.playing import fresh_id
from tests.reading import Reader
from tests.staffing import come_in
from tests.visiting import everything_kept, posters_of
from web import admission
from web.admission import Everyone, policy_of
from web.app import create_app
from web.staffing import Role

METHODS = {"GET", "POST", "PUT"}
UNKNOWN, NOT_YOURS, NOTHING_THERE = 401, 403, 404


@dataclass(frozen=True)
class Asker:
    """Somebody with a browser, and the token by which its forms are told."""

    client: Any
    csrf: str = ""

    def ask(self, method: str, address: str) -> int:
        form = {"id": fresh_id(), "csrf": self.csrf} if method == "POST" else None
        answer = self.client.open(address, method=method, data=form)
        answer.close()
        return answer.status_code


def form_token(site, token: str) -> str:
    return hmac.new(site.keys.forms, token.encode(), hashlib.sha256).hexdigest()


def staff_asker(app, site, role: Role) -> Asker:
    client = come_in(app, site, role).client
    return Asker(client, form_token(site, client.get_cookie("seikkailu-staff").value))


@pytest.fixture
def stranger(app) -> Asker:
    return Asker(app.test_client())


@pytest.fixture
def other_team(app, site) -> Asker:
    reader = Reader(app.test_client())
    reader.set_out()
    return Asker(reader.client, form_token(site, reader.client.get_cookie("seikkailu").value))


@pytest.fixture
def names(app, site) -> dict[str, str]:
    """What stands in addresses: a run of somebody else's, real where it can be."""
    owner = Reader(app.test_client())
    run = owner.set_out().address.split("/")[2]
    code = owner.read(f"/runs/{run}/help").links
    game = next(one.split("/")[2] for one in code if one.startswith("/games/"))
    return {
        "run": run, "run_id": run, "code": game, "token": posters_of(site)[0][3:],
        "adventure_id": "perille", "sub": "tutka", "sha": "0", "name": "0", "seq": "1",
        "checkpoint": "asema", "media": fresh_id(), "media_id": fresh_id(),
        "team": fresh_id(), "person": fresh_id(), "intent": fresh_id(),
        "note": fresh_id(),
    }  # fmt: skip


def address(rule: Rule, names: dict[str, str]) -> str:
    return "".join(names[part] if dynamic else part for dynamic, part in rule._trace).lstrip(
        "|"
    )


def asked(app) -> list[tuple[str, Rule]]:
    return [
        (method, rule)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods & METHODS)
    ]


def test_every_address_has_a_policy(app):
    undeclared = {rule.rule for rule in app.url_map.iter_rules() if not policy_of(rule.rule)}

    assert undeclared == set()


def test_every_policy_is_some_address_s(app):
    rules = {rule.rule for rule in app.url_map.iter_rules()}

    begun = {
        one
        for one in admission.POLICIES
        if any(rule == one or rule.startswith(f"{one}/") for rule in rules)
    }
    assert set(admission.POLICIES) - begun == set()


def test_an_address_without_a_policy_is_answered_to_nobody(site):
    app = create_app(site)
    app.add_url_rule("/secrets", "secrets", lambda: "all of them")

    assert app.test_client().get("/secrets").status_code == NOT_YOURS


def test_a_page_of_the_staff_s_needs_a_session(app, stranger, other_team, names):
    for method, rule in asked(app):
        if isinstance(policy_of(rule.rule), frozenset):
            for asker in (stranger, other_team):
                answered = asker.ask(method, address(rule, names))
                assert answered == UNKNOWN, (method, rule.rule)


@pytest.mark.parametrize("role", list(Role))
def test_a_page_of_the_staff_s_is_for_its_roles_alone(app, site, names, role):
    for method, rule in asked(app):
        policy = policy_of(rule.rule)
        if isinstance(policy, frozenset):
            answered = staff_asker(app, site, role).ask(method, address(rule, names))
            turned_away = answered in {UNKNOWN, NOT_YOURS}
            assert turned_away == (role not in policy), (method, rule.rule, answered)


@pytest.mark.parametrize("who", ["stranger", "other team", *Role])
def test_a_run_is_nobody_s_but_its_own_phones(app, site, stranger, other_team, names, who):
    askers = {"stranger": stranger, "other team": other_team}
    asker = askers.get(who) or staff_asker(app, site, Role(who))
    back_to_the_code = 303 if who == Role.HOST else NOTHING_THERE
    for method, rule in asked(app):
        if policy_of(rule.rule) is Everyone.TEAM:
            answered = asker.ask(method, address(rule, names))
            refused = {UNKNOWN, NOTHING_THERE, back_to_the_code}
            assert answered in refused, (method, rule.rule)


@pytest.mark.parametrize("who", ["stranger", "other team", *Role])
def test_what_is_public_turns_nobody_away(app, site, stranger, other_team, names, who):
    askers = {"stranger": stranger, "other team": other_team}
    asker = askers.get(who) or staff_asker(app, site, Role(who))
    for method, rule in asked(app):
        if policy_of(rule.rule) is Everyone.PUBLIC and not rule.rule.startswith("/api/"):
            answered = asker.ask(method, address(rule, names))
            assert answered not in {UNKNOWN, NOT_YOURS}, (method, rule.rule)


def test_a_form_of_the_staff_s_comes_from_our_own_page_and_with_its_token(app, site, names):
    rules = [
        rule for method, rule in asked(app)
        if method == "POST" and rule.rule.startswith(("/staff/", "/kiosk"))
    ]  # fmt: skip
    askers = {role: staff_asker(app, site, role) for role in (Role.ORGANISER, Role.HOST)}
    before = everything_kept(site.database)

    assert len(rules) > 5
    for asker in askers.values():
        for rule in rules:
            form = {"id": fresh_id(), "csrf": asker.csrf, "role": "organiser", "name": "7"}
            elsewhere = {"Sec-Fetch-Site": "cross-site"}
            for sent, headers in ((form, elsewhere), (form | {"csrf": ""}, {})):
                answer = asker.client.post(address(rule, names), data=sent, headers=headers)
                assert answer.status_code == NOT_YOURS, rule.rule

    assert everything_kept(site.database) == before


@pytest.mark.parametrize("role", list(Role))
def test_reading_a_page_of_the_staff_s_changes_nothing(app, site, names, role):
    asker = staff_asker(app, site, role)
    before = everything_kept(site.database)

    for method, rule in asked(app):
        if method == "GET" and rule.rule.startswith(("/staff", "/kiosk")):
            asker.ask(method, address(rule, names))

    assert everything_kept(site.database) == before
