"""Text to values and back: what other programs write and read.

Every reader gives either points or one sentence about what is wrong with the file; nothing
here opens a file or unpacks an archive.
"""
