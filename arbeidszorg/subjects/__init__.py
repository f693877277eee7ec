"""What the atlas tells besides its numbers. A room per subject, with its pictures and files."""
