"""A storm over the chat channels: nothing may be lost, nothing done twice, and no talk may lose its order."""
