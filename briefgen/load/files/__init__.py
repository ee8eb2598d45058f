"""Files on disk: which there are, and the text in them.

``folders`` gives the files below a folder in one order on every machine; ``text_files`` is the one place that
opens them.
"""
