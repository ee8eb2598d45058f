"""The small site, planned once."""

import pytest
from plan.harbour import planned


@pytest.fixture(scope="session")
def site():
    """The small site, planned without a base URL."""
    outcome = planned()
    assert outcome.diagnostics == ()
    return outcome.value


@pytest.fixture(scope="session")
def pages(site):
    """The views of the small site by output path."""
    return {page.path: page.view for page in site.pages}


@pytest.fixture(scope="session")
def files(site):
    """The ready files of the small site by output path."""
    return {file.path: file.data for file in site.files}
