"""Work that is done elsewhere: by other processes of this machine, or by the workers of a cluster.

Its modules::

    pool, cluster                      tasks shared out to processes, or to a Dask cluster
    model_process, model_worker        one process that loads the model while this one gets ready to need it
    aside                              work that goes on beside the build, and that no page needs
    how_far                            what is told of the work while it is done
    made_files                         outputs on the disk until the site is written
"""
