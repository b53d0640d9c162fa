"""Text to values and back: what other programs write and read.

A reader (`gpx`, `geojson`, `csv_points`) gives `waypoints`, or raises one sentence about what
is wrong with the file; `recognising` tells which reader to ask. `drafting` makes an
adventure's files of them, which `writing` puts on paper. A writer takes what `publishing`
lets out. Nothing here opens a file or unpacks an archive.
"""
