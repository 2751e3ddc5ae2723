/**
 * A change of what will be run. What cannot go with it gives way (run-config.ts); where that is the accept rule, which a newcomer
 * did not touch, the session remembers it, so that the form can say why.
 */
import type { RunConfig } from '#core/trace/events.ts';
import { clampConfig, possibleRules } from '#core/trace/run-config.ts';
import type { Session } from './session.ts';

type Raw = Readonly<Partial<Record<keyof RunConfig, unknown>>>;

export function changedConfig({ config: before, ruleGaveWay }: Pick<Session, 'config' | 'ruleGaveWay'>, part: Raw): Pick<Session, 'config' | 'ruleGaveWay'> {
  const { config } = clampConfig({ ...before, ...part }, before);
  const held = !possibleRules(config).includes('R1');
  return { config, ruleGaveWay: part.rule === undefined && held && (ruleGaveWay || config.rule !== before.rule) };
}
