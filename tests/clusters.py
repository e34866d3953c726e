"""A small Dask cluster of this machine for the tests of its engine: a scheduler here, its workers processes of ours."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def cluster(workers: int, allowed_failures: int = 1) -> Iterator[str]:
    """Give the address of a scheduler with so many workers; the test is skipped where Dask is not installed."""
    dask = pytest.importorskip("dask", reason="Dask, the extra 'dask', is not installed")
    distributed = pytest.importorskip("distributed", reason="Dask's 'distributed', the extra 'dask', is not installed")
    settings = {"distributed.scheduler.allowed-failures": allowed_failures}
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=":0",
            silence_logs=logging.CRITICAL,
        ) as local,
    ):
        yield local.scheduler_address
