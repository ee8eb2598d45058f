from briefgen.model.settings import Settings, TrustStatements
from briefgen.plan.trust_file import trust_file


def test_each_statement_has_a_line():
    given = TrustStatements(member=("https://a.example/", "https://b.example/"), datatrainingallowed="no")
    (file,) = trust_file(Settings(trust_txt=given))
    assert file.path == "trust.txt"
    assert file.data == b"member=https://a.example/\nmember=https://b.example/\ndatatrainingallowed=no\n"


def test_a_value_cannot_begin_a_line_of_its_own():
    (file,) = trust_file(Settings(trust_txt=TrustStatements(contact=("a@b.example\nmember=x",))))
    assert file.data == b"contact=a@b.example member=x\n"


def test_without_statements_there_is_no_file():
    assert list(trust_file(Settings())) == []
