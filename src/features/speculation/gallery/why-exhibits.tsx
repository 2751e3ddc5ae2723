/** One token explained, in every way there is to explain one. */
import type { ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { greedyRun, ratioRun, treeRun } from '#core/trace/simulated-runs.ts';
import type { Unreached, Why } from '#core/trace/why.ts';
import { exhibitSection } from '#ui/exhibit.ts';
import { WhyPanel } from '../why/why-panel.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { coupledRun, drawRun, keenRun, lookupRun, plainRun, pointMassRun, surestRun, treeCoinRun, treeDrawRun, treeGreedyRun } from './runs.ts';
import { cursorAt, tokenWhere } from './scenes.ts';
import { Stage, type Scene } from './stage.tsx';

type Is = (why: Why) => boolean;

const judged = (kind: 'coin' | 'draw' | 'greedy', verdict: 'accepted' | 'rejected'): Is => (why) => why.kind === kind && why.verdict === verdict;
const among = (is: Is): Is => (why) => is(why) && 'branch' in why && why.branch !== null && why.branch.siblings > 1;
const unreached = (cause: Unreached['kind']): Is => (why) => why.kind === 'unreached' && why.because.kind === cause;
const bonus: Is = (why) => why.kind === 'bonus';

const stage = (scene: Scene): ReactNode => <Stage scene={scene}>{(view, selected) => <WhyPanel view={view} selected={selected} />}</Stage>;
const token = (log: EventLog, is: Is) => (): ReactNode => stage({ log, selection: tokenWhere(log, is) });
const all = (log: EventLog, is: Is) => (): ReactNode => stage({ log, selection: tokenWhere(log, is), whyMode: 'all' });
const drafting = (log: EventLog, parts: Scene = {}) => (): ReactNode => stage({ log, cursor: cursorAt(log, 2, 'draft'), ...parts });

export const whyExhibits = exhibitSection('why', exhibitStrings.why, {
  nothing: () => stage({}),
  certain: token(ratioRun, (why) => why.kind === 'coin' && why.verdict === 'accepted' && why.threshold >= 1),
  accepted: token(keenRun, (why) => why.kind === 'coin' && why.verdict === 'accepted' && why.threshold < 0.95),
  rejected: token(keenRun, (why) => judged('coin', 'rejected')(why) && 'threshold' in why && why.threshold > 0.1),
  'point-accepted': token(pointMassRun, judged('coin', 'accepted')),
  'point-rejected': token(pointMassRun, judged('coin', 'rejected')),
  'draw-accepted': token(drawRun, judged('draw', 'accepted')),
  'draw-rejected': token(drawRun, judged('draw', 'rejected')),
  'coupled-accepted': token(coupledRun, judged('draw', 'accepted')),
  'coupled-rejected': token(coupledRun, judged('draw', 'rejected')),
  'greedy-accepted': token(greedyRun, judged('greedy', 'accepted')),
  'greedy-rejected': token(greedyRun, judged('greedy', 'rejected')),
  looked: token(lookupRun, judged('draw', 'rejected')),
  drafting: drafting(ratioRun),
  'drafting-looked': drafting(lookupRun),
  'drafting-tree': drafting(treeRun),
  'unreached-rejected': token(ratioRun, unreached('rejected')),
  'unreached-ended': token(surestRun, unreached('ended')),
  'unreached-parent': token(treeRun, unreached('parent')),
  'unreached-sibling': token(treeRun, unreached('sibling')),
  bonus: token(ratioRun, bonus),
  'bonus-tree': token(treeRun, (why) => why.kind === 'bonus' && why.drafted > 0),
  plain: token(plainRun, bonus),
  'tree-coin': token(treeCoinRun, (why) => among(judged('coin', 'rejected'))(why) && 'branch' in why && why.branch!.before > 0),
  'tree-draw': token(treeDrawRun, among(judged('draw', 'accepted'))),
  'tree-greedy': token(treeGreedyRun, among(judged('greedy', 'rejected'))),
  'all-ratio': all(ratioRun, judged('coin', 'rejected')),
  'all-point': all(pointMassRun, judged('coin', 'accepted')),
  'all-coupled': all(coupledRun, judged('draw', 'rejected')),
  'all-greedy': all(greedyRun, judged('greedy', 'rejected')),
  'all-bonus': all(ratioRun, bonus),
  'all-looked': all(lookupRun, judged('draw', 'rejected')),
  'all-drafting': drafting(ratioRun, { whyMode: 'all' }),
  'all-tree': all(treeCoinRun, among(judged('coin', 'accepted'))),
}, { narrow: true });
