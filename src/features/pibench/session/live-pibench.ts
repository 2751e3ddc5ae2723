/** One run at a time, made on this page: its events go into the session's log as they come, and the stage plays along. */
import type { Agent } from '#core/pibench/agents/agent.ts';
import type { PiEvent, PiRun, RunHeader } from '#core/pibench/events.ts';
import type { Judge } from '#core/pibench/judge.ts';
import { headerOf, playRun, withSeeds, type RunPlan } from '#core/pibench/play-run.ts';
import { alone } from '#core/pibench/read/read-dataset.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import { waitByClock } from '#endpoint/wait-by-clock.ts';
import type { PibenchStore } from './pibench-session.ts';

export interface Wanted {
  readonly dataset: Pick<Dataset, 'name' | 'kind'>;
  readonly persona: Persona;
  readonly agent: Agent;
  readonly judge: Judge;
  readonly memory: RunHeader['memory'];
  readonly scope: string | null;
  readonly seed: number;
  /** It stops where that ends; null: nothing but Stop does it. */
  readonly under: AbortSignal | null;
  /** Is handed the run whenever somebody has said something, and at its end; null: it follows from its choices, and is not kept. */
  readonly keep: ((run: PiRun) => void) | null;
}

export const waitBySeconds = (seconds: number, until: AbortSignal): Promise<void> => waitByClock(1000 * seconds, until);

/** So that the page can draw between two sessions. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const SAID: ReadonlySet<PiEvent['type']> = new Set(['message', 'user', 'close']);

export class LivePibench {
  #stop: AbortController | null = null;

  constructor(private readonly store: PibenchStore, private readonly onChange: (running: boolean) => void) {}

  /** Resolves when the run is whole, or was stopped; `play`: the stage follows it from its first event. */
  async start({ dataset, persona, agent, judge, memory, scope, seed, under, keep }: Wanted, play: boolean): Promise<readonly PiEvent[]> {
    this.stop();
    const stop = new AbortController();
    this.#stop = stop;
    const end = (): void => stop.abort();
    under?.addEventListener('abort', end, { once: true });
    this.onChange(true);
    const tasks = scope === null ? persona.tasks.map(({ id }) => id) : withSeeds(persona, scope);
    const plan: RunPlan = { dataset: alone(dataset, persona), persona, tasks, agent, judge, memory, seed, wait: waitBySeconds, breathe };
    const events: PiEvent[] = [];
    const run: PiRun = { header: headerOf(plan), events };
    this.store.getState().open(run);
    if (play) this.store.getState().play();
    await playRun(plan, (event) => {
      events.push(event);
      if (SAID.has(event.type)) keep?.(run);
    }, stop.signal);
    under?.removeEventListener('abort', end);
    // A run that was stopped has an end too: what is there can be looked at.
    if (stop.signal.aborted) events.push({ type: 'end' });
    keep?.(run);
    if (this.#stop === stop) {
      this.#stop = null;
      this.onChange(false);
    }
    return events;
  }

  /** The run then comes to its end by itself, and says so. */
  stop(): void {
    this.#stop?.abort();
  }
}
