/** How to run it: drafter (what was trained in this browser among them), tree, gamma, rule, temperature, length, seed. Ordinary fields, each within its limits. */
import { useEffect, type ReactNode } from 'react';
import type { RunConfig } from '#core/trace/events.ts';
import { ACCEPT_RULES, DRAFTERS, gammaLimits, growsTrees, possibleRules, RUN_LIMITS } from '#core/trace/run-config.ts';
import { decimal } from '#ui/number-format.ts';
import { changedConfig } from '../session/change-config.ts';
import { drafterName, notHere } from '../drafter-name.ts';
import { useHoldings } from '../session/holdings.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { SHIPPED, trainedWeights } from '#core/trace/trained-weights.ts';
import { strings } from '../strings.ts';
import { SeedField } from './seed-field.tsx';
import styles from './controls.module.css';

const words = strings.controls;

function Field({ label, hint, wide, children }: { readonly label: string; readonly hint?: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <label className={styles.field} data-wide={wide}>
      <span>{label}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

export function Settings({ id, open }: { readonly id: string; readonly open: boolean }) {
  const store = useSessionStore();
  const config = useSession((session) => session.config);
  const change = (part: Partial<Record<keyof RunConfig, unknown>>): void => {
    const session = store.getState();
    session.set(changedConfig(session, part));
  };
  const plain = config.drafter === 'none';
  const kept = useSession((session) => session.kept);
  const { lookForKept } = useHoldings();
  useEffect(() => { if (open) lookForKept(); }, [open, lookForKept]);
  const trained = (kept ?? []).flatMap(({ drafter }) => drafter ?? []);
  const choose = (name: string): void => {
    const own = trainedWeights(name);
    change(own ? { drafter: own.drafter, weights: name } : { drafter: name, weights: SHIPPED });
  };
  const grown = config.treeBudget > 0;
  return (
    <div id={id} className={styles.settings} hidden={!open}>
      <Field label={words.drafter} hint={config.weights === SHIPPED ? words.drafterHints[config.drafter] : words.weightsHint[notHere(config, kept) ? 'gone' : 'here']}>
        <select value={config.weights === SHIPPED ? config.drafter : config.weights} onChange={(event) => choose(event.target.value)}>
          {DRAFTERS.map((name) => <option key={name} value={name}>{words.drafters[name]}</option>)}
          {trained.map(({ weights, config: { drafter, method }, measured }) => (
            <option key={weights} value={weights}>{words.yoursMeasured(drafterName({ drafter, weights }, kept), method, measured && decimal(measured.acceptanceLength))}</option>
          ))}
          {config.weights !== SHIPPED && !trained.some(({ weights }) => weights === config.weights) && <option value={config.weights}>{drafterName(config, kept)}</option>}
        </select>
      </Field>
      <Field label={words.tree} hint={!growsTrees(config.drafter) ? words.treeHints.others : grown ? words.treeHints.on : words.treeHints.off}>
        <span className={styles.range}>
          <input
            type="range" {...RUN_LIMITS.treeBudget} step={1} value={config.treeBudget} disabled={!growsTrees(config.drafter)} aria-valuetext={grown ? undefined : words.chain}
            onChange={(event) => change({ treeBudget: event.target.value })}
          />
          <output>{grown ? config.treeBudget : words.chain}</output>
        </span>
      </Field>
      <Field label={grown ? words.levels : words.gamma}>
        <span className={styles.range}>
          <input type="range" {...gammaLimits(config)} step={1} value={config.gamma} disabled={plain} onChange={(event) => change({ gamma: event.target.value })} />
          <output>{config.gamma}</output>
        </span>
      </Field>
      <Field label={words.temperature}>
        <span className={styles.range}>
          <input type="range" min={0} max={1.5} step={0.1} value={config.temperature} onChange={(event) => change({ temperature: event.target.value })} />
          <output>{config.temperature}</output>
        </span>
      </Field>
      <Field label={words.maxTokens}>
        <span className={styles.range}>
          <input type="range" min={16} max={RUN_LIMITS.maxTokens.max} step={4} value={config.maxTokens} onChange={(event) => change({ maxTokens: event.target.value })} />
          <output>{config.maxTokens}</output>
        </span>
      </Field>
      <SeedField seed={config.seed} onSeed={(seed) => change({ seed })} />
      <Field wide label={words.rule} hint={config.temperature === 0 ? words.greedyHint : words.ruleHints[config.rule]}>
        <select value={config.rule} disabled={plain} onChange={(event) => change({ rule: event.target.value })}>
          {ACCEPT_RULES.map((name) => <option key={name} value={name} disabled={!possibleRules(config).includes(name)}>{words.rules[name]}</option>)}
        </select>
      </Field>
    </div>
  );
}
