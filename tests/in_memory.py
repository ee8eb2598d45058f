"""A whole site in memory: what a build would write, without the writing."""

from dataclasses import replace

from briefgen import pipeline
from briefgen.cache import CACHE
from briefgen.making import Making
from briefgen.model.diagnostic import Outcome, in_order
from briefgen.workers.pool import Workers


def make_site(root, options, progress=None):
    """Run all phases but the last, and give every problem of the site at once, sorted by place.

    The value is there even when there are errors, as long as the phases could go on.
    """
    planned = pipeline.plan_site(root, options, progress)
    if planned.value is None:
        return planned
    inputs, workers = planned.value.inputs, Workers(options.jobs, options.scheduler)
    making = Making(inputs.theme, inputs.filters, workers, progress, root / CACHE)
    made = making.make(planned.value.site)
    return Outcome(
        replace(planned.value, files=made.value), in_order((*planned.diagnostics, *made.diagnostics))
    )
