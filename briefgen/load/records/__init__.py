"""Records kept by hand to the registry, and the texts of their sources.

Its modules::

    records                            ``content/{entities,claims,sources}/*.yaml``: read it first
    record_checks, record_schemas      what a record may hold, and what it was checked to be
    as_written, references             records before anything is made of them; what they name
    stored_texts                       which file holds the text of a source
"""
