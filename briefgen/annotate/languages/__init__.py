"""Languages other than English: names, quotations and speakers by their lists of words.

Its modules::

    language_names, told_genders       what the model saw, with few repairs; genders that the text tells
    language_quotes, language_cues     direct quotations, and what ties them to somebody
    language_speakers                  who that is
"""
