"""What flows through briefgen: frozen, slotted values without behaviour beyond look-up.

One file a station: ``load`` makes ``source``, ``registry``, ``settings`` and ``inputs``; ``parse`` makes
``article``; ``annotate`` makes ``annotation``; ``resolve`` makes ``corpus``; ``plan`` makes ``site``.
``diagnostic`` is what every phase says of a problem.
"""
