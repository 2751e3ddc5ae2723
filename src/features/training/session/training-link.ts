/**
 * The address holds what differs from the defaults, and how it is looked at: `?train-method=opd&train-steps=200&train-at=40`. Its keys have
 * a name of their own, since the same address leads to other labs too. Reading never fails: nonsense is settled and reported.
 */
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { PLAIN_KEYS, SWITCH_KEYS } from '#core/training/config-changes.ts';
import { DEFAULT_TRAINING, settleTraining, type Settled } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import { AXES, STUDIES, type Axis, type Study } from './training-session.ts';

export interface TrainingLink {
  readonly config: TrainingConfig;
  readonly settled: readonly Settled[];
  readonly at: number | null;
  readonly axis: Axis;
  readonly study: Study;
}

const plain = (key: string): string => `train-${key}`;
const ofSwitch = (key: string): string => `train-opd-${key}`;

/** As what it is meant: a number, yes or no, or a word. */
function meant(text: string | null, like: unknown): unknown {
  if (text === null) return undefined;
  if (typeof like === 'number') return text.trim() === '' ? NaN : Number(text);
  return typeof like === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

export function readTrainingLink(search: string): TrainingLink {
  const params = new URLSearchParams(search);
  const given = {
    ...Object.fromEntries(PLAIN_KEYS.map((key) => [key, meant(params.get(plain(key)), DEFAULT_TRAINING[key])])),
    opd: Object.fromEntries(SWITCH_KEYS.map((key) => [key, meant(params.get(ofSwitch(key)), DEFAULT_TRAINING.opd[key])])),
  };
  const at = /^\d{1,6}$/.exec(params.get('train-at') ?? '');
  return {
    ...settleTraining(given),
    at: at ? Number(at[0]) : null,
    axis: AXES.find((axis) => axis === params.get('train-over')) ?? AXES[0],
    study: STUDIES.find((study) => study === params.get('train-view')) ?? STUDIES[0],
  };
}

/** The query of a training; '' where everything is as it is by default. What else stands in the query `before` stays there. */
export function writeTrainingLink({ config, at = null, axis = AXES[0], study = STUDIES[0] }: Pick<TrainingLink, 'config'> & Partial<TrainingLink>, before = ''): string {
  const opd = config.method === 'opd';
  return rewriteQuery(before, [
    ...PLAIN_KEYS.map((key) => [plain(key), config[key] === (key === 'proposal' ? PUBLISHED_PROPOSAL[config.drafter] : DEFAULT_TRAINING[key]) ? null : `${config[key]}`] as const),
    ...SWITCH_KEYS.map((key) => [ofSwitch(key), !opd || config.opd[key] === DEFAULT_TRAINING.opd[key] ? null : `${config.opd[key]}`] as const),
    ['train-at', at === null ? null : `${at}`],
    ['train-over', axis === AXES[0] ? null : axis],
    ['train-view', study === STUDIES[0] ? null : study],
  ]);
}
