"""Lint: what an author would want to hear before anyone walks, in plain words.

Files by theme; each rule stands beside its check and its words.
"""
