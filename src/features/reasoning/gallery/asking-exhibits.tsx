/** The line by which a model behind a URL is asked, in its states, from props alone. */
import type { ReactNode } from 'react';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { NO_MODEL, type AskedModel } from '../asked/asked-model.ts';
import { askedStrings } from '../asked/asked-strings.ts';
import { AskingBar } from '../asked/asking-bar.tsx';
import { CHOSEN, SUBJECT, askedIn } from './example-asks.ts';
import { askingExhibitStrings } from './exhibit-strings.ts';

const ignore = (): void => undefined;

const of = (phase: Parameters<typeof askedIn>[0], model: AskedModel = CHOSEN) => (): ReactNode => (
  <AskingBar asked={askedIn(phase)} subject={SUBJECT} model={model} questions={askedIn(phase).of} offer={askedStrings.edges.offer} onAsk={ignore} onStop={ignore} onSetUp={ignore} />
);

export const askingSection: ExhibitSection = exhibitSection('asking', askingExhibitStrings, {
  nobody: of('idle', NO_MODEL),
  'to-ask': of('idle'),
  asking: of('asking'),
  stopped: of('stopped'),
  failed: of('failed'),
  changing: of('failed', NO_MODEL),
  done: of('done'),
});
