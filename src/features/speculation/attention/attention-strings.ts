/** Words of the view of where a block looked. */
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const attentionStrings = wording({
  heading: (round: number, slots: number, positions: number) => `Round ${round}: where ${plural(slots, 'slot')} looked, over ${plural(positions, 'token')} of text`,
  nothing: 'No round yet.',
  absent: {
    'no-block': 'This drafter fills in no block. DFlash does: choose it under Settings and run live, or choose its recorded run.',
    'not-recorded': 'Where the block looked was not recorded in this run. Run it live to see it.',
    'nothing-drafted': 'This round has drafted nothing yet.',
  },
  layers: 'Layer of the drafter',
  allLayers: 'All layers',
  layer: (n: number) => `Layer ${n}`,
  picture: (round: number) => `Where the block of round ${round} looked`,
  scale: (strongest: string) => `The stronger a cell, the more: the strongest holds ${strongest} of its slot’s attention, the mean over the heads. In the block, the first cell is the anchor and the framed one the slot’s own row.`,
  context: 'text before the anchor',
  contextShort: 'text',
  block: 'block',
  onContext: 'text | block',
  slot: (slot: number, token: string, onContext: string, onBlock: string) => `Slot ${slot}, ${token}: ${onContext} of its attention on the text, ${onBlock} on the block`,
  level: (level: number) => `level ${level}`,
  brightest: (tokens: readonly string[]) => (tokens.length === 0 ? '' : ` In the text it looks most at ${tokens.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`),
  oneBright: (token: string, share: string) => `${token} (${share})`,
  anchor: (token: string, share: string) => ` The anchor ${token}, the block’s only real token, gets ${share}.`,
  text: (slot: number) => `The text as slot ${slot} saw it`,
  why: 'A slot has two things to look at. The text before the anchor: there it finds what the target understood of every token, and every slot finds the same. And the block: the anchor, and the slots themselves, all filled in at once.',
  oneLayer: 'In the block, a slot looks mostly at the row just before its own, where the token before it should stand. For slot 1 that is the anchor, a real token. For a later slot it is a mask as empty as itself: this drafter has one layer, so no slot can read what another will say, only how far away it is. What its neighbour will write it must guess from the text; this is why later drafts are refused more often, and why two slots sometimes write the same token.',
  manyLayers: 'In the first layer every empty slot still holds the same mask: a slot learns from its neighbours only how far away they are. From the second layer on they hold half-made guesses, and a later slot, which depends on the tokens before it, has a reason to lean on the block.',
  columns: ['Slot', 'Text', 'Block', 'Anchor', 'Brightest in the text'],
} as const);
