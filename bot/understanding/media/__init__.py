"""What people send besides words: photos and voice notes, made words first and then read like everything else."""
