"""Mentions to entities over the whole archive.

``clusters`` sees all articles and finds what each name means; ``entities`` gives the meanings ids and names.
Read these two first, then ``sightings`` (what is looked at in one article) and, in the order of the steps::

    full_names, identity, families     names that say what they mean; two of one name, two spellings of one
    archive, knowledge                 what is known of full names, and may be meant by a short one
    short_names, lone_names, company_names    last names, acronyms, "the General Staff"
    votes                              what kind of thing a name is
    clashes                            names that lead to nobody in particular

What names are told by::

    name_forms, roll                   one key for all spellings; each name once, with where it stands
    registry_names, known_names        names of records, found in texts
    record_changes                     which articles a changed record touches
    missed_names, owners               what the model missed; whose ministry, which country's envoy
    countries, capitals, state_names, titles, first_names, other_names, name_lists    lists and their rules
"""
