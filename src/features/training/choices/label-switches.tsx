/** What labels are taught on: whose texts, where blocks stand, and what hard ones aim at. */
import type { LabelSwitches } from '#core/training/training-events.ts';
import { trainingStrings } from '../training-strings.ts';
import { ChoiceField } from './choice-field.tsx';

const words = trainingStrings.form;

interface Props {
  readonly labels: LabelSwitches;
  readonly soft: boolean;
  readonly onChange: (labels: LabelSwitches) => void;
}

export function LabelChoices({ labels, soft, onChange }: Props) {
  const set = (part: Partial<LabelSwitches>): void => onChange({ ...labels, ...part });
  return (
    <>
      <ChoiceField label={words.whose} value={labels.texts} names={words.pools} onValue={(texts) => set({ texts })} />
      <ChoiceField label={words.places} value={labels.anchors} names={words.labelPlace} onValue={(anchors) => set({ anchors })} />
      {!soft && <ChoiceField label={words.aim} value={labels.aim} names={words.aims} onValue={(aim) => set({ aim })} />}
    </>
  );
}
