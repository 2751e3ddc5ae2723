/** Words of the view of a round's tree. */
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const treeStrings = wording({
  heading: (round: number, drafts: number, levels: number, kept: number) => `Round ${round}: ${plural(drafts, 'draft')} on ${plural(levels, 'level')}, ${kept} accepted`,
  nothing: 'No round yet.',
  picture: (round: number) => `Drafts of round ${round}`,
  how: 'Each column is a slot, likelier siblings stand higher; the filled part of a node is what the drafter gave its whole path.',
  chain: 'This round is a chain: a tree of width one. To let the draft model branch, set “Tree of drafts” under Settings and run live.',
  mask: 'Rows of the verified batch',
  maskCaption: 'One pass judges all: each row is a token, filled where it sees another (first column: the anchor and all text before).',
  maskRow: (row: number, token: string, sees: readonly number[]) => `Row ${row}, ${token}: sees the text, ${sees.join(', ')}`,
  table: 'The tree as a table',
  columns: ['Node', 'Token', 'Parent', 'Depth', 'q', 'q of its path', 'Verdict', 'Sees'],
  anchor: 'anchor',
  sees: (rows: readonly number[]) => `text, ${rows.join(', ')}`,
} as const);
