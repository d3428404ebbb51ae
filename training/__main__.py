"""Train the reader in one command: ``python -m training --base DIR --work DIR``.

Steps, each of which can be named alone: ``silver`` (names by a teacher, wants ``--teacher``),
``prepare``, ``train``, ``average`` (of several rounds), ``export`` (with calibration on dev),
``evaluate``.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

SHARES = {
    "polnear": 1.0,
    "gum": 0.6,
    "lgl": 1.0,
    "trnews": 1.0,
    "geovirus": 0.8,
    "timebank": 0.5,
    "aquaint": 0.5,
    "wikiwars": 0.35,
    "ecb": 0.4,
    "plover": 0.8,
    "cases": 0.0,
}
STEPS = ["prepare", "train", "average", "export", "evaluate"]
MEMBERS = [f"run/round-{n}.pt" for n in (5, 6, 7, 8)]
MINIMUM = 0.3
NESTED_MINIMUM = 0.5


def main() -> None:
    """Parse the command line and run the steps."""
    ap = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    ap.add_argument("steps", nargs="*", help=f"of silver {' '.join(STEPS)}; all but silver")
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--scores", type=Path, default=Path("../shared/score"))
    ap.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    ap.add_argument("--work", type=Path, required=True, help="caches, checkpoints, log, result")
    ap.add_argument("--teacher", type=Path, help="folder of a spaCy pipeline, for silver names")
    ap.add_argument("--rounds", type=int, default=10)
    ap.add_argument("--minutes", type=float, default=82.0, help="when the schedule ends")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--run", default="run", help="folder of this run's checkpoints, in --work")
    ap.add_argument("--start", type=Path, help="checkpoint to go on from, for a branch of a run")
    ap.add_argument(
        "--share", nargs="+", default=[], metavar="CORPUS=SHARE", help="of a corpus, in each round"
    )
    ap.add_argument("--seed", type=int, default=2031)
    ap.add_argument("--rate", type=float, default=1.5e-4, help="highest rate of the encoder")
    ap.add_argument("--head-rate", type=float, default=8e-4, help="highest rate of the heads")
    ap.add_argument("--masked", type=float, default=0.06, help="share of pieces hidden in training")
    ap.add_argument(
        "--members",
        nargs="+",
        default=MEMBERS,
        metavar="CHECKPOINT[=SHARE]",
        help="checkpoints to average, in --work",
    )
    ap.add_argument("--mean", default="average.pt", help="where their mean goes, in --work")
    ap.add_argument("--checkpoint", type=Path, help="to export; default the average")
    ap.add_argument("--name", default="0.1", help="version of the weights")
    o = ap.parse_args()
    steps = o.steps or STEPS
    if "silver" in steps:
        from training.silver import label

        label(o.data, o.teacher, o.work / "silver.jsonl")
    if "prepare" in steps:
        from training.prepare import prepare

        silver = o.work / "silver.jsonl"
        prepare(o.data, o.base, silver if silver.exists() else None, o.work)
    if "train" in steps:
        _train(o)
    if "average" in steps:
        from training.average import average

        shares = {k: float(v or 1) for k, _, v in (part.partition("=") for part in o.members)}
        average({o.work / k: v for k, v in shares.items()}, o.work / o.mean)
    if "export" in steps:
        _export(o)
    if "evaluate" in steps:
        _evaluate(o)


def _train(o: argparse.Namespace) -> None:
    from sayso.extraction.encoder.layout import CLASSES, TOKEN_HEADS
    from training.export import load as load_reader
    from training.model import Config, Reader
    from training.train import Plan, train
    from training.windows import load

    if o.start:
        model = load_reader(o.start)
    else:
        model = Reader(Config.read(o.base, TOKEN_HEADS, len(CLASSES)))
        model.encoder.load_bert(o.base)
    shares = SHARES | {k: float(v) for k, v in (part.split("=") for part in o.share)}
    plan = Plan(
        o.rounds,
        shares,
        o.minutes,
        rate=o.rate,
        head_rate=o.head_rate,
        masked=o.masked,
        threads=o.threads,
        seed=o.seed,
    )
    train(model, load(o.work / "train.pkl"), plan, o.work / o.run)


def _export(o: argparse.Namespace) -> None:
    from sayso.extraction.encoder.reader import EncoderReader
    from training.calibrate import calibration_error, cross_fitted, fit, outcomes
    from training.evaluate import dev
    from training.export import export, write_settings

    out = o.work / "weights"
    export(o.checkpoint or o.work / "average.pt", o.base, out, {"version": o.name})
    reader = EncoderReader.load(o.threads, out)
    options = replace(reader.settings.options, rescue_bias=float("-inf"))
    reader.settings = replace(reader.settings, nested=False, minimum=0.0, options=options)
    docs = [d for d in dev(o.data) if d.corpus == "polnear"]
    evidence, right, group = outcomes(docs, list(reader.read([d.text for d in docs])), o.scores)
    error = calibration_error(cross_fitted(evidence, right, group), right)
    calibration = fit(evidence, right)
    settings = {
        "version": o.name,
        "calibration": calibration,
        "minimum": MINIMUM,
        "rescued": MINIMUM,
        "nested_minimum": NESTED_MINIMUM,
    }
    write_settings(out, settings)
    print(f"expected calibration error, cross-fitted on dev: {error:.4f}")


def _evaluate(o: argparse.Namespace) -> None:
    from sayso.extraction.encoder.reader import EncoderReader
    from training.evaluate import dump, report

    reader = EncoderReader.load(o.threads, o.work / "weights")
    reader.settings = replace(reader.settings, nested=False)  # PolNeAR marks none
    result = report(reader, o.data, o.scores)
    dump(result, o.work / "dev.json")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
