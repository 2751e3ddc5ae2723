/** An answer's settings as the run that it is. It is judged by R4, under which a drafted text is the plain one at every temperature. */
import { clampConfig, isModel, RUN_LIMITS } from '#core/trace/run-config.ts';
import type { RunConfig } from '#core/trace/events.ts';
import { clampedNotices } from '#engine/decode/clamped-notices.ts';
import type { ChatRequest } from '#engine/chat-protocol.ts';

export function answerConfig({ messages, drafter, gamma, temperature, seed }: ChatRequest, maxTokens: number, mostDrafts: number | null): { readonly config: RunConfig; readonly clamped: readonly string[] } {
  const prompt = [...(messages.at(-1)?.content ?? '')].slice(0, RUN_LIMITS.promptCharacters).join('');
  const { config, clamped } = clampConfig({ prompt, drafter, gamma: isModel(drafter) && mostDrafts !== null ? Math.min(gamma, mostDrafts) : gamma, temperature, seed, rule: 'R4', treeBudget: 0 });
  return { config: { ...config, maxTokens }, clamped: clampedNotices(clamped) };
}
