/** The worker that makes policy maps: the tasks are tried by the rule judge once, then swept over (map-policies.ts), on a GPU device of its own where there is one, which is let go with the map: maps are few. */
import { expose } from 'comlink';

import { policyTasks, type PolicyTask } from '#core/pibench/policy/policy-task.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import { HeldGpu } from './gpu/held-gpu.ts';
import { openBrowserGpu } from './gpu/open-browser-gpu.ts';
import { untilLost } from './gpu/until-lost.ts';
import { sweepOnGpu } from './ops/policy-sweep.ts';
import { mapPolicies } from './policy/map-policies.ts';
import type { PolicyAnswer, PolicyCommands, PolicyRequest } from './policy-protocol.ts';
import { Turns } from './turns.ts';

class PolicyWorker implements PolicyCommands {
  readonly #gpu = new HeldGpu(openBrowserGpu, () => undefined);
  readonly #turns = new Turns();
  #tried: { readonly hash: string; readonly tasks: readonly PolicyTask[] } | null = null;

  map({ dataset: { hash, personas }, finishes }: PolicyRequest): Promise<PolicyAnswer> {
    return this.#turns.take(async () => {
      if (this.#tried?.hash !== hash) this.#tried = { hash, tasks: await policyTasks(personas, RULE_JUDGE) };
      try {
        return await mapPolicies(this.#tried.tasks, finishes, { openGpu: () => this.#gpu.open(), now: () => performance.now(), sweep: (gpu, plan) => untilLost(gpu, sweepOnGpu(gpu, plan), () => undefined) });
      } finally {
        await this.#gpu.letGo();
      }
    });
  }
}

expose(new PolicyWorker());
