"""What initiatives keep or lose per participant."""
