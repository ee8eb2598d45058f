"""Theme folders to one theme; ``theme`` lays them over each other.

Its modules::

    theme_checks, theme_options        what ``theme.yaml`` says, and what settings choose from it
    near_misses                        files that were meant to replace another one
    translations, unused_messages      the words of the interface, and those that no page shows
"""
