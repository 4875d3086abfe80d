"""Carry documents through an extractor: in this process, or over a pool of processes."""

from onrecord.engine.pool import run_in_pool
from onrecord.engine.process import run_in_process

__all__ = ["run_in_pool", "run_in_process"]
