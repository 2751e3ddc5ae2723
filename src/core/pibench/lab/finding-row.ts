/** A finding as a row: the keys are those of every claim of the benchmark, and beside them the figures that its sentence on the page needs. */
import type { Interval } from '#core/stats/wilson.ts';
import type { AgentSpec } from '../agents/agent.ts';
import type { MemoryMode } from '../events.ts';

export type Who = 'scripted' | 'model';

/** An agent among others, as a finding names it. */
export interface Named {
  readonly agent: AgentSpec;
  readonly proc: number;
  readonly comp: number;
  /** Of the user, a session. */
  readonly userWords: number;
  readonly questionPrecision: number | null;
}

export type FindingDetail =
  | {
      readonly about: 'skills';
      readonly agents: number;
      /** The other way round on the two axes, each clearly. null: no such two. */
      readonly turned: { readonly anticipates: Named; readonly finishes: Named } | null;
    }
  | { readonly about: 'burden'; readonly asks: Named; readonly anticipates: Named; /** what the passive agent costs; null: not run */ readonly passive: Named | null; /** 1 on both axes at fewer words than that, the oracle aside */ readonly cheaper: readonly Named[] }
  | { readonly about: 'memory'; readonly agent: AgentSpec; readonly memory: MemoryMode; readonly dependents: number; /** of what earlier sessions taught, the share covered: on minus off */ readonly carried: { readonly mean: number; readonly interval: Interval } };

export interface Finding {
  readonly id: string;
  readonly title: string;
  /** What the paper has of it, and of whom. */
  readonly paper: string;
  /** null: not measured yet. */
  readonly measured: number | null;
  readonly interval: Interval | null;
  readonly rule: string;
  /** null: not measured yet. */
  readonly holds: boolean | null;
  readonly seeds: readonly number[];
  readonly detail: FindingDetail | null;
}

export interface FindingRow extends Finding {
  readonly kind: 'claim';
  readonly scale: string;
  readonly recorded: boolean;
  readonly who: Who;
}

export const UNMEASURED = { measured: null, interval: null, holds: null, seeds: [], detail: null } as const;
