"""Conditions and effects are told apart by their one verb."""

from collections.abc import Callable, Sequence

from pydantic import Discriminator

from engine.scenario.model import Authored

ONE_OF = "write exactly one of "


def by_verb(verbs: Sequence[str]) -> Discriminator:
    """Tell a union's members apart by the one of `verbs` that is a field of each.

    None of them, or two, is one error that names them all.
    """
    return Discriminator(
        _one_of(verbs),
        custom_error_type="one_verb",
        custom_error_message=f"{ONE_OF}{', '.join(verbs)}",
    )


def _one_of(verbs: Sequence[str]) -> Callable[[object], str | None]:
    def verb(raw: object) -> str | None:
        if isinstance(raw, Authored):
            written = type(raw).model_fields
            keys: set[object] = {written[name].alias or name for name in raw.model_fields_set}
        else:
            keys = set(raw) if isinstance(raw, dict) else set()
        found = [verb for verb in verbs if verb in keys]
        return found[0] if len(found) == 1 else None

    return verb
