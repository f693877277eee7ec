"""What leaves, before it is a file: About, Grid, Figure, Document, Talk."""
