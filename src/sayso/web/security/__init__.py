"""What keeps a workbench to the person it was started for.

A request passes, in this order: :mod:`headers` (what a browser may do with the answer),
:mod:`hosts` (it came to this workbench, and not by way of another site's page),
:mod:`access` (it shows the token, where there is one), :mod:`forms` (its body is no larger
than allowed, and a form in it is one of ours).
"""
