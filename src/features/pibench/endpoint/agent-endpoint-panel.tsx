/** The endpoint's panel as π-Bench has it: for a model that is to be the assistant, and may be told who the person is. */
import { useId } from 'react';
import { EndpointPanel, type EndpointPanelProps } from '#ui/endpoint/endpoint-panel.tsx';
import styles from '#ui/endpoint/endpoint.module.css';
import type { AgentDraft } from './agent-draft.ts';
import { AGENT_PURPOSE, agentEndpointStrings as words } from './agent-endpoint-strings.ts';

interface Props extends Omit<EndpointPanelProps, 'purpose' | 'children' | 'draft' | 'onDraft'> {
  readonly draft: AgentDraft;
  readonly onDraft: (draft: AgentDraft) => void;
}

export function AgentEndpointPanel({ draft, onDraft, ...panel }: Props) {
  const id = useId();
  return (
    <EndpointPanel {...panel} purpose={AGENT_PURPOSE} draft={draft} onDraft={(next) => onDraft({ ...draft, ...next })}>
      <div className={styles.check}>
        <input id={id} type="checkbox" checked={draft.showsPersona} aria-describedby={`${id}-hint`} onChange={(event) => onDraft({ ...draft, showsPersona: event.target.checked })} />
        <label htmlFor={id}>{words.persona}</label>
        <small id={`${id}-hint`}>{words.personaHint}</small>
      </div>
    </EndpointPanel>
  );
}
