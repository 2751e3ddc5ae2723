"""What a training costs, in floating-point operations: rows times parameters, 2 forwards and 4 backwards. What attention multiplies
among rows is left out (texts are short), and so is the embedding, which is looked up. The frozen head is not learned: 2 backwards.

Counted is what the method needs if it is run for real: on real anchors the prompt is read once and every round is a verify pass of a whole block,
which gives features and teacher as well; elsewhere the target reads the text once.
"""


class Ledger:
    def __init__(self, target, draft):
        c = draft.config
        self.block_size = c.block_size
        self.head = c.vocab_size * c.hidden_size
        self.target_row = target.parameter_count()  # its head counts once, its embedding not: they are one matrix
        self.context_row = draft.fc.weight.numel() + sum(layer.self_attn.k_proj.weight.numel() + layer.self_attn.v_proj.weight.numel() for layer in draft.layers)
        self.slot_row = sum(p.numel() for layer in draft.layers for p in layer.parameters())
        self.spent = {"targetForward": 0, "draftForward": 0, "draftBackward": 0}

    def target(self, rows):
        self.spent["targetForward"] += 2 * rows * self.target_row

    def draft(self, context, blocks, learn=False):
        slots = blocks * self.block_size
        own = context * self.context_row + slots * self.slot_row
        self.spent["draftForward"] += 2 * (own + slots * self.head)
        if learn:
            self.spent["draftBackward"] += 4 * own + 2 * slots * self.head

    def step(self, anchors, prompt, context, blocks):
        """A step of an arm (opd_arms.py) with that many blocks. prompt, context: positions of its prompts and of whole texts, each without its last one."""
        if anchors in {"onPolicy", "randomResponse"}:
            self.target(prompt + blocks * self.block_size)
        else:
            self.target(context + (blocks * self.block_size if anchors == "randomAll" else 0))
        if anchors != "random":
            self.draft(context, blocks)
        self.draft(context, blocks * (2 if anchors == "randomResponse" else 1), learn=True)

    def total(self):
        return sum(self.spent.values())
