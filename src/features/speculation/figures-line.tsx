/** The figures of the run in one line, each with how it is known. Slower than plain decoding is said in the same size. */
import type { AcceptRule } from '#core/trace/events.ts';
import { figuresAt, knownAs, speculationAt, type Comparison, type SpeculationState } from '#core/trace/figures.ts';
import { slowdownOf } from '#core/trace/slowdown.ts';
import { decimal, share, tenth } from '#ui/number-format.ts';
import { useSession } from './session/session-context.ts';
import type { View } from './session/use-view.ts';
import { strings } from './strings.ts';
import styles from './figures-line.module.css';

const words = strings.figures;

function stateWord(state: SpeculationState): string {
  switch (state.kind) {
    case 'on': return words.on;
    case 'off': return words.off;
    case 'fell-back': return state.because === null ? words.fellBack : words.fellBackBecause[state.because];
  }
}

/** Whether the text is that of plain decoding; where that cannot be asked, why not. */
function Identical({ comparison: { identical }, rule }: { readonly comparison: Comparison; readonly rule: AcceptRule }) {
  if (identical === null) return <p data-figure="identical">{words.incomparable(rule)}</p>;
  return <p data-figure="identical">{words.identical}: <strong>{words.identicalAnswer[identical ? 'yes' : 'no']}</strong></p>;
}

export function FiguresLine({ view }: { readonly view: View }) {
  const measuring = useSession((session) => session.phase.kind === 'measuring');
  const figures = figuresAt(view.log, view.cursor);
  const speculation = speculationAt(view.log, view.cursor);
  const { comparison, acceptanceLength, draftAcceptanceRate } = figures;
  const slowdown = slowdownOf(view.log);
  return (
    <section className={styles.line} aria-label={words.heading} data-testid="figures" data-speculation={speculation.kind}>
      <p><span className={styles.source}>{words.provenance[knownAs(view.log)]}</span></p>
      <p>{words.speculation} <strong>{stateWord(speculation)}</strong></p>
      <p data-figure="speedup">
        {comparison ? <><strong>{decimal(comparison.speedup)}×</strong> {words.speed} <em>({words.known[comparison.known]})</em></> : measuring ? words.comparing : words.notCompared}
      </p>
      <p data-figure="tau"><abbr title={words.acceptanceDefined}>τ</abbr> <strong>{acceptanceLength === null ? '–' : decimal(acceptanceLength)}</strong> {words.acceptance}</p>
      <p data-figure="rate"><strong>{draftAcceptanceRate === null ? '–' : share(draftAcceptanceRate)}</strong> {words.rate}</p>
      {comparison && <Identical comparison={comparison} rule={view.log.header.config.rule} />}
      {slowdown && <p data-figure="slower">{words.slower(tenth(slowdown.tokensPerRound), tenth(slowdown.rowsPerRound))}</p>}
    </section>
  );
}
