"""What a word is and what a sentence says, before anybody asks who said it.

Its modules::

    quote_marks                        which words stand between marks
    cast, gender, phrases              whom an article names, and which words stand for somebody
    propositions, claim_extents, loose_clauses    clauses and phrases that can be claimed, and their range
    topics, figures, country_words     what a proposition is about; its numbers
    claim_nouns, claim_words           words for claims, from ``lexicons/en/claims.txt``
    hearsay, negations                 who is only told to have said it; subjects that are nobody
"""
