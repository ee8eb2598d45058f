"""All that makes a later build faster: stable bytes and digests of values, and what was found out before.

Takes and gives values of any phase, and knows none of them. Never decides what is built: taking the cache
away, or losing any part of it, changes no byte of the site. A folder that cannot be written to, a damaged
file, an entry of somebody else's: each is nothing worse than something not remembered.

Its modules::

    memo, far                          results by the digest of what they were made from; shared by machines
    shelves                            values by key in one file, of which little is read each time
    canonical, plain_bytes, value_digest    values to bytes and digests: stable, reversible, fast
    file_stats, folder_tree            what files and folders look like
    kept_reads, left_files, last_files what the last build looked up, left standing, and where that is kept
    sealed_file, unfinished            files that are whole or not there
"""

CACHE = ".briefgen-cache"
"""The folder, beside ``content/``, that holds what may be thrown away at any time."""
