"""Whether an adventure can be finished, however it is played.

The rules are spelt out as clauses over facts (`encoding`). Without choices their least
fixpoint says it all (`closure`), with choices one call of a solver does (`solver`). Whatever
the solver finds is walked through the real rules (`following`) before it is believed; where
it cannot be, all play is searched (`searching`). `proving` puts it together.
"""
