/** What passes between the page and the worker that sweeps π-Bench's noisy oracle over a grid of chances (types alone). */
import type { PolicyCell } from '#core/pibench/policy/policy-map.ts';
import type { Dataset } from '#core/pibench/task.ts';
import type { GpuAbsence } from './protocol.ts';

export interface PolicyRequest {
  readonly dataset: Pick<Dataset, 'hash' | 'personas'>;
  /** How likely the agent carries out what it was told, 0..1. */
  readonly finishes: number;
}

/** There is no GPU, or something went wrong on it that is no such cause: its own message. */
export type SweepAbsence = GpuAbsence | { readonly unexpected: string };

/** How the sweep was made: a fact of this device, told beside the map. */
export interface SweepFacts {
  /** Steps along each side of the grid. */
  readonly steps: number;
  readonly seeds: number;
  readonly sessions: number;
  /** Criteria that the map counts as met too seldom (criterion-needs.ts). */
  readonly bounded: number;
  readonly by:
    | { readonly kind: 'gpu'; /** Its name. */ readonly adapter: string; readonly ms: number; /** the same sweep again, by plain loops */ readonly cpuMs: number; /** integer for integer; where it is false the map is the CPU's */ readonly equal: boolean }
    | { readonly kind: 'cpu'; readonly ms: number; /** why no GPU did it */ readonly absence: SweepAbsence };
}

export interface PolicyAnswer {
  /** As policyMap has them. */
  readonly cells: readonly PolicyCell[];
  readonly facts: SweepFacts;
}

export interface PolicyCommands {
  /** Rejects with a sentence where the tasks cannot be judged. The set's tasks are tried once, whatever is asked of it after. */
  map(request: PolicyRequest): Promise<PolicyAnswer>;
}

export type ConnectPolicy = () => Promise<PolicyCommands>;
