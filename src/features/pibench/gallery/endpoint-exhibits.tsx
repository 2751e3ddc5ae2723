/** The panel of an endpoint in all its states, from props alone: nothing is asked of anybody. */
import { useState, type ReactNode } from 'react';
import type { EndpointPanelProps } from '#ui/endpoint/endpoint-panel.tsx';
import type { KeyProps } from '#ui/endpoint/key-field.tsx';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { NO_AGENT, type AgentDraft } from '../endpoint/agent-draft.ts';
import { AgentEndpointPanel } from '../endpoint/agent-endpoint-panel.tsx';
import { endpointExhibitStrings } from './endpoint-exhibit-strings.ts';
import { MODELS, ORIGIN, REPORTS } from './endpoint-sentences.ts';

const ignore = (): void => undefined;
const SECRET: KeyProps = { held: false, remembers: false, cannotRemember: false, onKey: ignore, onRemember: ignore };

interface Scene extends Partial<Pick<EndpointPanelProps, 'report' | 'models' | 'testing'>> {
  readonly draft?: Partial<AgentDraft>;
  readonly secret?: Partial<KeyProps>;
}

/** What is typed stays in the plate. */
function Stage({ scene: { draft: part, secret, ...state } }: { readonly scene: Scene }) {
  const [draft, setDraft] = useState<AgentDraft>({ ...NO_AGENT, ...part });
  return (
    <AgentEndpointPanel
      report={null} models={state.report?.models ?? null} testing={false} {...state} draft={draft} secret={{ ...SECRET, ...secret }} origin={ORIGIN}
      onDraft={setDraft} onTest={ignore} onStop={ignore} onUse={ignore}
    />
  );
}

const of = (scene: Scene = {}) => (): ReactNode => <Stage scene={scene} />;
const at = (base: string, model: string = MODELS[0]): Partial<AgentDraft> => ({ base, model });
const llama = at('http://localhost:8080/v1');
const ollama = at('http://localhost:11434/v1');
const service = at('https://api.models.example/v1');

export const endpointSections: readonly ExhibitSection[] = [exhibitSection('endpoint', endpointExhibitStrings, {
  empty: of(),
  preset: of({ draft: at('http://localhost:1234/v1', '') }),
  testing: of({ draft: llama, testing: true }),
  well: of({ draft: llama, report: REPORTS.well }),
  unreachable: of({ draft: llama, report: REPORTS.unreachable }),
  cors: of({ draft: ollama, report: REPORTS.cors }),
  mixed: of({ draft: at('http://models.example/v1'), report: REPORTS.mixed }),
  permission: of({ draft: llama, report: REPORTS.permission }),
  key: of({ draft: service, secret: { held: true, remembers: true }, report: REPORTS.key }),
  model: of({ draft: at('http://localhost:8080/v1', 'qwen3-8b'), report: REPORTS.model }),
  wrong: of({ draft: at('https://me:hunter2@models.example') }),
  closed: of({ draft: service, secret: { held: true, cannotRemember: true } }),
})];
