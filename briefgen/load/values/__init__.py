"""YAML to values, each with its place, and values against a schema.

Its modules, those that read before those that check::

    fields, yaml_errors                YAML with the place of every key; what is wrong with it, in plain words
    checking, items                    fields against a schema: every problem, and the best value that is left
    shapes, free_values                the kinds of value that schemas are made of; values of no set kind
    addresses, dates                   what may be an id, a link or a pattern; a year, a day or a full time
    meant_dates, meant_words           what somebody meant who wrote neither
"""
