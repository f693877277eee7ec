"""Handing in: registrations of an initiative -> a report on every row, and what goes back to it.

The same checks for a folder, an upload and a form::

    from arbeidszorg.handing.checks import Circumstances, HandedFile, check

    report = check([HandedFile("registraties.xlsx", data)], Circumstances(today, earlier=registry))
    report.blocks                       # whether something must be mended
    report.totals                       # {"herstel": 12, "uitleg": 3, "info": 0}
    report.findings                     # a sequence of Finding, lazily made: len, [0:50], iteration
    report.findings.of(level="uitleg")  # also rule=, kind=, row=
    report.findings.rules               # how many of each rule; .rows("registraties"): of each row
    report.frames                       # what would count, None while report.blocks
    report.tallies, report.before       # per initiative and year: persons, began, ended, hours
    report.read, report.unused, report.applied

``check`` never raises for what stands in a file. ``HandedFile.kind`` is guessed when left out.
``Circumstances``: ``earlier`` the version in force (what is not handed in comes from there),
``allowed`` the initiatives of whoever hands in, ``remembered`` replacements, ``adds`` (rows add to
those in force, instead of taking their place).

What goes back, and what is mended::

    cells.rows(report, "registraties", [2, 3])       # the text of rows, for a grid
    replacing.proposals(report.tables[kind], kind)   # "vrouw" -> v in 300 cells; to be said yes to
    mending.mended(files, report, replacements, edits)   # new files, to be checked again; also
                                                     # columns=[(kind, name)], rows=[(kind, 12)]
    workbook.marked(files, report)                   # a tuple of workbooks: marked cells, a list
    template.workbook(registry, initiative, year), template.separated(...)
    dictionary.entries("registraties")               # the data dictionary
    persons.pairs(frames.stays)                      # persons that may be one
    frames.joined(registry, report.frames)           # the registry with this in its place

``kinds`` guesses which file is which, ``findings`` holds what was found, ``scene`` is what rules
look at; the rules stand in ``stays``, ``history``, ``money`` and ``supply``, ``telling`` gives them
their words (``texts/nl/nakijken.toml``), ``tallies`` counts, ``private`` says what goes back to
nobody,
``safe`` keeps text from running in a spreadsheet.

Asks registrations, places, texts and settings. It holds rows about persons: nothing public asks it.
"""
