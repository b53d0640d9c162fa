"""What an adventure's files are called, as seen from its folder."""

HEAD = "adventure.yaml"
STOPS = "checkpoints/"
