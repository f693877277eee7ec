"""The domain of the Arbeidszorgatlas: registrations in, protected tables out.

Nothing in this package imports dash or knows a page; every number that is shown, drawn,
exported or answered by the API is made here.
"""

import os

# Work is shared out over processes, one for each core. Were each to take all cores for its small
# matrices too, as the library under NumPy does when nobody says otherwise, deciding would take
# nearly a third longer. It is read when NumPy is, which comes after this.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
