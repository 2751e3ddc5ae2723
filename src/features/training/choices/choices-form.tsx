/** What to train: drafter and its way of drafting, method, beginning, steps; the rest behind a disclosure. */
import { isAblation, PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { isTaughtByTest, poolOf, rehearsedTexts, settleTraining } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { trainingStrings } from '../training-strings.ts';
import { ChoiceField } from './choice-field.tsx';
import { LabelChoices } from './label-switches.tsx';
import { NumberField } from './number-field.tsx';
import { OpdChoices } from './opd-switches.tsx';
import styles from './choices.module.css';

const words = trainingStrings.form;
const segments = <Value extends string>(names: Readonly<Record<Value, string>>) => (Object.keys(names) as Value[]).map((value) => ({ value, label: names[value] }));
const DRAFTERS = segments(trainingStrings.drafters);
const PROPOSALS = segments(trainingStrings.proposals);
const METHODS = segments(trainingStrings.methods);
const LABEL_METHODS = METHODS.filter(({ value }) => value !== 'opd');
const STARTS = segments(trainingStrings.starts);

interface Props {
  readonly config: TrainingConfig;
  readonly onChange: (config: TrainingConfig) => void;
}

export function ChoicesForm({ config, onChange }: Props) {
  const set = (part: Partial<TrainingConfig>): void => onChange(settleTraining({ ...config, ...part }).config);
  const ablation = isAblation(config);
  const byTest = isTaughtByTest(config);
  return (
    <form className={styles.form} aria-label={words.heading} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.choice}>
        <span aria-hidden="true">{words.drafter}</span>
        <Segmented label={words.drafter} value={config.drafter} segments={DRAFTERS} onChange={(drafter) => set({ drafter, proposal: PUBLISHED_PROPOSAL[drafter] })} />
        <small>{words.drafterHints[config.drafter]}</small>
      </div>
      <div className={styles.choice}>
        <span aria-hidden="true">{words.proposal}</span>
        <Segmented label={words.proposal} value={config.proposal} segments={PROPOSALS} onChange={(proposal) => set({ proposal })} />
        <small>{(ablation ? words.ablation : words.published)[config.drafter]}</small>
      </div>
      <div className={styles.choice}>
        <span aria-hidden="true">{words.method}</span>
        {byTest ? <p>{words.ownTest}</p> : <Segmented label={words.method} value={config.method} segments={ablation ? LABEL_METHODS : METHODS} onChange={(method) => set({ method })} />}
        {!byTest && <small>{words.methodHints[config.method]}</small>}
      </div>
      <div className={styles.choice}>
        <span aria-hidden="true">{words.start}</span>
        {ablation ? <p>{words.noneShipped}</p> : <Segmented label={words.start} value={config.start} segments={STARTS} onChange={(start) => set({ start })} />}
      </div>
      <NumberField label={words.steps} of="steps" value={config.steps} onValue={(steps) => set({ steps })} />
      <details className={styles.more}>
        <summary>{words.more}</summary>
        <div className={styles.rest}>
          <NumberField label={words.texts} of="texts" value={config.texts} onValue={(texts) => set({ texts })} />
          <NumberField label={words.anchors} of="anchors" value={config.anchors} onValue={(anchors) => set({ anchors })} />
          <NumberField label={words.rate} of="rate" value={config.rate} onValue={(rate) => set({ rate })} />
          <NumberField label={words.seed} of="seed" value={config.seed} onValue={(seed) => set({ seed })} />
          {config.method !== 'opd' && !byTest && <LabelChoices labels={config.labels} soft={config.method === 'soft'} onChange={(labels) => set({ labels })} />}
          {poolOf(config) === 'opd' && (
            <ChoiceField
              label={words.rehearsal} value={`${config.rehearsal}`} names={{ [`${config.rehearsal}`]: `${config.rehearsal}`, ...words.rehearsals }}
              said={words.rehearsed(rehearsedTexts(config), config.texts)} onValue={(rehearsal) => set({ rehearsal: Number(rehearsal) })}
            />
          )}
          {config.method === 'opd' && <OpdChoices opd={config.opd} onChange={(opd) => set({ opd })} />}
        </div>
      </details>
    </form>
  );
}
