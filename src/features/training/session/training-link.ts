/**
 * The address holds what differs from the defaults, and what is looked at: `?train-method=opd&train-steps=200&train-recording=opd-from-shipped&train-at=40`.
 * Its keys have a name of their own, since the same address leads to other labs too. Reading never fails: nonsense is settled and reported.
 */
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { CHOICE_KEYS, choiceOf, isUsed } from '#core/training/config-changes.ts';
import { choicesOfWords, wordName } from '#core/training/config-words.ts';
import { DEFAULT_TRAINING, settleTraining, type Settled } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import { AXES, STUDIES, type Axis, type Study } from './training-session.ts';

export interface TrainingLink {
  readonly config: TrainingConfig;
  readonly settled: readonly Settled[];
  /** The recorded training that is looked at, as its file is called; null: the first. Whether there is one is known by their list. */
  readonly recording: string | null;
  readonly at: number | null;
  readonly axis: Axis;
  readonly study: Study;
}

export function readTrainingLink(search: string): TrainingLink {
  const params = new URLSearchParams(search);
  const at = /^\d{1,6}$/.exec(params.get('train-at') ?? '');
  return {
    ...settleTraining(choicesOfWords((name) => params.get(`train-${name}`))),
    recording: /.+/.exec(params.get('train-recording') ?? '')?.[0] ?? null,
    at: at ? Number(at[0]) : null,
    axis: AXES.find((axis) => axis === params.get('train-over')) ?? AXES[0],
    study: STUDIES.find((study) => study === params.get('train-view')) ?? STUDIES[0],
  };
}

/** The query of a training; '' where everything is as it is by default. What else stands in the query `before` stays there. */
export function writeTrainingLink({ config, recording = null, at = null, axis = AXES[0], study = STUDIES[0] }: Pick<TrainingLink, 'config'> & Partial<TrainingLink>, before = ''): string {
  return rewriteQuery(before, [
    ...CHOICE_KEYS.map((key) => {
      const value = choiceOf(config, key);
      const usual = key === 'proposal' ? PUBLISHED_PROPOSAL[config.drafter] : choiceOf(DEFAULT_TRAINING, key);
      return [`train-${wordName(key)}`, !isUsed(config, key) || value === usual ? null : `${value}`] as const;
    }),
    ['train-recording', recording],
    ['train-at', at === null ? null : `${at}`],
    ['train-over', axis === AXES[0] ? null : axis],
    ['train-view', study === STUDIES[0] ? null : study],
  ]);
}
