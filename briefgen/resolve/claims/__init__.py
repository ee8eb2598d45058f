"""Claims over the whole archive.

Its modules::

    found_claims                       those that software found, with the positions taken on them
    ledger, claim_places, state_changes    those that are recorded, where they stand, how their state changed
    claim_ties, claim_contents         which found claims are a recorded one: what both say, compared
"""
