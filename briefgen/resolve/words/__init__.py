"""Quotations with their speakers, and their words beside the stored texts of sources."""
