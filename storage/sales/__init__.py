"""Quotes, orders and deliveries."""
