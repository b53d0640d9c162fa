"""Seeded teams that walk an adventure through its real rules, before anyone does.

`simulating.simulate` plays thousands of them; `crowd.Crowd` holds every assumption about
people, phones and signal, with its unit and its source. Whatever happens to a team is what
`judge`, `decide` and `evolve` make of what it asks for: there is no second set of rules.
Figures are estimates until a crowd is calibrated from real runs (`engine.proof.calibrating`).
"""
