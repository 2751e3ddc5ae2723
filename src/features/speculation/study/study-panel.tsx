/** The rounds, looked at in one of several ways: one at a time, all following the same cursor and selection. */
import type { ComponentType } from 'react';
import type { Selection } from '#core/trace/why.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import { strings } from '../strings.ts';
import type { FoundMarks } from '../find/current-match.ts';
import { AttentionPanel } from '../attention/attention-panel.tsx';
import { ComparePanel } from '../compare/compare-panel.tsx';
import { LanesPanel } from '../lanes/lanes-panel.tsx';
import { StatisticsPanel } from '../statistics/statistics-panel.tsx';
import { TimePanel } from '../time/time-panel.tsx';
import { TreePanel } from '../tree/tree-panel.tsx';
import { WhatIfPanel } from '../what-if/what-if-panel.tsx';
import { STUDIES, studiesOf, type StudyName } from './studies.ts';
import styles from './study.module.css';

export interface StudyProps {
  readonly view: View;
  readonly selected: Selection | null;
  /** What the find bar found. */
  readonly found: FoundMarks;
}

const COMPONENTS: Readonly<Record<StudyName, ComponentType<StudyProps>>> = {
  rounds: LanesPanel,
  tree: TreePanel,
  time: TimePanel,
  statistics: StatisticsPanel,
  'what-if': WhatIfPanel,
  compare: ComparePanel,
  attention: AttentionPanel,
};

export function StudyPanel(props: StudyProps) {
  const store = useSessionStore();
  const study = useSession((session) => session.study);
  const Component = COMPONENTS[study];
  const possible = studiesOf(props.view.log.header.config);
  // one that a link asked for stays in sight, and says why there is nothing to see
  const segments = STUDIES.filter((value) => value === study || possible.includes(value)).map((value) => ({ value, label: strings.study.names[value] }));
  return (
    <div className={styles.study} data-testid="study">
      <div data-tour="studies"><Segmented label={strings.study.choose} value={study} segments={segments} onChange={(chosen) => store.getState().set({ study: chosen })} /></div>
      <Component {...props} />
    </div>
  );
}
