/** What is to be run: whose tasks, which agents, what they remember, who judges, how many seeds; and what that comes to. */
import { useId, type ReactNode } from 'react';
import { MEMORY_MODES } from '#core/pibench/events.ts';
import type { LabScope } from '#core/pibench/lab/lab-plan.ts';
import type { PlanEstimate } from '#core/pibench/lab/plan-estimate.ts';
import type { Persona } from '#core/pibench/task.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { ablated, isAblation, MOST_SEEDS, type AgentEntry, type JudgeEntry, type LabChoices } from './lab-choices.ts';
import { chancesText, labStrings } from './lab-strings.ts';
import styles from './lab-form.module.css';

const words = labStrings.choose;
const SCOPES = (['all', 'persona', 'task'] as const).map((value) => ({ value, label: words.scopes[value] }));

interface Props {
  readonly personas: readonly Persona[];
  readonly agents: readonly AgentEntry[];
  readonly judges: readonly JudgeEntry[];
  readonly choices: LabChoices;
  readonly onChoices: (choices: LabChoices) => void;
  readonly estimate: PlanEstimate & { readonly runs: number };
  /** Starts what is chosen. */
  readonly onRun: () => void;
}

interface ChipProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly waitsFor?: string | undefined;
  readonly aside?: string | null;
}

function Chip({ label, on, onChange, waitsFor, aside = null }: ChipProps) {
  return (
    <label className={styles.chip} data-waits={waitsFor !== undefined || undefined}>
      <input type="checkbox" className="visually-hidden" checked={on} disabled={waitsFor !== undefined} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}{(waitsFor ?? aside) !== null && <small>{waitsFor ?? aside}</small>}</span>
    </label>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.row}>
      <span id={id} className={styles.label}>{label}</span>
      <div className={styles.field}>{children}</div>
    </div>
  );
}

const toggled = <Value,>(list: readonly Value[], value: Value, on: boolean): readonly Value[] => (on ? [...list, value] : list.filter((one) => one !== value));

export function LabForm({ personas, agents, judges, choices, onChoices, estimate, onRun }: Props) {
  const set = (part: Partial<LabChoices>): void => onChoices({ ...choices, ...part });
  const { scope } = choices;
  const person = personas.find(({ id }) => scope.kind !== 'all' && id === scope.persona) ?? personas[0];
  const scopeOf = (kind: LabScope['kind'], persona: Persona | undefined = person): LabScope => {
    const task = persona?.tasks.find(({ role }) => role === 'dependent') ?? persona?.tasks[0];
    if (kind === 'all' || !persona) return { kind: 'all' };
    return kind === 'persona' || !task ? { kind: 'persona', persona: persona.id } : { kind, persona: persona.id, task: task.id };
  };
  const [scripted, models] = [agents.filter(({ agent }) => agent?.kind === 'scripted'), agents.filter(({ agent }) => agent?.kind !== 'scripted')];
  const chip = ({ key, name, agent, waitsFor }: AgentEntry): ReactNode => (
    <Chip
      key={key} label={name} aside={agent && chancesText(agent)} on={agent !== null && choices.agents.includes(key)} waitsFor={agent === null ? (waitsFor ?? '') : undefined}
      onChange={(on) => set({ agents: toggled(choices.agents, key, on) })}
    />
  );
  const { runs, sessions, messages, tokens } = estimate;
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); onRun(); }}>
      <Row label={words.scope}>
        <Segmented label={words.scope} value={scope.kind} segments={SCOPES} onChange={(kind) => set({ scope: scopeOf(kind) })} />
        {scope.kind !== 'all' && (
          <select aria-label={words.persona} value={scope.persona} onChange={(event) => set({ scope: scopeOf(scope.kind, personas.find(({ id }) => id === event.target.value)) })}>
            {personas.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
        {scope.kind === 'task' && (
          <select aria-label={words.task} value={scope.task} onChange={(event) => set({ scope: { ...scope, task: event.target.value } })}>
            {person?.tasks.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
          </select>
        )}
      </Row>
      <Row label={words.scripted}>
        {scripted.map(chip)}
        <span className={styles.shortcuts}>
          <Button kind="quiet" onClick={() => set({ agents: [...new Set([...choices.agents, ...scripted.map(({ key }) => key)])] })}>{words.all}</Button>
          <Button kind="quiet" onClick={() => set({ agents: choices.agents.filter((key) => !scripted.some((one) => one.key === key)) })}>{words.none}</Button>
        </span>
      </Row>
      {models.length > 0 && <Row label={words.models}>{models.map(chip)}</Row>}
      <Row label={words.memory}>
        {[...MEMORY_MODES.filter((mode) => mode !== 'none'), 'none' as const].map((mode) => (
          <Chip key={mode} label={words.memories[mode]} on={choices.memories.includes(mode)} onChange={(on) => set({ memories: toggled(choices.memories, mode, on) })} />
        ))}
        <span className={styles.shortcuts}>
          <Button kind="quiet" aria-pressed={isAblation(choices.memories)} onClick={() => set({ memories: ablated(choices.memories) })}>{words.ablation}</Button>
        </span>
      </Row>
      <div className={styles.pair}>
        <Row label={words.judge}>
          {judges.map(({ name, label, waitsFor }) => (
            <label key={name} className={styles.chip} data-waits={waitsFor !== undefined || undefined}>
              <input type="radio" name="lab-judge" className="visually-hidden" checked={choices.judge === name} disabled={waitsFor !== undefined} onChange={() => set({ judge: name })} />
              <span>{label}{waitsFor !== undefined && <small>{waitsFor}</small>}</span>
            </label>
          ))}
        </Row>
        <Row label={words.seeds}>
          <IconButton icon="dash" label={words.fewer} disabled={choices.seeds <= 1} onClick={() => set({ seeds: choices.seeds - 1 })} />
          <output className={styles.seeds}>{choices.seeds}</output>
          <IconButton icon="plus" label={words.more} disabled={choices.seeds >= MOST_SEEDS} onClick={() => set({ seeds: choices.seeds + 1 })} />
        </Row>
      </div>
      <div className={styles.run}>
        <Button kind="main" submits disabled={runs === 0}>{labStrings.queue.run}</Button>
        <p>{runs === 0 ? labStrings.nothing : `${labStrings.estimate(runs, sessions, messages.least, messages.most)}, ${tokens.most === 0 ? labStrings.noTokens : labStrings.tokens(tokens.least, tokens.most)}.`}</p>
      </div>
    </form>
  );
}
