/** An event of a training as a line on the terminal, a drafter's or a reward model's, and a row of reinforcement learning as one. */
import type { PolicyRow } from '#core/training/policy-rows.ts';
import type { RewardEvent } from '#core/training/reward-training.ts';
import type { TrainingEvent } from '#core/training/training-events.ts';

export function say(event: TrainingEvent): void {
  if (event.type === 'step') process.stdout.write(`step ${event.step}  loss ${event.loss.toFixed(4)}  norm ${event.gradientNorm.toFixed(2)}  ${event.ms.toFixed(0)} ms\n`);
  if (event.type === 'measure') process.stdout.write(`step ${event.step}  tau ${event.acceptanceLength.toFixed(3)} (${event.interval.low.toFixed(2)}-${event.interval.high.toFixed(2)})\n`);
  if (event.type === 'notice' || event.type === 'end') process.stdout.write(`${event.text ?? event.type}\n`);
}

export function sayPolicy(row: PolicyRow): void {
  const { step, accuracy, length, rollOutSeconds, rewardSeconds } = row;
  const isStep = row.kind === 'step';
  const told = isStep ? `reward ${row.reward.toFixed(3)}  norm ${row.gradientNorm.toFixed(3)}` : 'held out';
  process.stdout.write(`step ${step}  ${told}  right ${(100 * accuracy).toFixed(1)} %  ${length.toFixed(0)} tokens  ${rollOutSeconds} + ${rewardSeconds}${isStep ? ` + ${row.updateSeconds}` : ''} s\n`);
}

export function sayReward(event: RewardEvent): void {
  if (event.type === 'begin') process.stdout.write(`${event.parameters} parameters, begun with ${event.start}; of ${event.validation} pairs the flat judge prefers ${(100 * event.flat).toFixed(1)} % as the judge does\n`);
  if (event.type === 'step') process.stdout.write(`step ${event.step}  loss ${event.loss.toFixed(4)}  norm ${event.gradientNorm.toFixed(2)}  ${event.ms.toFixed(0)} ms\n`);
  if (event.type === 'measure') process.stdout.write(`step ${event.step}  right on ${(100 * event.accuracy).toFixed(1)} %\n`);
  if (event.type === 'end') process.stdout.write(`${event.text ?? event.reason}\n`);
}
