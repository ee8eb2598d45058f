"""Feeds of the site, its lists, its entities and its claims, as Atom, RSS and JSON.

Its modules::

    feeds, entity_feeds, claim_history what goes into which feed
    feed_files, feed_format, feed_xml  the same entries in each form
    plain_quotes                       quotations as HTML that no theme has dressed
    feed_edits                         one edited text put into the feeds that carry it
"""
