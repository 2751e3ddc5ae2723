/** Prompts to start from. */
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';

export interface Example {
  readonly title: string;
  readonly prompt: string;
}

export const EXAMPLES: readonly Example[] = [
  { title: 'Apples, two steps', prompt: DEFAULT_CONFIG.prompt },
  { title: 'An equation', prompt: 'Solve 3x + 5 = 26.' },
  { title: 'A date', prompt: 'Today is Monday. What day is it in 10 days?' },
];
