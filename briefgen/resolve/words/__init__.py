"""Quotations with their speakers, and their words beside the stored texts of sources.

Its modules::

    quotations, attribution, forms     who said it, in what form
    source_texts, comparing            whether a source has the very words
    cuts, folding, near_passages       what they are compared without; where a source comes nearest
    text_fragments                     links that lead to words in a page
"""
