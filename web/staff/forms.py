"""What the staff's forms carry besides their own fields."""

from uuid import UUID

from flask import abort, request


def form_id() -> str:
    """The id of this form: sent twice, it is done once."""
    try:
        return str(UUID(request.form.get("id", "")))
    except ValueError:
        abort(400, "form")
