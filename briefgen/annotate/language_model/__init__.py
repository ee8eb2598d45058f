"""The language model: spaCy loads it, and it says the same whichever way it is run.

``engine`` is where texts are read; ``quick_model`` computes what the model would, in fewer products.
"""
