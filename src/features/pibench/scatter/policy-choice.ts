/** What was chosen of the policy map, and its place in the address: `?pi-map=proc&pi-map-at=40.20&pi-map-memory=perfect&pi-map-finishes=100`. */
import { SWEPT_MEMORIES, type SweptMemory } from '#core/pibench/policy/policy-sweep.ts';

export const MAPPED = ['none', 'proc', 'comp'] as const;
/** How much of what it is told the agent carries out, in percent. */
export const FINISHES = [0, 50, 100] as const;

export interface PolicyChoice {
  /** Which measure is drawn; none: no map. */
  readonly show: (typeof MAPPED)[number];
  readonly memory: SweptMemory;
  readonly finishes: (typeof FINISHES)[number];
  /** The place that is told of, in percent. */
  readonly does: number;
  readonly asks: number;
}

/** Where the question is asked that the map is for: what if it thinks of 40 % of the wishes, and asks about 20 % of the others? */
export const FIRST_POLICY: PolicyChoice = { show: 'none', memory: 'none', finishes: 50, does: 40, asks: 20 };

const PLACE = /^(\d{1,3})\.(\d{1,3})$/;

/** `get`: of a key behind `pi-`; '' where it is not there. */
export function readPolicy(get: (key: string) => string): PolicyChoice {
  const [does, asks] = (PLACE.exec(get('map-at')) ?? []).slice(1).map(Number);
  const there = does !== undefined && asks !== undefined && does <= 100 && asks <= 100;
  return {
    show: MAPPED.find((one) => one === get('map')) ?? FIRST_POLICY.show,
    memory: SWEPT_MEMORIES.find((one) => one === get('map-memory')) ?? FIRST_POLICY.memory,
    finishes: FINISHES.find((one) => `${one}` === get('map-finishes')) ?? FIRST_POLICY.finishes,
    does: there ? does : FIRST_POLICY.does, asks: there ? asks : FIRST_POLICY.asks,
  };
}

/** Of each key; null: as by default. */
export function policyWords({ show, memory, finishes, does, asks }: PolicyChoice): readonly (readonly [key: string, value: string | null])[] {
  const moved = does !== FIRST_POLICY.does || asks !== FIRST_POLICY.asks;
  return [
    ['pi-map', show === FIRST_POLICY.show ? null : show], ['pi-map-at', moved ? `${does}.${asks}` : null],
    ['pi-map-memory', memory === FIRST_POLICY.memory ? null : memory], ['pi-map-finishes', finishes === FIRST_POLICY.finishes ? null : `${finishes}`],
  ];
}
