"""One edited article beside an archive that stands: what its page shows until all of it is resolved."""

import pytest
from resolve.newsroom import Resolved, record, said, written

from briefgen.model.registry import Registry
from briefgen.resolve.backdrop import Backdrop
from briefgen.resolve.beside import Beside

RECORDS = Registry(entities=(record("person/ann-reed", "Ann Reed"), record("org/mill-trust", "Mill Trust")))
HARBOUR = "{PERSON Ann Reed} met {PERSON Bo Lund} at the quay."
MILL = "{PERSON Dan Voss} closed the mill. {PERSON Voss} left."


def edited(text, **more):
    """Read another text of the mill's article beside the archive as it was; give the briefing."""
    archive = Resolved([written("harbour", HARBOUR), written("mill", MILL)], RECORDS)
    entities = {entity.id: entity for entity in archive.corpus.entities}
    backdrop = Backdrop(RECORDS, archive.corpus.known, entities, "en")
    articles = [briefing.article for briefing in archive.corpus.briefings]
    outcome = Beside(backdrop, archive.corpus.redirects, articles).resolve(
        written("mill", text, **more), archive.briefing("mill")
    )
    assert outcome.diagnostics == ()
    return outcome.value


@pytest.mark.parametrize(
    ("text", "links"),
    [
        # What it meant here it still means.
        ("{PERSON Voss} came back.", [("Voss", "person/dan-voss")]),
        # Whom the archive knows, with a record and without.
        (
            "{PERSON Ann Reed} asked {PERSON Bo Lund}.",
            [("Ann Reed", "person/ann-reed"), ("Bo Lund", "person/bo-lund")],
        ),
        # Nobody knows yet who is new, or who is meant by a part of a name.
        ("{PERSON Cora Vane} asked {PERSON Lund}.", [("Cora Vane", None), ("Lund", None)]),
        ("{?ORG Bo Lund} rose.", [("Bo Lund", None)]),
        # A link says who is meant, whatever the words.
        ("[[person/bo-lund|Dan Voss]] rose.", [("Dan Voss", "person/bo-lund")]),
        # The name of a record is seen where no model sees it.
        ("The Mill Trust paid.", [("Mill Trust", "org/mill-trust")]),
    ],
)
def test_a_name_means_what_it_meant_here_else_what_it_surely_means_in_the_archive(text, links):
    assert [(one.text, one.entity) for one in edited(text).mentions] == links


def test_a_quotation_is_by_whom_the_name_beside_it_means():
    briefing = edited(
        '"It is shut," {PERSON Ann Reed} said.', quotes=[said("It is shut,", "Ann Reed", "Ann Reed")]
    )
    assert [party.entity for party in briefing.quotes[0].speakers] == ["person/ann-reed"]
