"""For every rule of lint a bad adventure and a good one, by theme."""
