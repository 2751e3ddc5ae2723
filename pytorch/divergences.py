"""How far a drafter's slot is from its teacher: losses of one row each, from logits z of the draft and log-probabilities of the teacher.

p is the teacher's distribution, q the draft's (softmax of z). All return [...], a loss a row; gradients of z in `GRADIENTS`, which the checks
compare with autograd and a hand-written backward pass can use:
    name    loss                                        dL/dz
    ce      -log q_y                                    q - 1_y
    fkl     KL(p || q)                                  q - p
    rkl     KL(q || p)                                  q (log(q/p) - KL)
    jsd     half of KL(p || m) + KL(q || m)             q (log(q/m) - sum of q log(q/m)) / 2,  m = (p + q) / 2
    tv      half of sum of |p - q|                      q (S - 1[q < p]),  S = sum of q where q < p
    alpha   -log(1 - TV)                                that of tv / (1 - TV)
    bern    KL of "y or not y"                          (q_y - p_y) / (1 - q_y) (1_y - q)
    k3      p_y/q_y - log(p_y/q_y) - 1                  (1 - p_y/q_y) (1_y - q)
    k2      half of log(q_y/p_y) squared                log(q_y/p_y) (1_y - q)
The last three look at one token only, y; k3 at a drafted y is what the released code of Draft-OPD calls its reverse KL.
"""

import torch
import torch.nn.functional as F

FLOOR = -10.0  # of log-probabilities in `bern`, as in the released code


def at(log, y):
    return log.gather(-1, y[..., None])[..., 0]


def ce(log_p, z, y):
    return -at(z.log_softmax(-1), y)


def fkl(log_p, z, y=None):
    return (log_p.exp() * (log_p - z.log_softmax(-1))).sum(-1)


def rkl(log_p, z, y=None):
    log_q = z.log_softmax(-1)
    return (log_q.exp() * (log_q - log_p)).sum(-1)


def jsd(log_p, z, y=None):
    log_q = z.log_softmax(-1)
    log_m = torch.logaddexp(log_p, log_q) - torch.log(torch.tensor(2.0, dtype=z.dtype))
    return 0.5 * (log_p.exp() * (log_p - log_m) + log_q.exp() * (log_q - log_m)).sum(-1)


def tv(log_p, z, y=None):
    return 0.5 * (log_p.exp() - z.softmax(-1)).abs().sum(-1)


def alpha(log_p, z, y=None):
    return -torch.log(torch.minimum(log_p.exp(), z.softmax(-1)).sum(-1))


def bern(log_p, z, y):
    log_p_y, log_q_y = at(log_p, y).clamp(min=FLOOR), at(z.log_softmax(-1), y).clamp(min=FLOOR)
    p_y = log_p_y.exp()
    rest_p, rest_q = (torch.log(-torch.expm1(log.clamp(max=-1e-6))).clamp(min=FLOOR) for log in (log_p_y, log_q_y))
    return p_y * (log_p_y - log_q_y) + (1 - p_y) * (rest_p - rest_q)


def k3(log_p, z, y):
    ratio = at(log_p, y) - at(z.log_softmax(-1), y)
    return torch.expm1(ratio) - ratio


def k2(log_p, z, y):
    return 0.5 * (at(z.log_softmax(-1), y) - at(log_p, y)) ** 2


LOSSES = {"ce": ce, "fkl": fkl, "rkl": rkl, "jsd": jsd, "tv": tv, "alpha": alpha, "bern": bern, "k3": k3, "k2": k2}


def one_hot(q, y):
    return F.one_hot(y, q.shape[-1]).to(q.dtype)


def towards(q, y):
    """1_y - q: what raises log q_y."""
    return one_hot(q, y) - q


def gradient_rkl(p, q, y):
    log = (q / p).log()
    return q * (log - (q * log).sum(-1, keepdim=True))


def gradient_jsd(p, q, y):
    log = (2 * q / (p + q)).log()
    return 0.5 * q * (log - (q * log).sum(-1, keepdim=True))


def gradient_tv(p, q, y):
    below = (q < p).to(q.dtype)
    return q * ((q * below).sum(-1, keepdim=True) - below)


def of_token(factor):
    def gradient(p, q, y):
        p_y, q_y = (x.gather(-1, y[..., None]) for x in (p, q))
        return factor(p_y, q_y) * towards(q, y)

    return gradient


GRADIENTS = {
    "ce": lambda p, q, y: -towards(q, y),
    "fkl": lambda p, q, y: q - p,
    "rkl": gradient_rkl,
    "jsd": gradient_jsd,
    "tv": gradient_tv,
    "alpha": lambda p, q, y: gradient_tv(p, q, y) / torch.minimum(p, q).sum(-1, keepdim=True),
    "bern": of_token(lambda p, q: (q - p) / (1 - q)),
    "k3": of_token(lambda p, q: 1 - p / q),
    "k2": of_token(lambda p, q: (q / p).log()),
}
