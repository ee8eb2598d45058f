"""Whom the words beside a quotation mean; ``speakers`` finds who speaks.

Its modules::

    quote_subjects, appositions        the subject of a verb of saying; nouns with their name beside them
    offices, bodies                    "the governor", "the company": who was named before
    pronouns, pronoun_parts, scenes    "he" and "she": who is in the sentences before, and as what
"""
