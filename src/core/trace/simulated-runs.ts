/**
 * Simulated runs for whoever needs to know what they look at, the pages' tests and the gallery alike: each is made to show one
 * thing. They say `simulated`, as everything does that no model made.
 */
import { EventLog } from './event-log.ts';
import { simulateRun } from './simulated-run.ts';

/** Rule R1 with a drafter that errs: accepted, rejected, unreached, corrected and bonus tokens all occur. */
export const ratioRun = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4, seed: 7 }, blur: 0.5, comparison: true });

export const greedyRun = simulateRun({ config: { rule: 'R4', temperature: 0, gamma: 3, seed: 11 }, blur: 0.4, comparison: true });

/** With the costs of passes, as a live run measures them behind its comparison. */
export const timedRun = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4, seed: 7 }, blur: 0.5, comparison: true, passCosts: true });

/** The same run on a device on which drafting is dear: it loses to plain decoding. */
export const slowRun = new EventLog(timedRun.header, timedRun.events.map((event) => {
  if (event.type === 'round.end') return { ...event, draftMs: 40 };
  return event.type === 'comparison' ? { ...event, tokensPerSecond: 90 } : event;
}));

/** Drafts that branch. */
export const treeRun = simulateRun({ config: { rule: 'R2', temperature: 0.8, treeBudget: 12, gamma: 4 }, blur: 0.6 });
