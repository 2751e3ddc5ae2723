/** Words that every chart needs. */
import { wording } from '#ui/wording.ts';

export const chartStrings = wording({
  table: 'Table',
  save: 'Save picture',
  as: (kind: string, title: string) => `Save picture as ${kind}: ${title}`,
  failed: 'The picture could not be drawn here.',
} as const);
