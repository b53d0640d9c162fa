"""What goes wrong with maps from elsewhere."""


class BadMap(ValueError):
    """No map comes of this; the argument is one sentence for an organiser."""
