"""briefgen: a static site generator for annotated news briefings.

The map of the package; nothing imports what stands above it::

    cli                                             the commands
    serve                                           the preview
    site_check                                      all that a build would report, and nothing written
    pipeline                                        a whole build: the seven phases in order
    rebuild                                         a build after an edit, made of what the last one kept
    drawing, making, indexing                       pictures, pages and search index, by many processes
    manifest, remembered, reading                   what need not be made, read or annotated again
    workers                                         who does the rest: processes, or a cluster
    load parse annotate resolve plan render write   the phases
    pictures search edit cache                      what stands beside them
    model                                           the frozen values that flow between all of these

Each phase is a package with one function of its own name and never imports another phase.
docs/architecture.md says in which order to read.
"""

__version__ = "0.1.0"
