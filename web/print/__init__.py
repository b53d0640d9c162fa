"""What an organiser prints for the day: posters, join sheets, certificates."""
