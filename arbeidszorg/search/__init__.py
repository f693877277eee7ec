"""One search for the whole site: what a reader may look for, and what answers to their words.

Asks the atlas for what its data hold, the subjects for what was published, and nobody above. Where
a page of the site stands is said by who asks.
"""
