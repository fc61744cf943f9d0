"""A continuous-improvement workbook for cradle-to-career education partnerships."""

__version__ = "0.1.0"
