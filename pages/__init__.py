"""The pages: one module each, which registers its page with Dash (``dash.register_page``).

What a page may say of itself beside what Dash knows stands in ``components/site.py``; how it comes
to life in ``docs/pages.md``. Pages ask ``components`` and the domain; nobody asks a page.
"""
