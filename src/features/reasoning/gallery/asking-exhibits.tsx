/** The line by which a model behind a URL is asked, in its states, from props alone. */
import type { ReactNode } from 'react';
import { VERDICT_QUESTIONS } from '#core/reasoning/llm-verdict.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { NO_MODEL, type AskedModel } from '../asked/asked-model.ts';
import { askedStrings } from '../asked/asked-strings.ts';
import { AskingBar } from '../asked/asking-bar.tsx';
import type { Asked } from '../asked/asking.ts';
import type { Cost } from '../asked/asking-cost.tsx';
import { CHOSEN, SUBJECT, askedIn } from './example-asks.ts';
import { askingExhibitStrings } from './exhibit-strings.ts';

const ignore = (): void => undefined;
/** Of a pair, and of a text of two thousand steps. */
const USUAL: Cost = { questions: VERDICT_QUESTIONS, tokens: 11_076 };
const BEYOND: Cost = { questions: 5997, tokens: 2_479_690 };

type Phase = Parameters<typeof askedIn>[0];

interface Own extends Partial<Asked<never>> {
  readonly model?: AskedModel;
  readonly cost?: Cost;
}

const of = (phase: Phase, { model = CHOSEN, cost = USUAL, ...own }: Own = {}) => (): ReactNode => (
  <AskingBar asked={{ ...askedIn(phase), ...own }} subject={SUBJECT} model={model} reckon={() => cost} offer={askedStrings.edges.offer} onAsk={ignore} onStop={ignore} onSetUp={ignore} />
);

export const askingSection: ExhibitSection = exhibitSection('asking', askingExhibitStrings, {
  nobody: of('idle', { model: NO_MODEL }),
  'to-ask': of('idle'),
  beyond: of('idle', { cost: BEYOND }),
  asking: of('asking'),
  stopped: of('stopped'),
  failed: of('failed'),
  cut: of('failed', { sentence: askedStrings.cut(CHOSEN.endpoint!.name, CHOSEN.draft.maxTokens) }),
  changing: of('failed', { model: NO_MODEL }),
  done: of('done'),
});
