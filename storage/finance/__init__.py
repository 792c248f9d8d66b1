"""Invoices, payments and the journal."""
