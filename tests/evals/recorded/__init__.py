"""A model's answers to messages that the embedded engine is not sure of, given by hand to the request alone, and kept.

A recording belongs to one message of one case and to the very request that was answered: where the prompt, the tools or the
candidates have changed since, it is stale and counts for nothing. Quotes are kept as places in the talk, not as words.
"""
