"""What to hide: the problems of one data version, and the proofs that hidden numbers stay
uncertain."""
