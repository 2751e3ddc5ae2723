/** Prompts for the page to offer, two or three a family. */
import type { Family } from './problem.ts';

export interface Example {
  readonly family: Family;
  readonly prompt: string;
  /** The right answer; null where there is none. */
  readonly answer: string | null;
}

export const EXAMPLES: readonly Example[] = [
  { family: 'story', prompt: 'Mia has 4 baskets with 23 pears in each. She gives 35 to Tom. How many pears are left?', answer: '57' },
  { family: 'story', prompt: 'Leo buys 86 stamps. Later he gets 47 stamps from Ada. Then he puts them into 7 equal boxes and keeps one. How many stamps does Leo have now?', answer: '19' },
  { family: 'story', prompt: 'Nora has 3 jars with 26 beads in each. Max has 45 beads. How many beads do they have together?', answer: '123' },
  { family: 'equation', prompt: 'Solve 3x+47=158.', answer: 'x=37' },
  { family: 'equation', prompt: 'Find n: 8n+29=5n+92', answer: 'n=21' },
  { family: 'date', prompt: 'It is 16:48. What time is it in 37 min?', answer: '17:25' },
  { family: 'date', prompt: 'What day is 45 days after Saturday?', answer: 'Tuesday' },
  { family: 'date', prompt: 'How many minutes are there from 9:35 to 11:20?', answer: '105' },
  { family: 'rewrite', prompt: 'Rewrite as assignments: {"name":"Ada","age":36}', answer: 'name=Ada; age=36' },
  { family: 'rewrite', prompt: 'Turn these names into snake_case: userName, maxCount', answer: 'user_name, max_count' },
  { family: 'tale', prompt: 'Tell a tale about a fox and a river.', answer: null },
  { family: 'tale', prompt: 'Tell me a short tale about an owl and a lamp.', answer: null },
  { family: 'dialogue', prompt: 'Write a dialogue between Mia and Tom about the rain.', answer: null },
  { family: 'dialogue', prompt: 'Let Zoe and Paul talk about the train.', answer: null },
];
