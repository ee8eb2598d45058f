"""What of the standing site need not be made again: ``manifest`` compares, ``reasons`` says in words why not.

``keys`` numbers what outputs look up and knows what stands there; ``for_all`` is what counts for all outputs.
"""
