"""Who and what is named in a text: the model's marks mended, and what it missed found by its build.

``mentions`` runs all steps in their order; read it first. The steps::

    name_repairs      titles, ends and what is no name     name_cuts       names that ran together
    name_parts        words of another before a name       name_halves     names seen by half
    name_leads        what stands before a person          name_repeats    names seen elsewhere in the text
    name_patterns     treaties, wars, ministries           apposed_names   names between commas
    product_names     products                             ship_names      ships
    name_labels       one kind for a name throughout       name_evidence   how sure each is
    misread_kinds     kinds that the model misreads

They read what stands beside a name: ``name_neighbours``, ``body_signs`` of bodies, ``place_signs`` of places;
``last_names`` are those of persons.
"""
