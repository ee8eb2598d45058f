"""Work that is done elsewhere: by other processes of this machine, or by the workers of a cluster."""
