"""What several pages are made of.

Its modules::

    library                            the corpus sorted for look-ups: read it first
    cards                              links, entities, briefings in short; ``Standpoint``: seen from one page
    statements, ties, passages         quotations, positions and claims, with the words around them
    sourcing, changes, age, edits      how a briefing is sourced, what changed since, how old it is
    company, briefing_lists            who is named with whom; sections and tags
    frames                             what surrounds a page; ``Edition``: all that pages are made from
    share_images, picture_choice       pictures for those who share a page, and in which sizes
"""
