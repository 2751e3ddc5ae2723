/** The policy map beside the scatter: what is drawn, where one place of it lands in words, how it was made, and the same as a table. Draws any state from its desk. */
import type { PolicyCell } from '#core/pibench/policy/policy-map.ts';
import type { SweepFacts } from '#engine/policy-protocol.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { FINISHES, type PolicyChoice } from './policy-choice.ts';
import { PolicyHeat } from './policy-heat.tsx';
import type { PolicyState } from './policy-maps.ts';
import { policyStrings as words } from './policy-strings.ts';
import styles from './policy.module.css';

const MEMORIES = (['none', 'perfect'] as const).map((value) => ({ value, label: words.memory[value] }));
const CARRIED_OUT = FINISHES.map((value) => ({ value: `${value}` as const, label: words.finishes[value] }));
const BANDS = Array.from({ length: 11 }, (_, i) => i / 10);

export interface PolicyDesk {
  readonly choice: PolicyChoice;
  readonly onChoice: (choice: PolicyChoice) => void;
  readonly state: PolicyState;
  /** Of these tasks one can be made. */
  readonly suited: boolean;
  readonly onAgain: () => void;
}

/** In percent. */
export type Place = Pick<PolicyChoice, 'does' | 'asks'>;

const placeOf = ({ does, asks }: PolicyCell): Place => ({ does: Math.round(100 * does), asks: Math.round(100 * asks) });

/** The cell of the map that is nearest to a place; undefined: there is no map. */
export function cellAt({ choice, state, suited }: PolicyDesk, place: Place): PolicyCell | undefined {
  if (choice.show === 'none' || !suited || state.kind !== 'ready') return undefined;
  const { steps } = state.facts;
  const near = (share: number, chosen: number): boolean => Math.round(share * steps) === Math.round((chosen / 100) * steps);
  return state.cells.find(({ memory, does, asks }) => memory === choice.memory && near(does, place.does) && near(asks, place.asks));
}

interface Props {
  readonly desk: PolicyDesk;
  /** The place that is told of: pointed at, else chosen. */
  readonly at: PolicyCell | undefined;
  readonly onOver: (place: Place | null) => void;
}

export function PolicyPanel({ desk, at, onOver }: Props) {
  const { choice, onChoice, state, suited, onAgain } = desk;
  if (choice.show === 'none') return null;
  if (!suited) return <p className={styles.aside} data-testid="policy-map">{words.unsuited}</p>;
  if (state.kind === 'failed') return <div className={styles.aside} data-testid="policy-map"><p role="alert">{state.sentence}</p><Button onClick={onAgain}>{words.again}</Button></div>;
  if (state.kind === 'waiting') return <p className={styles.aside} role="status" data-testid="policy-map">{words.waiting}</p>;
  return <Ready choice={choice} chosen={cellAt(desk, choice)} at={at} onOver={onOver} measure={choice.show} cells={state.cells.filter(({ memory }) => memory === choice.memory)} facts={state.facts} onChoice={onChoice} />;
}

interface ReadyProps extends Omit<Props, 'desk'> {
  readonly choice: PolicyChoice;
  readonly chosen: PolicyCell | undefined;
  readonly measure: 'proc' | 'comp';
  readonly cells: readonly PolicyCell[];
  readonly facts: SweepFacts;
  readonly onChoice: (choice: PolicyChoice) => void;
}

function Ready({ choice, chosen, at, onOver, measure, cells, facts, onChoice }: ReadyProps) {
  const move = (side: 'does' | 'asks') => (
    <label>
      <span>{words.slider(words[side], chosen?.[side] ?? 0)}</span>
      <input type="range" min={0} max={100} step={100 / facts.steps} value={Math.round(100 * (chosen?.[side] ?? 0))} onChange={(event) => onChoice({ ...choice, [side]: Math.round(Number(event.target.value)) })} />
    </label>
  );
  return (
    <div className={styles.panel} data-testid="policy-map">
      <Chart
        title={words.title[measure]}
        note={(
          <>
            <p>{words.intro}</p>
            <div className={styles.choices}>
              <Segmented label={words.memory.label} value={choice.memory} segments={MEMORIES} onChange={(memory) => onChoice({ ...choice, memory })} />
              <Segmented label={words.finishes.label} value={`${choice.finishes}`} segments={CARRIED_OUT} onChange={(value) => onChoice({ ...choice, finishes: FINISHES.find((one) => `${one}` === value)! })} />
            </div>
          </>
        )}
        legend={<><Scale /><div className={styles.sliders}>{move('does')}{move('asks')}</div>{at && <Landing cell={at} />}<Made facts={facts} /></>}
        as={{ file: `slipstream-pibench-policy-${measure}`, table: <Table cells={cells} measure={measure} /> }}
      >
        {(width) => <PolicyHeat cells={cells} measure={measure} steps={facts.steps} width={width} at={at} onOver={(cell) => onOver(cell && placeOf(cell))} onPlace={(cell) => onChoice({ ...choice, ...placeOf(cell) })} />}
      </Chart>
    </div>
  );
}

function Scale() {
  return (
    <div className={styles.scale} aria-hidden="true">
      <svg viewBox="0 0 11 1" preserveAspectRatio="none">{BANDS.map((band, i) => <rect key={band} className={styles.cell} x={i} y="0" width="1.02" height="1" fillOpacity={band} />)}</svg>
      {words.scale.map((end) => <span key={end}>{end}</span>)}
    </div>
  );
}

function Landing({ cell }: { readonly cell: PolicyCell }) {
  return (
    <div role="status" data-figure="policy-landing">
      <p className={styles.lands}>{words.lands(cell)}</p>
      <p>{words.behind(cell)}{cell.memory === 'perfect' && ` ${words.recalls}`}</p>
    </div>
  );
}

function Made({ facts }: { readonly facts: SweepFacts }) {
  const { by } = facts;
  return (
    <div className={styles.made} data-figure="policy-facts">
      {by.kind === 'gpu' ? <p>{words.byGpu(facts, by.adapter, by.ms, by.cpuMs)} <strong data-equal={by.equal}>{by.equal ? words.equal : words.unequal}</strong></p> : <p>{words.byCpu(facts, by.ms)} {words.coarse(words.cause(by.absence))}</p>}
      <p>{words.literal}{facts.bounded > 0 && ` ${words.bounded(facts.bounded)}`}</p>
    </div>
  );
}

/** Most asked on top, as in the picture. */
function Table({ cells, measure }: { readonly cells: readonly PolicyCell[]; readonly measure: 'proc' | 'comp' }) {
  const rows = [...new Set(cells.map(({ asks }) => asks))].sort((a, b) => b - a);
  const columns = cells.filter(({ asks }) => asks === rows[0]).map(({ does }) => words.table.column(does));
  return <TableDisclosure scrolls caption={words.table[measure]} columns={[words.table.corner, ...columns]} rows={rows.map((asks) => ({ key: asks, cells: [words.table.row(asks), ...cells.filter((one) => one.asks === asks).map((one) => words.table.value(one[measure]))] }))} />;
}
