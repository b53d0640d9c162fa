"""The adventures and the programme as data, and the few lines that read them."""
