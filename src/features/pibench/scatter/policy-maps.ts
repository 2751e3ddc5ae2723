/** The policy maps of this visit: each made once by its worker, whichever is wanted last is shown. They outlive a look at another page. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Dataset } from '#core/pibench/task.ts';
import type { ConnectPolicy, PolicyAnswer } from '#engine/policy-protocol.ts';
import { policyStrings } from './policy-strings.ts';

export type PolicyState = { readonly kind: 'waiting' } | ({ readonly kind: 'ready' } & PolicyAnswer) | { readonly kind: 'failed'; readonly sentence: string };

const WAITING: PolicyState = { kind: 'waiting' };

export class PolicyMaps {
  readonly store: StoreApi<PolicyState> = createStore<PolicyState>(() => WAITING);
  readonly #connect: ConnectPolicy;
  /** What came of each that was begun; one that failed is begun again. */
  readonly #states = new Map<string, PolicyState>();
  #wanted: string | null = null;

  constructor(connect: ConnectPolicy) {
    this.#connect = connect;
  }

  /** `finishes`: in percent. */
  want({ hash, personas }: Pick<Dataset, 'hash' | 'personas'>, finishes: number): void {
    const key = `${hash} ${finishes}`;
    this.#wanted = key;
    const had = this.#states.get(key);
    if (had && had.kind !== 'failed') {
      this.store.setState(had, true);
      return;
    }
    this.#tell(key, WAITING);
    this.#connect().then((worker) => worker.map({ dataset: { hash, personas }, finishes: finishes / 100 })).then(
      (answer) => this.#tell(key, { kind: 'ready', ...answer }),
      (error: unknown) => this.#tell(key, { kind: 'failed', sentence: error instanceof Error && error.message !== '' ? error.message : policyStrings.failed }),
    );
  }

  #tell(key: string, state: PolicyState): void {
    this.#states.set(key, state);
    if (this.#wanted === key) this.store.setState(state, true);
  }
}

let kept: PolicyMaps | null = null;

export const keptPolicyMaps = (connect: ConnectPolicy): PolicyMaps => (kept ??= new PolicyMaps(connect));
