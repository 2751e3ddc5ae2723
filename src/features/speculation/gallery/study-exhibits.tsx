/** The other ways to look at the rounds: tree, time, statistics, what if, attention, compare. */
import type { ComponentType, ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { ratioRun, slowRun, timedRun, treeRun } from '#core/trace/simulated-runs.ts';
import { exhibitSection } from '#ui/exhibit.ts';
import { AttentionPanel } from '../attention/attention-panel.tsx';
import { ComparePanel } from '../compare/compare-panel.tsx';
import { compareStrings } from '../compare/compare-strings.ts';
import { NOTHING_FOUND } from '../find/current-match.ts';
import { StatisticsPanel } from '../statistics/statistics-panel.tsx';
import type { StudyProps } from '../study/study-panel.tsx';
import { TimePanel } from '../time/time-panel.tsx';
import { TreePanel } from '../tree/tree-panel.tsx';
import { WhatIfPanel } from '../what-if/what-if-panel.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { coupledRun, cutRun, everyDrafter, liveLane, longRun, lookupRun, otherText, plainRun, shortRun, timedTreeRun, uncomparedRun, unwatchedRun, warmRun, watchedLayersRun, watchedRun, watchedTreeRun, widestTreeRun } from './runs.ts';
import { cursorAt, firstDraft, tokenWhere } from './scenes.ts';
import { RunStage, type Scene } from './stage.tsx';

const of = (Panel: ComponentType<StudyProps>) => (log: EventLog, scene: Scene = {}) => (): ReactNode => (
  <RunStage scene={{ ...scene, log }}>{(view, selected) => <Panel view={view} selected={selected} found={NOTHING_FOUND} />}</RunStage>
);

const tree = of(TreePanel);
export const treeExhibits = exhibitSection('tree', exhibitStrings.tree, {
  empty: tree(treeRun, { cursor: 0 }),
  tree: tree(treeRun, { cursor: cursorAt(treeRun, 2, 'target') }),
  chosen: tree(treeRun, { selection: { round: 1, slot: 3 } }),
  drafting: tree(treeRun, { cursor: cursorAt(treeRun, 2, 'draft') }),
  widest: tree(widestTreeRun, { cursor: cursorAt(widestTreeRun, 1, 'target') }),
  chain: tree(ratioRun, { cursor: cursorAt(ratioRun, 2, 'target') }),
});

const time = of(TimePanel);
export const timeExhibits = exhibitSection('time', exhibitStrings.time, {
  empty: time(timedRun, { cursor: 0 }),
  faster: time(timedRun),
  slower: time(slowRun),
  chosen: time(timedRun, { selection: { round: 3, slot: 1 } }),
  unmeasured: time(ratioRun),
  uncompared: time(uncomparedRun),
  plain: time(plainRun),
  tree: time(timedTreeRun),
});

const statistics = of(StatisticsPanel);
export const statisticsExhibits = exhibitSection('statistics', exhibitStrings.statistics, {
  empty: statistics(ratioRun, { cursor: 0 }),
  some: statistics(ratioRun, { cursor: cursorAt(ratioRun, 2, 'target') }),
  many: statistics(longRun, { selection: { round: 12, slot: 1 } }),
  plain: statistics(plainRun),
});

const whatIf = of(WhatIfPanel);
export const whatIfExhibits = exhibitSection('what-if', exhibitStrings['what-if'], {
  empty: whatIf(ratioRun, { cursor: 0 }),
  own: whatIf(ratioRun),
  other: whatIf(ratioRun, { whatIf: { rule: 'R3', temperature: 1.2 }, selection: tokenWhere(ratioRun, (why) => why.kind === 'coin' && why.verdict === 'rejected') }),
  greedy: whatIf(ratioRun, { whatIf: { rule: 'R1', temperature: 0 } }),
  open: whatIf(cutRun, { whatIf: { rule: 'R3', temperature: 2 } }),
  plain: whatIf(plainRun),
  tree: whatIf(treeRun),
});

const attention = of(AttentionPanel);
export const attentionExhibits = exhibitSection('attention', exhibitStrings.attention, {
  empty: attention(watchedRun, { cursor: 0 }),
  one: attention(watchedRun, { selection: { round: 2, slot: 2 } }),
  several: attention(watchedLayersRun, { selection: { round: 2, slot: 1 } }),
  tree: attention(watchedTreeRun, { cursor: cursorAt(watchedTreeRun, 2, 'target') }),
  drafting: attention(watchedRun, { cursor: firstDraft(watchedRun) }),
  unrecorded: attention(unwatchedRun),
  other: attention(ratioRun),
});

const compare = of(ComparePanel);
const second = (log: EventLog): Scene => ({ second: { log, name: compareStrings.summary(log.header.config) } });
export const compareExhibits = exhibitSection('compare', exhibitStrings.compare, {
  empty: compare(coupledRun),
  begun: compare(coupledRun, { ...second(lookupRun), cursor: 0 }),
  midst: compare(coupledRun, { ...second(lookupRun), cursor: cursorAt(coupledRun, 1, 'accept') }),
  same: compare(coupledRun, second(lookupRun)),
  different: compare(coupledRun, second(warmRun)),
  ended: compare(coupledRun, second(shortRun)),
  lanes: compare(coupledRun, { lanes: everyDrafter }),
  'lanes-differ': compare(coupledRun, { lanes: [everyDrafter[0]!, otherText], cursor: cursorAt(coupledRun, 8, 'target') }),
  'lanes-apart': compare(coupledRun, { lanes: [liveLane, ...everyDrafter.slice(1)] }),
  'lanes-stopped': compare(coupledRun, { lanes: everyDrafter.slice(0, 1), lanesStopped: { drafter: 'dflash', done: 1, of: 4 } }),
  'lanes-coming': compare(coupledRun, { lanes: everyDrafter.slice(0, 2), phase: { kind: 'lanes', drafter: 'dflash', done: 2, of: 4 } }),
});
