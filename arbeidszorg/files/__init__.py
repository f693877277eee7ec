"""Kinds of files and machine answers, all made from content that was protected before.

``image``, ``excel``, ``word``, ``opendocument``, ``pdf``, ``slides``, ``plain`` and ``answer`` each
make one kind;
``figures`` and ``documents`` say which kinds there are. May ask content and the rooms below; a kind
of file asks no other kind, but for what all share (fonts, pictures, zipping, spreadsheets).
"""
