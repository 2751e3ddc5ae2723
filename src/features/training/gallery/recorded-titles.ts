/** Names of recorded trainings, as their list has them, and a sentence as a file's reader writes it: data to the page, in no dictionary. */
import { decodeTraining } from '#core/training/training-codec.ts';

export const armTitles = { sft: 'Supervised', more: 'More of the same', opd: 'Draft-OPD after it' } as const;

const refused = decodeTraining('{"header":{"format":"slipstream-training","version":9}}');
export const UNREAD = refused.ok ? '' : refused.sentence;
