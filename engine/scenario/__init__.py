"""What an author wrote: the scenario format `seikkailu/1`, parsed into values.

A folder of YAML becomes one `Adventure`, or every problem in it at once. What stands here
is closed to change while people play: a run pins the edition it started under.
"""
