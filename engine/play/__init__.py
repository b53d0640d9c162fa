"""What happens while people play: intents in, events out, and the fold of them.

`judge` reads a claim to be somewhere and is the only function that sees a position or a
code. `decide` is the only place with game rules. `evolve` needs no adventure.
"""
