"""All that makes a later build faster: stable bytes and digests of values, and what was found out before.

Takes and gives values of any phase, and knows none of them. Never decides what is built: taking the cache
away, or losing any part of it, changes no byte of the site. A folder that cannot be written to, a damaged
file, an entry of somebody else's: each is nothing worse than something not remembered.
"""

CACHE = ".briefgen-cache"
"""The folder, beside ``content/``, that holds what may be thrown away at any time."""
