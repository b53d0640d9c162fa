"""What can be known before anyone walks: lint, proof and simulation.

Lint says what an author would want to hear, proof says whether the adventure can be
finished, simulation how it will feel. All three read an `Adventure` and give values; none
of them asks a clock or draws lots by itself.
"""
