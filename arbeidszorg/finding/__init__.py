"""Finding the right initiative for one person: what is asked, from where, what answers, what is
like it, and a few beside each other.

Asks the search how well a name answers, and what is public of initiatives; knows no page and no
number about persons. Where a page of the site stands is said by who asks.
"""
