"""Exports of a case: files for other programs, written document by document."""

from sayso.export.case.run import FORMATS, Exported, export_case

__all__ = ["FORMATS", "Exported", "export_case"]
