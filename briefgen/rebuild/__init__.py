"""Building again after an edit: what was kept of the last build, and what need not be made of it.

Its modules::

    last_build, input_changes          all looks as it did, so that there is nothing to do; else what changed
    task                               what a build is for, and what is kept of it
    one_edit, edited_site              the prose of a few texts was edited: their pages, put into the site
    quick                              one such text beside an edition that stands
    keeping, edition_rows, edition_aside    that edition put into the cache, and in which form
    kept_edition                       the same read back, each thing when it is looked up
    kept_corpus                        only headers were edited: the corpus of the last build
    ahead                              a page before its edition has followed, for the preview
"""
