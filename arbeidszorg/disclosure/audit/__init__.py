"""The attacker: asks what everybody may ask, and tries to work out what is hidden.

Stands apart from what decides: nothing here is used to decide, and nothing that decides is used
here, but for the names of cells."""
