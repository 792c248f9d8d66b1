"""The actions' words: their phrases as declared, found in a message, and what they are worth."""
