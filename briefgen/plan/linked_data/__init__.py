"""What search engines read about a page, in the vocabulary of schema.org.

Its modules::

    linked_articles, linked_entities, linked_claims    briefings, who is who, recorded claims
    claim_review                       findings, as fact-check indexes read them
"""
