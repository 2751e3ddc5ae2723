/** The thought or the answer: a quiet label in the margin, and its tokens; behind the last, why the run ended. */
import type { Ending } from '#core/trace/ending.ts';
import type { OutputSection as Section } from '#core/trace/output.ts';
import type { Selection } from '#core/trace/why.ts';
import { markKey, type FoundMarks } from '../find/current-match.ts';
import type { TextMode } from '../session/session.ts';
import { strings } from '../strings.ts';
import { OutputToken } from './output-token.tsx';
import styles from './output.module.css';

interface Props {
  readonly section: Section;
  readonly mode: TextMode;
  readonly lookup: boolean;
  readonly lastRound: number;
  readonly selected: Selection | null;
  readonly found: FoundMarks;
  readonly ending: Ending | null;
}

export function OutputSection({ section, mode, lookup, lastRound, selected, found, ending }: Props) {
  const shown = section.pieces.filter(({ kept, state, round }) =>
    kept || (mode === 'all' && (state === 'rejected' || round === lastRound)) || (mode === 'source' && state === 'drafting'),
  );
  return (
    <div className={styles.section} data-kind={section.kind}>
      <h3 className={styles.label}>{strings.output.sections[section.kind]}</h3>
      <div className={styles.tokens}>
        {shown.map(({ round, slot, token, state, text, marker }) => (
          <OutputToken
            key={`${round}.${slot}.${state === 'corrected' || state === 'bonus' ? 'target' : 'draft'}.${token}`}
            round={round} slot={slot} state={state} text={text} marker={marker} mode={mode} lookup={lookup}
            selected={selected?.round === round && selected.slot === slot} found={found.get(markKey({ round, slot, own: state === 'corrected' || state === 'bonus' }))}
          />
        ))}
        {ending && <span className={styles.ending} data-testid="ending">{strings.output.endings[ending]}</span>}
      </div>
    </div>
  );
}
