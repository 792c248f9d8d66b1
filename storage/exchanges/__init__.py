"""What language models were asked, and what they answered."""
