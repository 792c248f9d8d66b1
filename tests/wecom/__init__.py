"""Tests of the two channels of WeCom."""
