"""What flows through briefgen: frozen, slotted values without behaviour beyond look-up.

One file a station: ``load`` makes ``source``, ``registry``, ``settings`` and ``inputs``; ``parse`` makes
``article``; ``annotate`` makes ``annotation``; ``resolve`` makes ``corpus``; ``plan`` makes ``site``.
``diagnostic`` is what every phase says of a problem.

These are read with them::

    text, head, block_facts            ranges and places; a header; the HTML of an article's blocks
    roles, messages, picture           plug-ins; the words of the interface; pictures and orders for them
    when, language                     dates as precise as an editor gives them; codes of languages
    stances, states, quoting, passage  what parties say of a claim, what editors find, how words are quoted
    tenure, finding_order              who held which role when; findings in their order
    published_text                     what was recorded of published briefings
    known_checks, known_texts, file_look    what is known of files from one build to another
    own_sources                        our own code as a digest
    excerpt, suggestions, shell_word   how problems are shown, "did you mean", commands to copy
    exchange_folders, nested_values, often    folders of a site that is exchanged; free values; a fast start
"""
