"""Faults on purpose: busy machines, keys in bursts, damaged files, full disks, killed programs."""
