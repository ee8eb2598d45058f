"""briefgen: a static site generator for annotated news briefings.

The map of the package, in the order in which a build runs::

    cli > serve > pipeline > (load parse annotate resolve plan render write cache) > model

``pipeline`` runs the seven phases; each phase is a package with one function of its own name and
never imports another phase; ``model`` holds the frozen values that flow between them.
"""

__version__ = "0.1.0"
