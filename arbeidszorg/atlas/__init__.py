"""Atlas and Table: protected answers with notes and sentences. Knows no row about a person."""
