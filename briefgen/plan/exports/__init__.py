"""The site as data for other programs: one module a file.

Its modules::

    exports                            ``entities.json``, ``claims.json``, and the annotations of each page
    annotation_page                    these annotations, as a W3C Web Annotation page
    claims_table, ninjs                ``claims.csv``; each briefing as agencies exchange news
    search_documents                   what search is to find
    sitemap, last_changes              what search engines read, with the dates of real changes
"""
