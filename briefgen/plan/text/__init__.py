"""The text of a briefing with its marks woven in, and where its links and pictures lead."""
