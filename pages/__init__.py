"""One module per page: ``cards`` makes its figures from a View, ``layout`` its first form, and a
short callback fills in what a filter changed."""
