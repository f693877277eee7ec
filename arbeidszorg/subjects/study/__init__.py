"""The study: its euro amounts, the sums made of them, the calculator, and their figures."""
