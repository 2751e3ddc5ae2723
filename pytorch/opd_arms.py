"""What is trained on what: the arms of the Draft-OPD experiment, each by the switches that set it apart (docs/experiments/draft-opd.md).

A round starts at an anchor, drafts d_1 .. d_K, keeps r of them. The teacher of slot k is the target given the text up to the anchor and
d_1 .. d_(k-1), as a verify pass computes it anyway; up to slot r + 1 that is the text itself.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Arm:
    about: str
    texts: str = "opd"  # or "sft", the texts of the first training
    anchors: str = "onPolicy"  # where rounds began; "random": anywhere on the text, drawn by share;
    # "randomAll": anywhere, as many as rounds, drafted and judged there; "randomResponse": kept slots moved anywhere, refused ones left
    whole: str = ""  # a loss on all slots of a block against the text, weighted as in the first training, or "tau", what a round is expected to keep;
    # the fields below then rest
    accepted: str = "fkl"  # a loss on the kept slots, "" for none
    correction: bool = False  # and on slot r + 1, against the token that the target put there
    rejected: str = "rkl"  # a loss on refused slots, "" for none
    scope: str = "suffix"  # slots r + 1 .. K, or "first", r + 1 only
    decay: float = 0.8  # refused slot k weighs decay^(k-1)
    balance: float = 1.0  # of the refused slots' mean against the kept slots'
    norm: str = "means"  # the mean of both means, or "tokens": one mean over all
    rehearsal: float = 0.0  # of a step's texts, how many are the first training's, under its loss at random anchors; it weighs as much


ARMS = {
    "A0": Arm("the first training's checkpoint, untouched"),
    "A1": Arm("more of the first training", texts="sft", anchors="random", whole="ce"),
    "A2": Arm("the first training's loss on the new prompts", anchors="random", whole="ce"),
    "A3": Arm("soft labels at random anchors", anchors="random", whole="fkl"),
    "A4": Arm("forward KL on committed tokens, real anchors", correction=True, rejected=""),
    "A4b": Arm("the first training's loss at real anchors", whole="ce"),
    "A5": Arm("forward KL on the first refused slot (OSD)", accepted="", rejected="fkl", scope="first"),
    "A6": Arm("Draft-OPD, the paper's formulas"),
    "A6b": Arm("Draft-OPD, refused slots at a thirtieth", balance=1 / 30),
    "A6c": Arm("Draft-OPD, the released code's estimators", accepted="bern", correction=True, rejected="k3", norm="tokens"),
    "A7": Arm("forward KL on both", rejected="fkl"),
    "A8": Arm("reverse KL on both", accepted="rkl"),
    "A9": Arm("no decay", decay=1.0),
    "A10": Arm("kept slots moved to random anchors", anchors="randomResponse"),
    "A10b": Arm("all at random anchors", anchors="randomAll"),
    "A11": Arm("kept slots only", rejected=""),
    "A12": Arm("refused slots only", accepted=""),
    "A13": Arm("no suffix: the first refused slot only, reverse KL", scope="first"),
    "A14": Arm("expected tokens a round, real anchors", whole="tau"),
    "A14r": Arm("expected tokens a round, random anchors", anchors="random", whole="tau"),
    "A15": Arm("A4b, with half of each step the first training's", whole="ce", rehearsal=1 / 2),
    "A16": Arm("Draft-OPD, with half of each step the first training's", rehearsal=1 / 2),
    "A16b": Arm("Draft-OPD, refused slots at a thirtieth, with half of each step the first training's", balance=1 / 30, rehearsal=1 / 2),
    "A17": Arm("A14, with half of each step the first training's", whole="tau", rehearsal=1 / 2),
    "A18": Arm("A2, with half of each step the first training's", anchors="random", whole="ce", rehearsal=1 / 2),
}

FIRST_TRAINING = ARMS["A1"]
