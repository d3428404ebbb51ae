"""Views for other programs and for files: JSON, CSV and a self-contained page."""
