"""What `build.py bench` does: the same networks in bouton and in its peers, timed in turn within one run.

`networks/` defines each network once for each simulator; `simulators/` knows how one is started, run and counted;
`suite.py` lists what is measured; `worker.py` measures one case in a process of its own, `measure.py` starts these
processes and makes numbers of what they report, `results.py` keeps them, `judge.py` sets them
against what is asked for, `table.py` shows them.
"""
