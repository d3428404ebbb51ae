"""The workbench: a case in the browser, served from this computer alone.

``sayso serve CASE`` starts it. :func:`sayso.web.app.make_app` makes the application, the
pages are listed in :data:`sayso.web.app.PAGES`, ``docs/workbench.md`` says how one is written.
"""
