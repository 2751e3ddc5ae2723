/**
 * A whole run of reinforcement learning, as rows: a policy rolls out groups of traces, a verifier and a reward model judge them, and it learns from them (policy-step.ts); held-out
 * tasks are asked before the first step, every so many, and at the end. Twin: pytorch/grpo.py.
 *
 * A seed has the same tasks in the same order and the same dice whatever alpha is; the dice of held-out tasks depend on place and sample alone. The same choices on one device
 * give the same run to the bit.
 */
import { hashText } from '#core/tasks/seeded.ts';
import { monitors, type PolicyRow } from '#core/training/policy-rows.ts';
import type { PolicyTask } from '#core/training/policy-task.ts';
import { textsOfStep } from '#core/training/training-dice.ts';
import type { TrainingGate } from '#core/training/training-gate.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { Weights } from '#engine/model/weights.ts';
import { RollOuts } from '#engine/rollout/roll-out.ts';
import { PolicyModel } from './policy-model.ts';
import { judgeTraces, policyStep, type JudgedPolicyTrace, type PolicyTrace, type StepChoices } from './policy-step.ts';
import type { RewardModel } from './reward-model.ts';

export interface PolicyParts {
  readonly gpu: Gpu;
  /** The policy that it begins with. */
  readonly config: DecoderConfig;
  readonly weights: Weights;
  /** Asked where alpha is above 0, and only then. */
  readonly reward: Pick<RewardModel, 'score'> | null;
  readonly tasks: readonly PolicyTask[];
  readonly heldOut: readonly PolicyTask[];
  /** The token that ends a text. */
  readonly eos: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface PolicyChoices extends StepChoices {
  readonly seed: number;
  readonly steps: number;
  /** Tasks of a step. */
  readonly prompts: number;
  /** Steps from one evaluation to the next. */
  readonly every: number;
  /** Traces of a held-out task. */
  readonly evaluated: number;
  /** The most positions of a text, with its prompt; every completion has what the longest prompt leaves. */
  readonly limit: number;
}

export interface PolicyOutlet {
  readonly emit: (row: PolicyRow) => void;
  /** Looked at before each step. */
  readonly gate: Pick<TrainingGate, 'stopped'>;
}

export interface PolicyEnd {
  readonly weights: Weights;
  /** Of the last policy on held-out tasks, the samples of each behind one another. Null: it was stopped before its last step. */
  readonly traces: readonly PolicyTrace[] | null;
}

const ADAMW = { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 };
/** Tokens of a pass of the policy; a pass costs as much when it is not full. */
const ROWS = 1024;
const HELD_OUT_DICE = hashText('held out');

/** Throws a sentence where there is no room, a text does not fit, or a gradient is not a number. */
export async function trainPolicy(parts: PolicyParts, choices: PolicyChoices, outlet: PolicyOutlet): Promise<PolicyEnd> {
  const { gpu, config, weights, reward } = parts;
  if (choices.alpha > 0 && !reward) throw new RangeError('A reward that a thinking reward model has a share in needs that model.');
  const policy = await PolicyModel.create(gpu, config, weights, Math.max(ROWS, choices.limit), ADAMW);
  try {
    const rollOuts = await RollOuts.create(gpu, config, policy.parameters, { sequences: choices.prompts * choices.samples, context: choices.limit });
    try {
      return await new Run(parts, choices, policy, rollOuts).go(outlet);
    } finally {
      rollOuts.destroy();
    }
  } finally {
    policy.destroy();
  }
}

class Run {
  readonly #reward: PolicyParts['reward'];
  readonly #room: number;

  constructor(
    private readonly parts: PolicyParts,
    private readonly choices: PolicyChoices,
    private readonly policy: PolicyModel,
    private readonly rollOuts: RollOuts,
  ) {
    this.#reward = choices.alpha > 0 ? parts.reward : null;
    this.#room = choices.limit - Math.max(...[...parts.tasks, ...parts.heldOut].map(({ prompt }) => prompt.length));
  }

  async go({ emit, gate }: PolicyOutlet): Promise<PolicyEnd> {
    const { choices: { steps, every }, policy } = this;
    emit((await this.#evaluation(0)).row);
    for (let step = 1; step <= steps; step++) {
      if (gate.stopped) return { weights: await policy.parameters.readWeights(), traces: null };
      emit(await this.#step(step));
      if (step % every === 0 && step < steps) emit((await this.#evaluation(step)).row);
    }
    const { row, traces } = await this.#evaluation(steps);
    emit(row);
    return { weights: await policy.parameters.readWeights(), traces };
  }

  async #step(step: number): Promise<PolicyRow> {
    const { parts: { tasks, now }, choices, policy } = this;
    const { seed, prompts, samples } = choices;
    const began = now();
    const asked = textsOfStep(seed, step, prompts, tasks.length).map((place) => tasks[place]!);
    const { traces, ...took } = await this.#judged(asked, samples, seed, (step - 1) * prompts * samples);
    const judgedAt = now();
    const outcome = await policyStep(policy, traces, choices);
    return { step, kind: 'step', ...monitors(traces), ...outcome, ...took, updateSeconds: secondsOf(now() - judgedAt), seconds: secondsOf(now() - began) };
  }

  async #evaluation(step: number): Promise<{ readonly row: PolicyRow; readonly traces: readonly JudgedPolicyTrace[] }> {
    const { heldOut, now } = this.parts;
    const began = now();
    const { traces, ...took } = await this.#judged(heldOut, this.choices.evaluated, HELD_OUT_DICE, 0);
    return { row: { step, kind: 'evaluation', ...monitors(traces), ...took, seconds: secondsOf(now() - began) }, traces };
  }

  /** `samples` traces of each task, behind one another. `first`: the first one's number as a sequence, by which its dice are keyed. */
  async #judged(tasks: readonly PolicyTask[], samples: number, seed: number, first: number) {
    const { eos, now } = this.parts;
    const began = now();
    const asked = tasks.flatMap((task) => Array.from({ length: samples }, () => task));
    const outs = await this.rollOuts.roll(asked.map(({ prompt }) => prompt), { seed, first, temperature: 1, eos, limit: this.#room });
    const rolledAt = now();
    const traces = await judgeTraces(outs.map((out, i) => ({ ...out, task: asked[i]! })), this.#reward);
    return { traces, rollOutSeconds: secondsOf(rolledAt - began), rewardSeconds: secondsOf(now() - rolledAt) };
  }
}

const secondsOf = (ms: number): number => Math.round(ms) / 1000;
