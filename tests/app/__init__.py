"""Tests of the web app and of what it is made of."""
