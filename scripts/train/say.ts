/** An event of a training as a line on the terminal. */
import type { TrainingEvent } from '#core/training/training-events.ts';

export function say(event: TrainingEvent): void {
  if (event.type === 'step') process.stdout.write(`step ${event.step}  loss ${event.loss.toFixed(4)}  norm ${event.gradientNorm.toFixed(2)}  ${event.ms.toFixed(0)} ms\n`);
  if (event.type === 'measure') process.stdout.write(`step ${event.step}  tau ${event.acceptanceLength.toFixed(3)} (${event.interval.low.toFixed(2)}-${event.interval.high.toFixed(2)})\n`);
  if (event.type === 'notice' || event.type === 'end') process.stdout.write(`${event.text ?? event.type}\n`);
}
