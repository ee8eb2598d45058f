"""briefgen: a static site generator for annotated news briefings.

The map of the package; nothing imports what stands above it::

    cli                                             the commands
    serve                                           the preview
    pipeline                                        a whole build: the seven phases in order
    rebuild                                         a build after an edit, made of what the last one kept
    drawing, making, indexing                       pictures, pages and search index, by many processes
    manifest, remembered, reading, workers          what need not be done again, and who does the rest
    load parse annotate resolve plan render write   the phases
    pictures search edit cache                      what stands beside them
    model                                           the frozen values that flow between all of these

Each phase is a package with one function of its own name and never imports another phase.
"""

__version__ = "0.1.0"
