"""Pictures and sounds of adventures, under names that nobody can guess."""

from engine.play.cards import MediaView


def media_address(medium: MediaView) -> str:
    """Where a file is fetched: its SHA-256 is the name, and only who may see it knows that."""
    return f"/media/{medium.sha}/{medium.file}"


def captions_address(medium: MediaView) -> str | None:
    """Where a film's captions are fetched, beside the film itself; None where it has none."""
    return f"/media/{medium.sha}/{medium.captions}" if medium.captions else None
