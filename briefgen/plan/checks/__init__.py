"""What only ``briefgen check`` looks for: what an editor should look at again by now.

Its modules::

    review                             claims and briefings that are due; dates that are yet to come
    silent_edits, moved                published words and addresses that changed without a word about it
"""
