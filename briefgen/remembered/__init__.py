"""What an earlier build found out, so that it is not found out again; no byte of the site depends on it.

Its modules::

    recall, rows, values               content files as they were read, parsed and annotated, in compact rows
    kept_files, kept_texts             the same within one process, for the preview
    kept_checks                        what settings, records and theme files were checked to be
    kept_templates                     templates that were compiled
"""
