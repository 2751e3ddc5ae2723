/** How far the queue is: runs, what is left, tokens and money, and what failed, with what can be done. */
import { labProgress } from '#core/pibench/lab/lab-progress.ts';
import { Button } from '#ui/controls/button.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { labAgentName, labStrings } from './lab-strings.ts';
import type { QueueState } from './queue.ts';
import { tokensOf } from './queue-item.ts';
import styles from './lab.module.css';

const words = labStrings.queue;

/** Dollars for a million tokens. */
export interface Prices {
  readonly prompt: number;
  readonly completion: number;
}

export interface QueueActions {
  readonly onPause: () => void;
  readonly onGoOn: () => void;
  readonly onStop: () => void;
  readonly onRetry: () => void;
  readonly onClear: () => void;
}

interface Props extends QueueActions {
  readonly queue: QueueState;
  readonly names: ReadonlyMap<string, string>;
  /** null: not known. */
  readonly prices: Prices | null;
}

export function QueueBar({ queue: { items, running, msPerSession, forgetting, notice }, names, prices, onPause, onGoOn, onStop, onRetry, onClear }: Props) {
  const { cells, share, msLeft } = labProgress(items.map(({ cell, state, over }) => ({ state, over, sessions: cell.tasks.length, msPerSession: cell.agent.kind === 'scripted' ? msPerSession.scripted : msPerSession.page })));
  const failed = items.filter(({ state }) => state === 'failed');
  const left = cells.waiting + cells.running > 0;
  const used = items.map(({ events }) => tokensOf(events)).reduce((sum, one) => ({ prompt: sum.prompt + one.prompt, completion: sum.completion + one.completion }), { prompt: 0, completion: 0 });
  const earlier = items.filter((item) => item.earlier).length;
  const counted = used.prompt + used.completion > 0;
  const parts = [
    words.line(cells.done, items.length, cells.failed),
    ...(left ? [running ? (msLeft === null ? words.unknown : words.left(msLeft)) : words.paused] : []),
    ...(earlier > 0 ? [words.earlier(earlier)] : []),
    ...(counted ? [words.used(used.prompt, used.completion)] : []),
    ...(counted && prices ? [words.cost((used.prompt * prices.prompt + used.completion * prices.completion) / 1e6)] : []),
  ];
  const fault = notice !== null && <p className={styles.notice} role="alert">{notice}</p>;
  if (items.length === 0) return <section aria-label={words.heading}><p className={styles.quiet}>{forgetting ? words.forgetting : words.empty}</p>{fault}</section>;
  return (
    <section className={styles.queue} aria-label={words.heading}>
      {left && <progress value={share} max={1} aria-label={words.progress} data-running={running || undefined} />}
      <div className={styles.queueLine}>
        <p data-figure="lab-progress">{parts.join(' · ')}</p>
        <span>
          {running && <Button kind="quiet" onClick={onPause}>{words.pause}</Button>}
          {!running && left && <Button kind="quiet" onClick={onGoOn}>{words.goOn}</Button>}
          {left && <Button kind="quiet" onClick={onStop}>{words.stop}</Button>}
          {failed.length > 0 && <Button kind="quiet" onClick={onRetry}>{words.retry}</Button>}
          {!left && <Button kind="quiet" onClick={onClear}>{words.clear}</Button>}
        </span>
      </div>
      {fault}
      {failed.length > 0 && (
        <ul className={styles.failures} aria-label={words.failures}>
          {failed.map(({ cell, text }) => <li key={cell.id}><strong>{labAgentName(cell.agent)}, {names.get(cell.persona) ?? cell.persona}</strong> {text}</li>)}
        </ul>
      )}
      <LiveRegion sentence={labStrings.announce(cells.done, items.length)} />
    </section>
  );
}
