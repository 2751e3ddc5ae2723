/**
 * The seed. While it is typed it may be empty or too large; the field is settled to a seed that exists when it is left, or by
 * Enter, and says what it changed. What is a seed already counts at once.
 */
import { useId, useState } from 'react';
import { clampConfig, DEFAULT_CONFIG, RUN_LIMITS } from '#core/trace/run-config.ts';
import { Button } from '#ui/controls/button.tsx';
import { strings } from '../strings.ts';
import styles from './controls.module.css';

const words = strings.controls;

interface Settled {
  readonly seed: number;
  /** What was changed, where something was. */
  readonly said: string | null;
}

function settle(text: string, before: number): Settled {
  const { config: { seed }, clamped } = clampConfig({ seed: text }, { ...DEFAULT_CONFIG, seed: before });
  const [change] = clamped;
  return { seed, said: !change ? null : text.trim() === '' ? words.seedKept(seed) : words.clamped(words.seed, change.given, change.used) };
}

export function SeedField({ seed, onSeed }: { readonly seed: number; readonly onSeed: (seed: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const take = (settled: Settled): void => {
    setSaid(settled.said);
    if (settled.seed !== seed) onSeed(settled.seed);
  };
  const type = (text: string): void => {
    setTyped(text);
    const settled = settle(text, seed);
    if (settled.said === null) take(settled);
  };
  const leave = (): void => {
    if (typed === null) return;
    take(settle(typed, seed));
    setTyped(null);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.seed}</label>
      <span className={styles.range}>
        <input
          id={id} type="number" {...RUN_LIMITS.seed} step={1} value={typed ?? seed} aria-describedby={`${id}-said`}
          onChange={(event) => type(event.target.value)} onBlur={leave} onKeyDown={(event) => { if (event.key === 'Enter') leave(); }}
        />
        <Button kind="quiet" onClick={() => take({ seed: (seed + 1) % (RUN_LIMITS.seed.max + 1), said: null })}>{words.newSeed}</Button>
      </span>
      <small id={`${id}-said`} role="status">{said}</small>
    </div>
  );
}
