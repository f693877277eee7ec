"""What stands around the pages: machine answers, health, headers, compression, the front door."""
