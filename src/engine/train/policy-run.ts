/**
 * A whole run of reinforcement learning, as rows: a policy rolls out groups of traces, a verifier and a reward model judge them, and it learns from them (policy-step.ts); held-out
 * tasks are asked before the first step, every so many, and at the end. Twin: pytorch/grpo.py.
 *
 * A seed has the same tasks in the same order and the same dice whatever alpha is; the dice of held-out tasks depend on place and sample alone. The same choices on one device
 * give the same run to the bit, also one that was stopped and goes on from what was kept of it.
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
import type { ParameterState } from './parameters.ts';
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

/** What a run goes on from. Which tasks are asked, and with which dice, follows from the step. */
export interface KeptPolicy {
  /** Steps done. */
  readonly step: number;
  /** Those of them that taught anything: AdamW counts no others. */
  readonly updates: number;
  readonly state: ParameterState;
}

export interface PolicyOutlet {
  readonly emit: (row: PolicyRow) => void;
  /** Every few steps, at each evaluation and at the end, when the rows up to there are told: what comes later is told again by whoever goes on from it. */
  readonly keep: (kept: KeptPolicy) => Promise<void>;
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
/** Steps that may be lost. */
const MOST_UNKEPT = 10;
const HELD_OUT_DICE = hashText('held out');

/** `kept`: goes on from there, with the same choices; null: begins. Throws a sentence where there is no room, a text does not fit, or a gradient is not a number. */
export async function trainPolicy(parts: PolicyParts, choices: PolicyChoices, kept: KeptPolicy | null, outlet: PolicyOutlet): Promise<PolicyEnd> {
  const { gpu, config, weights, reward } = parts;
  if (choices.alpha > 0 && !reward) throw new RangeError('A reward that a thinking reward model has a share in needs that model.');
  const policy = await PolicyModel.create(gpu, config, weights, Math.max(ROWS, choices.limit), ADAMW);
  try {
    if (kept) {
      policy.parameters.writeState(kept.state);
      policy.resumeAt(kept.updates);
    }
    const rollOuts = await RollOuts.create(gpu, config, policy.parameters, { sequences: choices.prompts * choices.samples, context: choices.limit });
    try {
      return await new Run(parts, choices, policy, rollOuts).go(kept?.step ?? null, outlet);
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

  /** `done`: steps that were kept; null: it begins. */
  async go(done: number | null, { emit, gate, keep }: PolicyOutlet): Promise<PolicyEnd> {
    const { choices: { steps, every }, policy } = this;
    let keptAt = done;
    const keepAt = async (step: number): Promise<void> => {
      if (step === keptAt) return;
      await keep({ step, updates: policy.steps, state: await policy.parameters.readState() });
      keptAt = step;
    };
    if (done === null) emit((await this.#evaluation(0)).row);
    for (let step = (done ?? 0) + 1; step <= steps; step++) {
      if (gate.stopped) {
        await keepAt(step - 1);
        return { weights: await policy.parameters.readWeights(), traces: null };
      }
      emit(await this.#step(step));
      const evaluated = step % every === 0 && step < steps;
      if (evaluated) emit((await this.#evaluation(step)).row);
      // the last evaluation takes its time too
      if (evaluated || step % MOST_UNKEPT === 0 || step === steps) await keepAt(step);
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
