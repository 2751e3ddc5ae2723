"""Muon for the matrices between the layers: momentum, made orthogonal, as the step.

    m = 0.95 m + g;  u = g + 0.95 m;  step = U V^T of u's singular value decomposition, found by five
    Newton-Schulz turns (Jordan et al., 2024). Matrices of one shape are stacked, so that a turn is one batched product.
In float32, where torch.optim.Muon works in bfloat16, which is slow on a CPU without bf16 units.
"""

import torch


def orthogonal(g):
    """The nearest (semi-)orthogonal matrix of each in the stack [n, rows, columns], roughly: singular values come to 0.7 .. 1.2."""
    tall = g.shape[1] > g.shape[2]
    x = g.transpose(1, 2) if tall else g
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(5):
        a = x @ x.transpose(1, 2)
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * (a @ a)) @ x
    return x.transpose(1, 2) if tall else x


class Muon(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.95, weight_decay=0.01):
        by_shape = {}
        for p in params:
            by_shape.setdefault(tuple(p.shape), []).append(p)
        super().__init__([{"params": same} for same in by_shape.values()], {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            params, momentum = group["params"], group["momentum"]
            g = torch.stack([p.grad for p in params])
            state = self.state[params[0]]
            m = state.setdefault("momentum", torch.zeros_like(g)).mul_(momentum).add_(g)
            rows, columns = g.shape[1:]
            step = orthogonal(g + momentum * m) * (group["lr"] * max(1.0, rows / columns) ** 0.5)
            for p, s in zip(params, step):
                p.mul_(1 - group["lr"] * group["weight_decay"]).sub_(s)
