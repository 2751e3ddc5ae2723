/**
 * The identity with its numbers, and beside it what fast mode measured. Slower than plain decoding stands in the same size, in
 * neutral words, with the largest term named.
 */
import type { SpeedTerms } from '#core/trace/speed-terms.ts';
import { decimal, tenth } from '#ui/number-format.ts';
import { timeStrings } from './time-strings.ts';
import styles from './time.module.css';

const words = timeStrings.identity;

/** As it reads at two decimals: 0.999 is no slower than plain decoding in any way that counts. */
function verdict(speedup: number): string {
  const shown = Math.round(speedup * 100);
  return words.verdict[shown === 100 ? 'same' : shown > 100 ? 'faster' : 'slower'];
}

function Outcome({ speedup, name, figure }: { readonly speedup: number; readonly name: string; readonly figure: string }) {
  return (
    <p className={styles.outcome} data-figure={figure}>
      <strong>{words.times(decimal(speedup))}</strong>
      <span>{verdict(speedup)}<br /><span className={styles.quiet}>{name}</span></span>
    </p>
  );
}

function because({ largest, roundMs, acceptanceLength, ...terms }: SpeedTerms, plain: NonNullable<SpeedTerms['plain']>): string {
  const [inspected, fast] = [plain.speedup < 1, plain.comparison.speedup < 1];
  const kind = inspected && fast ? 'slower' : inspected ? 'slower inspected' : fast ? 'slower fast' : 'faster';
  return words.because[kind]({ term: largest, ms: tenth(terms[`${largest}Ms`]), round: tenth(roundMs), tau: decimal(acceptanceLength), plain: tenth(plain.stepMs) });
}

export function SpeedIdentity({ terms, known }: { readonly terms: SpeedTerms; readonly known: string }) {
  const { acceptanceLength, draftMs, verifyMs, otherMs, plain } = terms;
  const rows = [
    ['τ', words.tau, decimal(acceptanceLength), 'tau'],
    ['t', words.plain(known), plain ? words.ms(tenth(plain.stepMs)) : words.unknown, 'plain'],
    ['t', words.draft, words.ms(tenth(draftMs)), 'draft'],
    ['t', words.verify, words.ms(tenth(verifyMs)), 'verify'],
    ['t', words.other, words.ms(tenth(otherMs)), 'other'],
  ] as const;
  return (
    <section className={styles.identity} aria-label={words.title} data-tour="speed">
      <div className={styles.outcomes}>
        {plain ? (
          <>
            <Outcome speedup={plain.speedup} name={words.inspect} figure="identity" />
            <Outcome speedup={plain.comparison.speedup} name={words.fast(known)} figure="measured" />
          </>
        ) : (
          <p className={styles.quiet}>{words.notCompared}</p>
        )}
      </div>
      <div className={styles.terms}>
        <p className={styles.formula}>{words.formula}</p>
        <dl>
          {rows.map(([symbol, name, value, term]) => (
            <div key={term} data-term={term} data-largest={term === terms.largest || undefined}>
              <dt><i aria-hidden="true">{symbol}{term !== 'tau' && <sub>{words.subscripts[term]}</sub>}</i> {name}</dt>
              <dd data-figure={`term-${term}`}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {plain && <p className={styles.sentence} data-figure="because">{because(terms, plain)}</p>}
    </section>
  );
}
