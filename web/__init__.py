"""Everything with a side effect: HTTP, the database, the clock, the command line."""
