"""Claims over the whole archive: those found, those recorded, and what ties one to the other."""
