"""A booklet as a PDF: what `engine.formats.paper` says, set in type by Typst."""
