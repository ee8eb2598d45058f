"""What is contested, and by whom.

``claims`` reads an article sentence by sentence: ``claim_rules`` lists the rules for contests in their order,
and each contest is joined with its claim. Read these two first::

    voices                             who speaks where
    contests, denied_things            what one sentence says of a claim; what is denied in it
    denial_rules, dispute_rules, disagreements, doubt_rules, evidence_rules,
    settled_rules, verdicts, wrong_rules, apposed_claims    the rules, of one kind a module

    assertions, meanings, sides        what the article puts forward, as values that can be compared
    answers, same_matter               which assertion a contest answers
    account_rules                      two accounts that cannot both be true
    reversals                          who denied a thing and admits it later
"""
