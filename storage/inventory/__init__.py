"""Warehouses, the stock ledger, transfers and counts."""
