/** The scatter over the page's queue, and the policy map beside it over the maps of this visit. */
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { agentLines } from '#core/pibench/lab/lab-results.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import { canBeSwept } from '#core/pibench/policy/policy-task.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { resultsOf, type LabQueue } from '../lab/queue.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import type { PolicyMaps } from './policy-maps.ts';
import { ScatterView } from './scatter-view.tsx';

interface Props {
  readonly room: PibenchRoom;
  readonly maps: PolicyMaps;
  readonly dataset: Dataset;
  readonly queue: LabQueue;
  readonly onOpenRun: (cell: LabCell) => void;
}

export function ScatterScreen({ room, maps, dataset, queue, onOpenRun }: Props) {
  const { policy, set } = useStore(room.store);
  const { items } = useStore(queue.store);
  const state = useStore(maps.store);
  const suited = useMemo(() => canBeSwept(dataset.personas), [dataset]);
  const wanted = policy.show !== 'none' && suited;
  useEffect(() => {
    if (wanted) maps.want(dataset, policy.finishes);
  }, [maps, wanted, dataset, policy.finishes]);
  return (
    <ScatterView
      lines={agentLines(resultsOf(items))} personas={dataset.personas} onOpenRun={onOpenRun}
      policy={{ choice: policy, onChoice: (choice) => set({ policy: choice }), state, suited, onAgain: () => maps.want(dataset, policy.finishes) }}
    />
  );
}
