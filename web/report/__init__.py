"""What the games came to, for those who paid for them: counted, suppressed, recomputable."""
