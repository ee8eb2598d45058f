"""What several pages are made of.

Its modules::

    library                            the corpus sorted for look-ups: read it first
    cards                              links, entities, briefings in short; ``Standpoint``: seen from one page
    statements, ties, passages, plain_quotes    quotations, positions and claims, with the words around them
    sourcing, changes, age, edits      how a briefing is sourced, what changed since, how old it is
    company, briefing_lists            who is named with whom; sections and tags
    frames, json_ld                    what surrounds a page (and ``Edition``: all that pages are made from)
    share_images, picture_choice       pictures for those who share a page, and in which sizes
"""
