"""Feeds of the site, its lists, its entities and its claims, as Atom, RSS and JSON."""
