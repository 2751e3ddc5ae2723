"""A thinking reward model: a policy's trunk with a scalar head on a text's last token, reward = score . norm(x), as src/engine/train/reward-network.ts
has it and Hugging Face's Qwen3ForSequenceClassification too. A text is a prompt and a trace that is cut before its answer.
"""

import torch
import torch.nn.functional as F

from model import Config, Model, linear
from token_log_probs import by_length, padded

ANSWER = 6
CENTRING = 0.001
POSITIONS = 16_384  # a pass


class RewardModel(Model):
    def __init__(self, config):
        super().__init__(config)
        self.score = linear(config.hidden_size, 1)
        torch.nn.init.zeros_(self.score.weight)

    def forward(self, texts):
        """A reward of each list of ids."""
        last = torch.tensor([len(text) - 1 for text in texts])
        x = self.outputs(padded(texts))[-1][torch.arange(len(texts)), last]
        return self.score(self.model.norm(x))[:, 0]


def from_base(path):
    """The trunk of a policy's checkpoint, under a head of zeros."""
    stored = torch.load(path, map_location="cpu")
    model = RewardModel(Config(**stored["config"]))
    model.load_state_dict({**model.state_dict(), **stored["model"]})
    return model


def load_reward_model(path):
    stored = torch.load(path, map_location="cpu")
    model = RewardModel(Config(**stored["config"]))
    model.load_state_dict(stored["model"])
    return model.eval()


def before_answer(ids):
    return ids[: ids.index(ANSWER)] if ANSWER in ids else ids


def pair_loss(chosen, rejected):
    """Of each pair: Bradley and Terry's loss, with rewards held around 0."""
    return CENTRING * (chosen + rejected) ** 2 - F.logsigmoid(chosen - rejected)


@torch.inference_mode()
def rewards_of(model, texts):
    rewards = torch.zeros(len(texts))
    for group in by_length(texts, POSITIONS):
        rewards[group] = model([texts[i] for i in group])
    return rewards
