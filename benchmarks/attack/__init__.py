"""The atlas under attack, on this machine alone: ``make attack``.

Each attack says what readers met meanwhile, and what of it may not be.
"""
