/** Which run it is, and what its scores may be compared with. */
import type { PiRun, RunHeader } from '#core/pibench/events.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { agentName, pibenchStrings as words } from '../pibench-strings.ts';

/** Who answered first. */
export const runFacts = ({ agent, memory, judge, seed }: RunHeader): readonly [string, ...string[]] => [agentName(agent), words.memory[memory], words.facts.judge(judge), words.facts.seed(seed)];

export function noteOf(dataset: Pick<Dataset, 'kind' | 'name'>, run: PiRun | null): string {
  if (dataset.kind === 'official') return words.official;
  if (dataset.name !== 'own') return words.yours(dataset.name);
  return run === null || run.header.judge === 'rules' ? words.own : words.ownByModel;
}
