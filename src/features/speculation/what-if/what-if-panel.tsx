/**
 * The recorded rounds judged again at another temperature or rule, on the noise they were judged with. What was and what would
 * have been stand apart and are named: the latter is an estimate, and says where it does not know.
 */
import { useId, useMemo } from 'react';
import { proposesOtherwise, reJudge, sameSetting, type JudgeSetting, type ReJudgement } from '#core/speculation/re-judge.ts';
import { knownAs } from '#core/trace/figures.ts';
import { ACCEPT_RULES, RUN_LIMITS } from '#core/trace/run-config.ts';
import type { Selection } from '#core/trace/why.ts';
import { Button } from '#ui/controls/button.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { decimal } from '#ui/number-format.ts';
import { RoundsGrid } from '../lanes/rounds-grid.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import { strings } from '../strings.ts';
import { WhatIfRow, whatIfCellId } from './what-if-row.tsx';
import { whatIfStrings as words } from './what-if-strings.ts';
import styles from './what-if.module.css';

const ROW_HEIGHT = 84;
const RULES = ACCEPT_RULES.map((value) => ({ value, label: words.rules[value] }));

function Result({ judgement, known }: { readonly judgement: ReJudgement; readonly known: string }) {
  const { then, now, changed, uncertainRounds } = judgement;
  if (then === null || now === null) return null;
  const [least, most] = [decimal(now.least), decimal(now.most)];
  return (
    <dl className={styles.result} data-testid="what-if-result">
      <div>
        <dt>{words.then} <em>({known})</em></dt>
        <dd><strong data-figure="then">{decimal(then)}</strong> {words.length}</dd>
      </div>
      <div>
        <dt>{words.estimated}</dt>
        <dd>
          <span data-figure="what-if">{least === most ? <strong>{least}</strong> : <><strong aria-hidden="true">{words.between(least, most)}</strong><span className="visually-hidden">{words.betweenSpoken(least, most)}</span></>}</span> {words.length}
          <span className={styles.changes} data-figure="changed">{words.changed(changed, uncertainRounds > 0)}</span>
        </dd>
      </div>
    </dl>
  );
}

export function WhatIfPanel({ view, selected }: { readonly view: View; readonly selected: Selection | null }) {
  const { log, rounds } = view;
  const { config } = log.header;
  const store = useSessionStore();
  const asked = useSession((session) => session.whatIf);
  const setting: JudgeSetting = asked ?? config;
  const ask = (part: Partial<JudgeSetting>): void => store.getState().set({ whatIf: { rule: setting.rule, temperature: setting.temperature, ...part } });
  const judgement = useMemo(() => reJudge(log, rounds, { rule: setting.rule, temperature: setting.temperature }), [log, rounds, setting.rule, setting.temperature]);
  const own = sameSetting(config, setting);

  const id = useId();
  const shown = judgement.rounds;
  const slots = Math.max(1, ...shown.map((round) => round.slots.length));
  const active = selected && shown.find(({ round }) => round === selected.round)?.slots.some(({ slot }) => slot === selected.slot) ? whatIfCellId(id, selected.round, selected.slot) : undefined;

  const heading = <h2 className="visually-hidden">{words.heading}</h2>;

  if (config.treeBudget > 0) return <section className={styles.panel} aria-label={words.heading} data-testid="what-if">{heading}<p className={styles.note}>{words.tree}</p></section>;
  return (
    <section className={styles.panel} aria-label={words.heading} data-testid="what-if">
      {heading}
      <div className={styles.asked} data-tour="what-if">
        <div className={styles.controls}>
          <label className={styles.temperature}>
            <span>{words.temperature}</span>
            <input type="range" {...RUN_LIMITS.temperature} step={0.05} value={setting.temperature} onChange={(event) => ask({ temperature: Number(event.target.value) })} />
            <output data-figure="temperature">{decimal(setting.temperature)}</output>
          </label>
          <Segmented label={words.rule} value={setting.rule} segments={RULES} onChange={(rule) => ask({ rule })} />
          <Button kind="quiet" disabled={own} onClick={() => store.getState().set({ whatIf: null })}>{words.back}</Button>
        </div>
        <Result judgement={judgement} known={strings.figures.known[knownAs(log)]} />
      </div>
      <p className={styles.note}>{own ? words.own : setting.temperature === 0 ? strings.controls.greedyHint : strings.controls.ruleHints[setting.rule]}</p>
      {!own && (
        <p className={styles.note}>
          {words.lead}{proposesOtherwise(config, setting) && ` ${words.proposals}`}
          {judgement.uncertainRounds > 0 && <span data-figure="open"> {words.uncertain(judgement.uncertainRounds)}</span>}
        </p>
      )}
      {shown.length === 0 ? (
        <p className={styles.note}>{words.empty}</p>
      ) : config.drafter === 'none' || config.gamma === 0 ? (
        <p className={styles.note}>{words.plain}</p>
      ) : (
        <RoundsGrid
          label={words.caption} className={styles.grid} rowHeight={ROW_HEIGHT} slots={slots} rounds={rounds} shown={shown} selected={selected} active={active}
          row={(index, top) => (
            <WhatIfRow key={index} grid={id} log={log} judged={shown[index]!} index={index} top={top} slot={selected?.round === shown[index]!.round ? selected.slot : null} />
          )}
        />
      )}
    </section>
  );
}
