"""Chat platforms' messages on their way in and out: carried out in order, said in order, connections kept up."""
