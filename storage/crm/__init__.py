"""Customers, contacts, leads, opportunities and follow-ups."""
