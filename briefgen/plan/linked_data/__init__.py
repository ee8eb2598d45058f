"""What search engines read about a page, in the vocabulary of schema.org.

Its modules::

    json_ld                            what all pages have; the others stand on it
    linked_articles, linked_entities, linked_claims    briefings, who is who, recorded claims
    claim_review                       findings, as fact-check indexes read them
"""
