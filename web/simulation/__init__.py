"""A simulation told to people: as text, as JSON, as one page that stands by itself.

What was simulated comes from `engine.proof.simulation`; here are processes, words, plots.
"""
