"""What records and headers say of each other.

``cross_check`` follows every id; ``entity_checks`` and ``claim_checks`` look for contradictions, ``circles``
for ways that lead back to where they began.
"""
