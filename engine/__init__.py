"""The rules of city adventures: values and functions, nothing else.

This folder does no input and no output. It opens no file and no socket, reads no clock,
draws no lots, and knows no framework and no database: time, chance and ids are arguments.
What happens is decided in one place, `engine.play.decide`; everything else here parses
what an author wrote, folds what happened, or shows it. README.md beside this file lists
the decisions behind it. A test holds what may be imported here.
"""
