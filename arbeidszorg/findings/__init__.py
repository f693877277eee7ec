"""The figures that go with the study: what it found, as pictures with a sentence, a table and a
source, for the page *Meerwaarde* and for files."""
