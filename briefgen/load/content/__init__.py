"""Content files to sources.

``content`` says which file is what and which are left out, ``header`` reads how each begins. ``published``
and ``published_line`` are what briefings said when they were recorded.
"""
