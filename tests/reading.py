"""A browser without JavaScript, for tests: reads pages, fills forms, follows answers."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"input", "meta", "link", "br", "path", "rect", "circle", "use"}
UNSEEN = {"script", "style", "title"}


@dataclass
class Form:
    """A form with what stands in it; its buttons are left out.

    `choices` are the words that can be ticked, by the name of the field; those that several
    boxes of one name hold are sent as a list.
    """

    action: str
    method: str = "get"
    fields: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


class Page(HTMLParser):
    """One answer: its words, its forms by action, its links."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.answer = answer
        self.status = answer.status_code
        self.address = answer.request.path
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.heading = ""
        self._seen: list[str] = []
        self._open: list[str] = []
        self._asking = ""
        self.feed(answer.text)
        self.words = " ".join(" ".join(self._seen).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get")))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "input" and self.forms and given.get("name"):
            self._keep(given)
        if tag in {"select", "textarea"}:
            self._asking = given.get("name", "")
            self.forms[-1].fields[self._asking] = ""
        if tag == "option":
            self._offer(given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["textarea"]:
            self.forms[-1].fields[self._asking] += data
        elif not UNSEEN & set(self._open):
            self._seen.append(data)
        if "h1" in self._open:
            self.heading = f"{self.heading} {data}".strip()

    def _keep(self, given: dict[str, str]) -> None:
        name, value = given["name"], given.get("value", "")
        form = self.forms[-1]
        if given.get("type") == "file":
            return
        if given.get("type") not in {"radio", "checkbox"}:
            before = form.fields.get(name)
            form.fields[name] = value if before is None else [*_listed(before), value]
            return
        form.choices.setdefault(name, []).append(value)
        if "checked" in given:
            before = form.fields.get(name) if given["type"] == "checkbox" else None
            form.fields[name] = value if before is None else [*_listed(before), value]

    def _offer(self, given: dict[str, str]) -> None:
        self.forms[-1].choices.setdefault(self._asking, []).append(given.get("value", ""))
        if "selected" in given:
            self.forms[-1].fields[self._asking] = given.get("value", "")

    def form(self, ending: str, **holding: str) -> Form:
        """The first form whose action ends so and whose fields hold these values."""
        return next(
            one
            for one in self.forms
            if one.action.endswith(ending) and holding.items() <= one.fields.items()
        )

    def leads_to(self, path: str) -> bool:
        """Whether a link leads there, whatever it carries along."""
        return any(link.partition("?")[0] == path for link in self.links)

    def has_form(self, ending: str) -> bool:
        return any(one.action.endswith(ending) for one in self.forms)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@dataclass
class Reader:
    """Someone with a browser whose scripts are off; `client` is Flask's, with cookies."""

    client: Any

    def read(self, address: str) -> Page:
        return Page(self.client.get(address, follow_redirects=True))

    def send(self, form: Form, **fields: Any) -> Page:
        return Page(self.send_only(form, follow_redirects=True, **fields))

    def send_only(self, form: Form, *, follow_redirects: bool = False, **fields: Any) -> Any:
        """Send a form, and do not go on to where the answer leads."""
        filled = form.fields | fields
        if form.method == "get":
            return self.client.get(
                form.action, query_string=filled, follow_redirects=follow_redirects
            )
        return self.client.post(form.action, data=filled, follow_redirects=follow_redirects)

    def set_out(self, **fields: Any) -> Page:
        """Join the first open game and start."""
        home = self.read("/")
        join = self.read(next(link for link in home.links if link.endswith("/join")))
        return self.send(join.form("/join"), read="1", **fields)
