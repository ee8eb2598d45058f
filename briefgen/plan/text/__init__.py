"""The text of a briefing with its marks woven in, and where its links and pictures lead.

Its modules::

    text_marks, callouts, boxes        what is to be woven: names, quotations, claims
    corrections                        notes on changes, and the changed words
    marking, weave, nesting, woven, sanitise    how it is woven, so that nothing overlaps
    content_links, link_check, outside_links, outside_pictures    where links and pictures lead
"""
