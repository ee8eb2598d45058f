"""Who said what, word for word.

``quotes`` reads an article sentence by sentence; ``quote_rules`` lists the rules in their order. Read these
two first, then one rule, then what it is made with::

    quote_frames, quote_tails          the sentences, and what stands behind words in marks
    quote_cues, quote_companions       verbs of saying with their subjects
    quote_unsaid                       such verbs that tell of no words
    quote_lost_subjects, quote_hearers who speaks and who is told, where the model errs
    quote_clauses, quote_extents       what is said, and how far it goes; quote_other_clauses: where it ends
    quote_places, quote_leads          what stands between marks and cues; what leads in
    quote_interposed, quote_mixed      cues inside what they say; clauses partly between marks
    quote_sureness, quote_drafts       how sure; a quotation in the making

    quote_mark_rules, quote_tag_rules, quote_fragments    rules for words between marks
    quote_clause_rules, quote_noun_rules                  rules for clauses
    quote_aside_rules                                     rules for "according to"
    quote_blocks, quote_pulls                             block quotes and pull quotes
"""
