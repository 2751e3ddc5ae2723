/** Where the edges of the text that is shown come from, how far they are to be trusted, and a model that may be asked for better ones. */
import { useCallback, useMemo } from 'react';
import type { Attachment } from '#core/reasoning/attach-steps.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { decimal, share } from '#ui/number-format.ts';
import { askedStrings } from '../asked/asked-strings.ts';
import { askedAbout, AskingBar } from '../asked/asking-bar.tsx';
import type { EdgesBy, PageAsks } from '../asked/asks.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import { edgesCost, edgesSubject, VOTES } from './edges-job.ts';
import type { Reading } from './thought-reader.ts';

const words = reasoningStrings.paste;
const asking = askedStrings.edges;
const BY: readonly { readonly value: EdgesBy; readonly label: string }[] = [{ value: 'guessed', label: asking.rule }, { value: 'asked', label: asking.model }];

interface Props {
  readonly reading: Extract<Reading, { readonly kind: 'read' }>;
  readonly session: ReasoningSession;
  readonly asks: PageAsks;
}

export function Edges({ reading: { reply: { edges, dag }, of, f1 }, session: { edges: asked, model }, asks }: Props) {
  // a text of megabytes is not to be written out at every answer
  const subject = useMemo(() => edgesSubject(of), [of]);
  const reckon = useCallback(() => edgesCost(of, dag.steps), [of, dag.steps]);
  if (edges === 'written') return <p>{words.written}</p>;
  return (
    <>
      {of.asked ? <Asked by={of.asked.by} attached={of.asked.result.slice(1)} /> : <p>{f1 === null ? words.guessedUnmeasured : words.guessed(decimal(f1))}</p>}
      {(of.asked ?? askedAbout(asked, subject).made) && <Segmented label={asking.label} value={edges} segments={BY} onChange={asks.hang} />}
      {dag.steps.length > 1 && <AskingBar asked={asked} subject={subject} model={model} reckon={reckon} offer={asking.offer} onAsk={() => void asks.edges()} onStop={asks.stopEdges} onSetUp={asks.setUp} />}
    </>
  );
}

/** What could not be used counts as a continue, and is among those that agree where that was chosen. */
const usedAgreeing = ({ action, agreeing, invalid }: Attachment): number => agreeing - (action === 'continue' ? invalid : 0);

function Asked({ by, attached }: { readonly by: string; readonly attached: readonly Attachment[] }) {
  const sum = (of: (one: Attachment) => number): number => attached.reduce((total, one) => total + of(one), 0);
  const unread = sum(({ invalid }) => invalid);
  return <p>{asking.done(by, VOTES, share(sum(usedAgreeing) / (VOTES * attached.length - unread)))} {unread > 0 && asking.unread(unread)}</p>;
}
