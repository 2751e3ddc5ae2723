/** Who answers, what they remember, which sessions, judged by whom: one line of choices, and the button that starts it. Folded, it leaves the stage its room. */
import { SCRIPTS } from '#core/pibench/agents/agent.ts';
import { MEMORY_MODES } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import { playStrings as words } from '../play-strings.ts';
import { isScript, JUDGES, type AgentChoice, type RunChoice } from '../session/run-choice.ts';
import styles from './run-bar.module.css';

interface Props {
  readonly choice: RunChoice;
  readonly persona: Persona | null;
  readonly running: boolean;
  readonly open: boolean;
  /** Why it cannot be started as chosen; null: it can. */
  readonly obstacle: string | null;
  readonly onOpen: (open: boolean) => void;
  readonly onChoice: (choice: RunChoice) => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
  /** Opens the endpoint's panel; where a choice needs one. */
  readonly onEndpoint: () => void;
}

const CHANCES = ['does', 'asks', 'finishes'] as const;

export function RunBar({ choice, persona, running, open, obstacle, onOpen, onChoice, onStart, onStop, onEndpoint }: Props) {
  const change = (part: Partial<RunChoice>): void => onChoice({ ...choice, ...part });
  const needsEndpoint = choice.agent === 'endpoint' || choice.judge === 'endpoint';
  return (
    <details className={styles.bar} data-testid="run-bar" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>{words.bar.heading}</summary>
      <div className={styles.choices}>
        <label>
          <span>{words.bar.agent}</span>
          <select value={choice.agent} onChange={(event) => change({ agent: event.target.value as AgentChoice })}>
            <optgroup label={words.groups.scripted}>{SCRIPTS.map((script) => <option key={script} value={script}>{words.agents[script]}</option>)}</optgroup>
            <optgroup label={words.groups.real}><option value="endpoint">{words.agents.endpoint}</option><option value="tab">{words.agents.tab}</option></optgroup>
            <optgroup label={words.groups.person}><option value="person">{words.agents.person}</option></optgroup>
          </select>
        </label>
        <label>
          <span>{words.bar.memory}</span>
          <select value={choice.memory} onChange={(event) => change({ memory: event.target.value as RunChoice['memory'] })}>{MEMORY_MODES.map((mode) => <option key={mode} value={mode}>{words.memory[mode]}</option>)}</select>
        </label>
        <label>
          <span>{words.bar.scope}</span>
          <select value={choice.scope ?? ''} onChange={(event) => change({ scope: event.target.value === '' ? null : event.target.value })}>
            <option value="">{words.all(persona?.tasks.length ?? 0)}</option>
            {persona?.tasks.map(({ id, title, seeds }) => <option key={id} value={id}>{words.one(title, seeds.length)}</option>)}
          </select>
        </label>
        <label>
          <span>{words.bar.judge}</span>
          <select value={choice.judge} onChange={(event) => change({ judge: event.target.value as RunChoice['judge'] })}>{JUDGES.map((judge) => <option key={judge} value={judge}>{words.judges[judge]}</option>)}</select>
        </label>
        {isScript(choice.agent) && (
          <label className={styles.seed}>
            <span>{words.bar.seed}</span>
            <input type="number" min={0} max={0xffffffff} step={1} value={choice.seed} onChange={(event) => change({ seed: Math.min(0xffffffff, Math.max(0, Math.floor(Number(event.target.value) || 0))) })} />
          </label>
        )}
        {running ? <Button onClick={onStop}>{words.bar.stop}</Button> : <Button disabled={obstacle !== null || !persona} onClick={onStart}>{words.bar.start}</Button>}
      </div>
      {(obstacle !== null || needsEndpoint) && (
        <p className={styles.obstacle}>
          {obstacle !== null && <span role="status">{obstacle}</span>}
          {needsEndpoint && <Button onClick={onEndpoint}>{words.endpoint.open}</Button>}
        </p>
      )}
      {choice.agent === 'noisy-oracle' && (
        <div className={styles.chances}>
          {CHANCES.map((key) => (
            <label key={key}>
              <span>{words.chances.percent(words.chances[key], choice[key])}</span>
              <input type="range" min={0} max={100} step={5} value={choice[key]} onChange={(event) => change({ [key]: Number(event.target.value) })} />
            </label>
          ))}
        </div>
      )}
      {choice.agent === 'tab' && <p className={styles.obstacle}>{words.tab.expect}</p>}
    </details>
  );
}
