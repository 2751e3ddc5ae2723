/**
 * The address holds what differs from the defaults: `?think-view=compare&think-system=S&think-seed=12&think-step=4`. What was pasted is in no link, and of what is
 * watched live the problem alone. Reading never fails: what means nothing is as by default.
 */
import { SYSTEM_TAGS } from '#core/tasks/alglab/systems.ts';
import { STYLES } from '#core/tasks/alglab/write-trace.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import { FIRST_LIVE, LIVE_FAMILIES, type LiveChoice } from '../live/live-problems.ts';
import { DEPTHS, FIRST_CHOICE, SCREENS, SIDES, SOURCES, VIEWS, type ReasoningState } from './reasoning-session.ts';

export interface ReasoningLink extends Pick<ReasoningState, 'screen' | 'source' | 'view' | 'choice' | 'recording' | 'step' | 'side'> {
  readonly live: LiveChoice;
}

const WHOLE = /^\d{1,6}$/;

export function readReasoningLink(search: string): ReasoningLink {
  const params = new URLSearchParams(search);
  const get = (key: string): string => params.get(`think-${key}`) ?? '';
  const oneOf = <Value extends string>(values: readonly Value[], key: string, usual: Value): Value => values.find((value) => value === get(key)) ?? usual;
  const whole = (key: string): number | null => (WHOLE.test(get(key)) ? Number(get(key)) : null);
  const step = whole('step');
  return {
    screen: oneOf(SCREENS, 'view', SCREENS[0]),
    source: oneOf(SOURCES, 'from', SOURCES[0]),
    view: oneOf(VIEWS, 'show', VIEWS[0]),
    choice: {
      system: oneOf(SYSTEM_TAGS, 'system', FIRST_CHOICE.system), depth: DEPTHS.find((depth) => depth === whole('depth')) ?? FIRST_CHOICE.depth, seed: whole('seed') ?? FIRST_CHOICE.seed,
      style: oneOf(STYLES, 'style', FIRST_CHOICE.style), against: oneOf(STYLES, 'against', FIRST_CHOICE.against),
    },
    recording: /^[\w-]+\.json$/.exec(get('recording'))?.[0] ?? null,
    step: step === 0 ? null : step,
    side: oneOf(SIDES, 'side', SIDES[0]),
    live: { family: oneOf(LIVE_FAMILIES, 'problem', FIRST_LIVE.family), seed: whole('dice') ?? FIRST_LIVE.seed },
  };
}

/** '' where everything is as it is by default. What else stands in the query `before` stays there. */
export function writeReasoningLink({ screen, source, view, choice, recording, step, side, live }: ReasoningLink, before = ''): string {
  const unless = <Value extends string | number>(usual: Value, value: Value): string | null => (value === usual ? null : `${value}`);
  return rewriteQuery(before, [
    ['think-view', unless(SCREENS[0], screen)], ['think-from', unless(SOURCES[0], source)], ['think-show', unless(VIEWS[0], view)],
    ['think-system', unless(FIRST_CHOICE.system, choice.system)], ['think-depth', unless(FIRST_CHOICE.depth, choice.depth)], ['think-seed', unless(FIRST_CHOICE.seed, choice.seed)],
    ['think-style', unless(FIRST_CHOICE.style, choice.style)], ['think-against', unless(FIRST_CHOICE.against, choice.against)],
    ['think-recording', recording], ['think-step', step === null ? null : `${step}`], ['think-side', step === null || screen !== 'compare' ? null : unless(SIDES[0], side)],
    ['think-problem', unless(FIRST_LIVE.family, live.family)], ['think-dice', unless(FIRST_LIVE.seed, live.seed)],
  ]);
}
