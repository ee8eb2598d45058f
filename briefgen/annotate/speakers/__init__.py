"""Whom the words beside a quotation mean: subjects, pronouns, callings, who is on the scene."""
