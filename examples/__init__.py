"""Invented news, and the script that makes one of its pages."""
