"""What of an earlier plan lasts. Read ``reads`` first: it tells what an output looked up while it was made.

Its modules::

    reads, shelf_values                what an output looks up, and what stands there
    handed                             what its maker was given
    lasting, stages                    until when a site stays as it is: what the clock alone changes
    again, outward                     one briefing planned again, if other pages show it as before
"""
