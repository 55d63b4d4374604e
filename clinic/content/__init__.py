"""Reads what people wrote in content/, checks all of it, and stores it."""

from clinic.content.faults import ContentFaults, Fault
from clinic.content.loading import load
from clinic.content.pieces import Content
from clinic.content.reading import read

__all__ = ["Content", "ContentFaults", "Fault", "load", "read"]
