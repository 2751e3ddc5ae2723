/**
 * A second judge over the run on the stage: it outlives a look at another screen, stops where it is told to, where another run takes the stage and where
 * what it was begun under ends. A run that came from outside goes to it only once the visitor said so of that very run.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PiRun } from '#core/pibench/events.ts';
import type { Judge } from '#core/pibench/judge.ts';
import { judgeAgain, type JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import type { VerdictCache } from '#core/pibench/llm-judge/llm-judge.ts';
import type { WaitSeconds } from '#core/pibench/agents/insist.ts';
import type { Persona } from '#core/pibench/task.ts';
import { playStrings } from '../play-strings.ts';
import type { PibenchStore } from './pibench-session.ts';

export interface SecondJudgeState {
  readonly pairs: readonly JudgedAgain[];
  /** null: it is done, or has not begun. */
  readonly asking: { readonly done: number; readonly all: number } | null;
  readonly fault: string | null;
  /** The run on the stage came from outside, and may be sent. */
  readonly allowed: boolean;
}

const NOTHING: SecondJudgeState = { pairs: [], asking: null, fault: null, allowed: false };

export class SecondJudge {
  readonly store: StoreApi<SecondJudgeState> = createStore<SecondJudgeState>(() => NOTHING);
  /** Of the run on the stage: asked again, what was answered is not sent again. */
  verdicts: VerdictCache = new Map();
  #stop: AbortController | null = null;

  constructor(stage: PibenchStore, private readonly wait: WaitSeconds) {
    stage.subscribe(({ run }, before) => {
      if (run === before.run) return;
      this.stop();
      this.verdicts = new Map();
      this.store.setState(NOTHING);
    });
  }

  allow(allowed: boolean): void {
    this.store.setState({ allowed });
    if (!allowed) this.stop();
  }

  /** `under`: it stops where that ends. */
  async start(run: PiRun, persona: Persona, judge: Judge, under: AbortSignal | null): Promise<void> {
    this.stop();
    const stop = (this.#stop = new AbortController());
    const end = (): void => stop.abort();
    const set = (part: Partial<SecondJudgeState>): void => { if (this.#stop === stop) this.store.setState(part); };
    if (under?.aborted) stop.abort();
    under?.addEventListener('abort', end, { once: true });
    set({ pairs: [], fault: null, asking: { done: 0, all: 1 } });
    try {
      await judgeAgain(run, persona, judge, { signal: stop.signal, wait: this.wait, onTurn: (done, all, pairs) => set({ asking: { done, all }, pairs }) });
    } catch (error) {
      if (!stop.signal.aborted) set({ fault: error instanceof Error ? error.message : playStrings.again.failed });
    }
    under?.removeEventListener('abort', end);
    set({ asking: null });
  }

  stop(): void {
    this.#stop?.abort();
  }
}
