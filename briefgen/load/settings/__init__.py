"""``briefgen.yaml`` to settings.

``site_settings`` reads it, ``settings_checks`` checks it, ``fonts`` reads the font that it names.
"""
