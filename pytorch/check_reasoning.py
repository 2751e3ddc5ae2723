"""What must hold of the reasoning lab's roll-outs, rewards and policy steps, checked in seconds without a model on disk.

    python pytorch/check_reasoning.py
"""

import random

import torch

from grpo import is_right, problems_of, update
from model import Config, Model
from policy_loss import gated_rewards, group_advantages
from reward_model import ANSWER, RewardModel, before_answer, rewards_of
from roll_out import EOS, Row, key_of, roll_out

TINY = Config(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, head_dim=8, intermediate_size=48, vocab_size=40, max_position_embeddings=64)


def tiny():
    torch.manual_seed(3)
    model = Model(TINY).eval()
    with torch.no_grad():
        model.model.embed_tokens.weight.mul_(20)  # so that choices are not all alike
    return model


def rows_of(seed, count):
    dice = random.Random(seed)
    return [Row([dice.randrange(3, 40) for _ in range(dice.randrange(3, 12))], key_of(seed, index)) for index in range(count)]


def written(model, rows, **options):
    return [row for batch in roll_out(model, rows, **options) for row in batch]


def roll_outs_are_what_the_whole_pass_says():
    """Log-probabilities from the cache are those of one pass over the whole text, whatever prompts are written in one batch; a text ends with <eos> or at the limit, and nowhere before."""
    model = tiny()
    rows = written(model, rows_of(1, 50), temperature=1.3, limit=40, batch=32)
    assert len({len(row.ids) for row in rows}) > 5 and any(row.ids[-1] != EOS for row in rows)
    for row in rows:
        assert EOS not in row.ids[:-1] and (row.ids[-1] == EOS or len(row.prompt) + len(row.ids) == 40)
        said = model(torch.tensor([row.prompt + row.ids]))[0].log_softmax(-1)[len(row.prompt) - 1 : -1]
        assert torch.allclose(said.gather(1, torch.tensor(row.ids)[:, None])[:, 0], torch.tensor(row.logprob), atol=1e-4)


def a_roll_out_does_not_depend_on_its_company():
    model = tiny()
    together = {row.key: row.ids for row in written(model, rows_of(2, 40), limit=40)}
    for row in rows_of(2, 40)[::7]:
        assert written(model, [row], limit=40)[0].ids == together[row.key]


def greedy_is_the_likeliest():
    model = tiny()
    for row in written(model, rows_of(3, 8), temperature=0, limit=40):
        said = model(torch.tensor([row.prompt + row.ids]))[0, len(row.prompt) - 1 : -1]
        assert said.argmax(-1).tolist() == row.ids


def tokens_come_as_often_as_they_should():
    """The first token of many samples of one prompt, against its shares at the temperature: chi-squared over the likely ones."""
    model, prompt, count = tiny(), [4, 9, 7], 20_000
    rows = written(model, [Row(prompt, key_of(4, sample)) for sample in range(count)], temperature=0.7, limit=4, batch=count)
    expected = count * (model(torch.tensor([prompt]))[0, -1] / 0.7).softmax(-1)
    seen = torch.bincount(torch.tensor([row.ids[0] for row in rows]), minlength=40)
    likely = expected > 20
    statistic, freedom = ((seen - expected) ** 2 / expected)[likely].sum().item(), likely.sum().item()
    assert statistic < freedom + 4 * (2 * freedom) ** 0.5, (statistic, freedom)


def a_reward_is_the_text_s_own():
    """Whatever stands beside it and pads it; and of a trace nothing counts from the answer on."""
    torch.manual_seed(5)
    model = RewardModel(TINY).eval()
    torch.nn.init.normal_(model.score.weight)
    texts = [row.prompt for row in rows_of(5, 20)]
    assert torch.allclose(rewards_of(model, texts), torch.cat([rewards_of(model, [text]) for text in texts]), atol=1e-5)
    assert before_answer([9, 8, ANSWER, 7, EOS]) == [9, 8] and before_answer([9, 8]) == [9, 8]


def right_is_a_finished_trace_with_the_element():
    said = {(9, ANSWER, 7, 8, EOS): True, (9, ANSWER, 7, EOS): False, (9, ANSWER, 7, 8): False, (9, 7, 8, EOS): False, (9, ANSWER, 7, 8, ANSWER, 7, 8, EOS): False, (ANSWER, 7, 8, EOS): True}
    for ids, right in said.items():
        assert is_right(Row([4], 0, list(ids)), [7, 8]) == right, ids


def a_step_is_the_gradient_of_all_traces():
    """Sampled as the policy is, each trace weighs its advantage times its mean log-probability, and one without an advantage nothing."""
    model = tiny()
    rows = written(model, rows_of(6, 12), limit=40, batch=12)
    rewards = gated_rewards(torch.arange(12) % 5 > 1, torch.linspace(-2, 2, 12), 0.5).view(3, 4)
    rewards[1] = 0.0
    advantages = group_advantages(rewards).flatten()
    told = update(model, torch.optim.SGD(model.parameters(), 0.0), rows, advantages)
    model.zero_grad()
    for row, advantage in zip(rows, advantages):
        said = model(torch.tensor([row.prompt + row.ids]))[0].log_softmax(-1)[len(row.prompt) - 1 : -1]
        (-advantage * said.gather(1, torch.tensor(row.ids)[:, None]).mean() / len(rows)).backward()
    norm = torch.cat([weight.grad.flatten() for weight in model.parameters()]).norm().item()
    assert told["taught"] == 8 and told["clipped"] == 0 and abs(told["gradientNorm"] / norm - 1) < 1e-4


def problems_come_once_each_time_round():
    problems = list(range(10))
    drawn = [problem for step in range(1, 6) for problem in problems_of(step, problems, 1, 4)]
    assert sorted(drawn[:10]) == sorted(drawn[10:]) == problems and drawn[:10] != drawn[10:]


CHECKS = (
    roll_outs_are_what_the_whole_pass_says, a_roll_out_does_not_depend_on_its_company, greedy_is_the_likeliest, tokens_come_as_often_as_they_should, a_reward_is_the_text_s_own,
    right_is_a_finished_trace_with_the_element, a_step_is_the_gradient_of_all_traces, problems_come_once_each_time_round,
)


def main():
    for check in CHECKS:
        check()
        print("holds:", check.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
