/** Which problem the target is to think about; "Watch it think" begins, Stop ends it, and once the engine is done the rest can be shown at once. */
import { Button } from '#ui/controls/button.tsx';
import { firstClick } from '#ui/controls/first-click.ts';
import { share } from '#ui/number-format.ts';
import type { RunPhase } from '#engine/watched-run.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { MOST_SEED } from '../session/reasoning-session.ts';
import { ChoiceField } from '../trace/choice-field.tsx';
import { Fold } from '../trace/fold.tsx';
import { SeedField } from '../trace/seed-field.tsx';
import traceStyles from '../trace/trace.module.css';
import { LIVE_FAMILIES, type LiveChoice } from './live-problems.ts';
import { isGrowing, type LiveState } from './live-state.ts';
import { liveStrings } from './live-strings.ts';
import styles from './live.module.css';

const words = liveStrings.form;

interface Props {
  readonly live: LiveState;
  readonly onChoice: (choice: LiveChoice) => void;
  /** Null: it cannot begin here. */
  readonly onStart: (() => void) | null;
  readonly onStop: () => void;
  /** Of what says why. */
  readonly reasonId: string;
}

function phaseWords(phase: RunPhase): string {
  switch (phase.kind) {
    case 'idle': return '';
    case 'loading': return phase.totalBytes === 0 ? liveStrings.phase.starting : phase.bytes < phase.totalBytes ? liveStrings.phase.loading(share(phase.bytes / phase.totalBytes)) : liveStrings.phase.preparing;
    case 'running': case 'measuring': return liveStrings.phase.thinking;
  }
}

export function LiveForm({ live, onChoice, onStart, onStop, reasonId }: Props) {
  const { choice, phase } = live;
  const growing = isGrowing(live);
  const set = (part: Partial<LiveChoice>): void => onChoice({ ...choice, ...part });
  return (
    <form className={traceStyles.form} aria-label={words.heading} onSubmit={(event) => event.preventDefault()}>
      <Fold summary={words.summary(words.families[choice.family], choice.seed)}>
        <ChoiceField label={words.family} value={choice.family} values={LIVE_FAMILIES} name={(family) => words.families[family]} onValue={(family) => set({ family })} />
        <SeedField seed={choice.seed} onSeed={(seed) => set({ seed })} />
      </Fold>
      {growing ? null : <Button onClick={() => set({ seed: (choice.seed + 1) % (MOST_SEED + 1) })}>{reasoningStrings.form.another}</Button>}
      <p className={styles.phase} role="status">{phaseWords(phase)}</p>
      <div className={styles.go}>{growing
        ? <Button kind="main" onClick={firstClick(onStop)}>{phase.kind === 'idle' ? words.rest : words.stop}</Button>
        : <Button kind="main" disabled={onStart === null} aria-describedby={onStart === null ? reasonId : undefined} onClick={() => onStart?.()}>{words.watch}</Button>}</div>
    </form>
  );
}
