"""The language model: spaCy loads it, and it says the same whichever way it is run.

Its modules::

    engine                             texts to parses; imports spaCy
    model_files                        which model, where it is, whether its files are the verified ones
    quick_model                        the small model, faster: word_vectors, word_classes and name_steps are
                                       its parts, and tests hold them to what spaCy gives
"""
