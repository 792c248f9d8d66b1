"""Tests of the web chat and its pages."""
