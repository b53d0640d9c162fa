"""Everything that is kept: SQLAlchemy and nothing else.

An entry of a run's log is written once and never changed. `standing` is a projection of
the logs, written in the same transaction, and `seikkailu verify` proves it equal to them.
"""
