"""The map under the checkpoints: reading real streets, and keeping them in the data folder.

`reading` takes OpenStreetMap's files and GeoJSON, `drawing` makes of them what a phone
draws, `keeping` puts that where the server finds it, and `overpass` asks once for more.
"""
