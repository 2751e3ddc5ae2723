/** What a drafter's config.json says of its way of drafting, whichever its layout: the published way unless it says otherwise, and the rows of a block. */
import * as v from 'valibot';
import type { Proposal } from '#core/speculation/proposal.ts';

/** A block is one pass of the target at most (decode/pair.ts). */
const MOST_BLOCK = 16;

export const whole = (name: string, min: number) => v.pipe(v.number(`${name} is missing`), v.integer(`${name} is not a whole number`), v.minValue(min, `${name} is below ${min}`));

export const blockSize = v.pipe(whole('block_size', 2), v.maxValue(MOST_BLOCK, `block_size is above ${MOST_BLOCK}`));

export const proposalOr = (published: Proposal) => v.optional(v.picklist(['autoregressive', 'block'], 'proposal is neither "autoregressive" nor "block"'), published);
