/** Names of recorded trainings, as their list has them, and sentences as a trainer and a file's reader write them: data to the page, in no dictionary. */
import { decodeTraining } from '#core/training/training-codec.ts';

export const armTitles = { sft: 'Supervised', more: 'More of the same', opd: 'Draft-OPD after it' } as const;

export const NOTED = 'Goes on from step 12, which this browser kept.';

const refused = decodeTraining('{"header":{"format":"slipstream-training","version":9}}');
export const UNREAD = refused.ok ? '' : refused.sentence;
