/** The one cursor: a slider over the steps, and buttons from measurement to measurement. */
import { IconButton } from '#ui/controls/button.tsx';
import { Scrubber } from '#ui/controls/scrubber.tsx';
import { MOVES, type TrainingDesk } from './commands/training-commands.ts';
import { trainingStrings } from './training-strings.ts';
import styles from './training.module.css';

const words = trainingStrings.cursor;
const ICONS = { first: 'first', previous: 'back', next: 'forward', last: 'last' } as const;

export function StepBar({ desk, step, last }: { readonly desk: TrainingDesk; readonly step: number; readonly last: number }) {
  const move = (to: keyof typeof MOVES) => <IconButton key={to} icon={ICONS[to]} label={MOVES[to].label} onClick={() => MOVES[to].perform(desk)} />;
  return (
    <section className={styles.steps} aria-label={words.heading} data-run-keys>
      <div>{(['first', 'previous'] as const).map(move)}</div>
      <Scrubber max={last} value={step} disabled={last === 0} aria-label={words.slider} aria-valuetext={words.where(step, last)} data-testid="step" onMove={(to) => desk.session.set({ at: to >= last ? null : to })} />
      <div>{(['next', 'last'] as const).map(move)}</div>
      <p className={styles.where} data-figure="step">{words.where(step, last)}</p>
    </section>
  );
}
