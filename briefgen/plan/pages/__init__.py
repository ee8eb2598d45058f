"""Pages for people: one module a kind, with the path, the template and the view of each.

Its modules::

    article_pages, standing_pages      a page for each content file
    list_pages, paging                 home, sections, tags, in pages of a set length
    entity_pages, entity_index, entity_timeline, entity_charts, charts    who is who
    quote_pages, quote_dates           who said what, by speaker and by day
    ledger_pages, ledger_groups, claim_pages    recorded claims
    corrections_page, feed_list, search_page    pages of which there is one
    plugin_pages, redirects            pages of plug-ins; old addresses that lead on
    outputs, policies                  every path once; which policies have a page
"""
