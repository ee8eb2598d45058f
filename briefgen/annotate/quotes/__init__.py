"""Who said what, word for word; ``quotes`` finds them all, by rules of one kind a module."""
