"""Networks in the newer spelling, with explicit numbers: the same code runs on the reference and here.

A case is a function of the library; it returns what one step does, as a function of the step's number and an input, and
gives the values that are compared. ``python newer.py`` records them from the library that is installed as brainpy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent / "newer" / "recorded.npz"
STEPS = 250

MATRIX = np.array([[1, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]], bool)
"""Who reaches whom, from four neurons to three."""

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def drive(i):
    """An input for each of four neurons, in step i."""
    return 21.0 + 6.0 * np.sin(0.02 * i + np.arange(4))


def pre(bp):
    return bp.dyn.LifRef(4, tau_ref=1.5, tau=5.0)


def sparse(bp, weight):
    return bp.dnn.EventCSRLinear(bp.conn.MatConn(MATRIX)(4, 3), weight)


def masked(bp, weight):
    return bp.dnn.MaskedLinear(bp.conn.MatConn(MATRIX)(4, 3), weight)


def network(bp, parts, run, watch):
    """A network of parts by name, a step of it, and what is watched after each."""

    class Net(bp.DynSysGroup):
        def __init__(self):
            super().__init__()
            for name, part in parts.items():
                setattr(self, name, part)

        def update(self, x):
            run(x)
            return tuple(variable.value for variable in watch)

    net = Net()
    return lambda i, x: net.step_run(i, x)


def cell(bp, name, **options):
    """A group of three that spikes now and then, and starts at rest."""
    start = {"V_initializer": bp.init.Constant(-65.0)} if name.removesuffix("LTC").removesuffix("Ref") != "Lif" else {}
    return getattr(bp.dyn, name)(3, **start, **options)


def post_merged(delay, syn, out, weight):
    def build(bp):
        a, b = pre(bp), cell(bp, "LifRef", tau_ref=2.0)
        make = {"pre": a, "delay": delay, "post": b}
        one = bp.dyn.ProjAlignPostMg2(comm=sparse(bp, weight), syn=syn(bp), out=out(bp), **make)
        two = bp.dyn.ProjAlignPostMg2(comm=masked(bp, 0.5 * weight), syn=syn(bp), out=out(bp), **make)
        assert one.syn is two.syn

        def run(x):
            one()
            two()
            a(x)
            b(8.0)

        states = (one.syn.g,) if hasattr(one.syn, "g") else (one.syn.g_rise, one.syn.g_decay)
        return network(bp, {"a": a, "b": b, "one": one, "two": two}, run, (b.V, b.spike, *states))

    return build


for steps in (None, 0.2, 0.5, 1.7):
    CASES[f"post_merged_cuba_{steps}"] = post_merged(
        steps, lambda bp: bp.dyn.Expon.desc(3, tau=4.0), lambda bp: bp.dyn.CUBA.desc(), 9.0
    )
CASES["post_merged_coba"] = post_merged(
    0.3, lambda bp: bp.dyn.Expon.desc(3, tau=4.0), lambda bp: bp.dyn.COBA.desc(E=40.0), 0.3
)
CASES["post_merged_dual"] = post_merged(
    0.3, lambda bp: bp.dyn.DualExponV2.desc(3, tau_rise=2.0), lambda bp: bp.dyn.MgBlock.desc(E=60.0), 0.4
)


@case
def post_half(bp):
    a, b = pre(bp), cell(bp, "Lif")
    merged = bp.dyn.ProjAlignPostMg1(sparse(bp, 8.0), bp.dyn.Expon.desc(3, tau=3.0), bp.dyn.CUBA.desc(), b)
    single = bp.dyn.ProjAlignPost1(masked(bp, 5.0), bp.dyn.Expon(3, tau=6.0), bp.dyn.COBA(E=1.0), b)
    delay = bp.VarDelay(a.spike, entries={"late": 0.6, "now": None})

    def run(x):
        merged(delay.at("late"))
        single(delay.at("now"))
        delay(a(x))
        b(4.0)

    return network(bp, {"a": a, "b": b, "merged": merged, "single": single, "delay": delay}, run,
                   (b.V, b.spike, merged.syn.g, single.syn.g))  # fmt: skip


@case
def post_own(bp):
    a, b = pre(bp), cell(bp, "LifRef", tau_ref=1.0)
    parts = {"comm": sparse(bp, 7.0), "syn": bp.dyn.Expon(3, tau=3.0), "out": bp.dyn.CUBA()}
    path = bp.dyn.ProjAlignPost2(pre=a, delay=0.4, post=b, **parts)

    def run(x):
        path()
        a(x)
        b(6.0)

    return network(bp, {"a": a, "b": b, "path": path}, run, (b.V, b.spike, path.syn.g))


def pre_merged(first, delay, syn, out, weight):
    """Synapses of the presynaptic neurons, shared by two projections."""

    def build(bp):
        a, b = pre(bp), cell(bp, "LifRef", tau_ref=2.0)
        kind = bp.dyn.ProjAlignPreMg1 if first == "syn" else bp.dyn.ProjAlignPreMg2
        one, two = (
            kind(pre=a, syn=syn(bp), delay=delay, comm=masked(bp, w), out=out(bp), post=b)
            for w in (weight, 0.5 * weight)
        )
        assert one.syn is two.syn

        def run(x):
            one()
            two()
            a(x)
            b(8.0)

        return network(bp, {"a": a, "b": b, "one": one, "two": two}, run, (b.V, b.spike, one.syn.g))

    return build


for order in ("syn", "delay"):
    for late in (None, 0.2, 0.7):
        CASES[f"pre_merged_{order}_first_{late}"] = pre_merged(
            order, late, lambda bp: bp.dyn.DualExpon.desc(4, tau_rise=2.0), lambda bp: bp.dyn.CUBA(), 5.0
        )
CASES["pre_nmda"] = pre_merged("syn", 0.3, lambda bp: bp.dyn.NMDA.desc(4), lambda bp: bp.dyn.MgBlock(E=80.0), 0.6)
CASES["pre_ampa"] = pre_merged("delay", 0.3, lambda bp: bp.dyn.AMPA.desc(4), lambda bp: bp.dyn.COBA(E=30.0), 0.6)
CASES["pre_gabaa"] = pre_merged("delay", None, lambda bp: bp.dyn.GABAa.desc(4), lambda bp: bp.dyn.COBA(E=-30.0), 0.2)
CASES["pre_bionmda"] = pre_merged("syn", None, lambda bp: bp.dyn.BioNMDA.desc(4), lambda bp: bp.dyn.MgBlock(), 0.3)


@case
def pre_own(bp):
    a, b = pre(bp), cell(bp, "Lif")
    one = bp.dyn.ProjAlignPre1(pre=a, syn=bp.dyn.Alpha(4, tau_decay=3.0), delay=0.5, comm=masked(bp, 9.0),
                               out=bp.dyn.CUBA(), post=b)  # fmt: skip
    two = bp.dyn.ProjAlignPre2(pre=a, delay=0.5, syn=bp.dyn.Alpha(4, tau_decay=5.0), comm=masked(bp, 4.0),
                               out=bp.dyn.COBA(E=5.0), post=b)  # fmt: skip

    def run(x):
        one()
        two()
        a(x)
        b()

    return network(bp, {"a": a, "b": b, "one": one, "two": two}, run, (b.V, b.spike, one.syn.g, two.syn.g))


def jumps(name):
    """Jumps of the potential, and a current."""

    def build(bp):
        a, b = pre(bp), cell(bp, name)
        half, full = bp.dyn.HalfProjDelta(sparse(bp, 3.0), b), bp.dyn.FullProjDelta(a, 0.5, masked(bp, -1.5), b)
        current = bp.dyn.VanillaProj(masked(bp, 0.1), bp.dyn.CUBA(), b)

        def run(x):
            full()
            half(a.spike)
            current(x)
            a(x)
            b()

        return network(bp, {"a": a, "b": b, "half": half, "full": full, "current": current}, run, (b.V, b.spike))

    return build


for model in ("Lif", "LifRef", "HH", "ExpIFRef"):
    CASES[f"delta_{model}"] = jumps(model)


def conductance(name, **options):
    """A conductance onto a model, which follows the potential within the step for liquid time constants."""

    def build(bp):
        a, b = pre(bp), cell(bp, name, **options)
        path = bp.dyn.ProjAlignPostMg2(
            pre=a,
            delay=None,
            comm=sparse(bp, 0.4),
            syn=bp.dyn.Expon.desc(3, tau=5.0),
            out=bp.dyn.COBA.desc(E=10.0),
            post=b,
        )

        def run(x):
            path()
            a(x)
            b(2.0)

        return network(bp, {"a": a, "b": b, "path": path}, run, (b.V, b.spike))

    return build


FAMILIES = ["Lif", "LifRef", "ExpIF", "ExpIFRef", "AdExIF", "AdExIFRef", "QuaIFRef", "AdQuaIFRef", "GifRef"]
for family in [*FAMILIES, "Izhikevich", "IzhikevichRef", "HH", "MorrisLecar"]:
    for ending in ("", "LTC"):
        CASES[f"coba_{family}{ending}"] = conductance(f"{family}{ending}")


def channels(name):
    """Neurons made of channels."""

    def build(bp):
        class Cell(getattr(bp.dyn, name)):
            def __init__(self, size):
                super().__init__(size, V_initializer=bp.init.Constant(-65.0))
                self.INa = bp.channels.INa_TM1991(size, g_max=100.0, V_sh=-63.0)
                self.IK = bp.channels.IK_TM1991(size, g_max=30.0, V_sh=-63.0)
                self.IL = bp.channels.IL(size, E=-60.0, g_max=0.05)

        a, b = pre(bp), Cell(3)
        path = bp.dyn.ProjAlignPostMg2(
            pre=a,
            delay=0.3,
            comm=sparse(bp, 0.05),
            syn=bp.dyn.Expon.desc(3, tau=5.0),
            out=bp.dyn.COBA.desc(E=0.0),
            post=b,
        )

        def run(x):
            path()
            a(x)
            b(0.5)

        return network(bp, {"a": a, "b": b, "path": path}, run, (b.V, b.spike, b.INa.p, b.IK.p))

    return build


for kind in ("CondNeuGroup", "CondNeuGroupLTC"):
    CASES[kind] = channels(kind)


@case
def older_neurons(bp):
    """Projections of the newer spelling onto groups of the older one, with an input of their own."""
    a, b = bp.neurons.LIF(4, tau=5.0), bp.neurons.LIF(3, tau_ref=1.0, tau=4.0)
    path = bp.dyn.ProjAlignPostMg2(
        pre=a, delay=0.3, comm=sparse(bp, 9.0), syn=bp.dyn.Expon.desc(3, tau=5.0), out=bp.dyn.CUBA.desc(), post=b
    )

    def run(x):
        b.input += 9.0
        path()
        a(x)
        b(4.0)

    return network(bp, {"a": a, "b": b, "path": path}, run, (b.V, b.spike))


@case
def simple(bp):
    """A leak, and an integrator behind it."""
    leak, follower = bp.dyn.Leaky(4, tau=3.0), bp.dyn.Integrator(4, tau=6.0)

    def run(x):
        leak(0.1 * x)
        follower(leak.x.value)

    return network(bp, {"leak": leak, "follower": follower}, run, (leak.x, follower.x))


def trained(name, **options):
    """Spikes that are numbers."""

    def build(bp):
        start = {} if name in ("LIF", "GIF") else {"V_initializer": bp.init.Constant(-65.0)}
        group = getattr(bp.neurons, name)(4, mode=bp.math.TrainingMode(1), **start, **options)
        return network(bp, {"group": group}, lambda x: group(x), (group.V, group.spike))

    return build


CASES["trained_LIF"] = trained("LIF", tau_ref=1.0, tau=4.0)
CASES["trained_LIF_hard"] = trained("LIF", spk_reset="hard", tau=4.0)
CASES["trained_ExpIF"] = trained("ExpIF", tau_ref=2.0)
CASES["trained_AdExIF"] = trained("AdExIF")
CASES["trained_Izhikevich"] = trained("Izhikevich")


def record(bp, name):
    """What a case gives: an array for each variable that it watches."""
    step = CASES[name](bp)
    inputs = np.stack([drive(i) for i in range(STEPS)])
    if name.startswith("trained"):
        inputs = inputs[:, None]
    results = bp.math.for_loop(step, (np.arange(STEPS), inputs), progress_bar=False)
    return [np.asarray(bp.math.as_numpy(result)) for result in results]


def main():
    import brainpy as bp

    arrays = {}
    for name in CASES:
        bp.math.set(mode=bp.math.nonbatching_mode, dt=0.1, x64=True)
        for k, values in enumerate(record(bp, name)):
            arrays[f"{name}:{k}"] = kept(values)
            print(name, k, values.dtype, values.shape, float(values.astype(float).sum()))
    np.savez_compressed(DATA, **arrays)


def kept(values):
    """What is stored of an array: all booleans, every twenty-fifth value of numbers."""
    return np.packbits(values) if values.dtype == bool else values[24::25]


if __name__ == "__main__":
    sys.exit(main())
