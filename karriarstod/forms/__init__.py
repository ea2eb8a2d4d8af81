"""Supervisor templates as a language: what is asked, what was answered, and what is missing."""
