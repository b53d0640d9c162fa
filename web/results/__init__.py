"""What a game leaves behind: its teams' results, for people and for machines."""
