/** The five claims: whether each holds, what was measured with its interval, what the paper has, and over what. A miss is said as plainly as a hit. */
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { Glyph, type GlyphName } from '#ui/glyph.tsx';
import { claimFigure, claimInterval, claimUnit, claimVerdict, type ClaimVerdict } from './claim-figure.ts';
import { experimentStrings } from './experiment-strings.ts';
import { claimsSentence } from './findings.ts';
import { Part } from './part.tsx';
import styles from './claims.module.css';

const words = experimentStrings.claims;
const GLYPHS: Readonly<Record<ClaimVerdict, GlyphName>> = { holds: 'check', fails: 'cross', undecided: 'question', unmeasured: 'dash' };

type Claim = ReasoningExperiment['claims'][number];

function ClaimRow({ claim }: { readonly claim: Claim }) {
  const { id, measured, seeds, scale } = claim;
  const { title, paper, rule } = words.texts[id];
  const verdict = claimVerdict(claim);
  return (
    <li className={styles.claim} data-claim={id} data-verdict={verdict}>
      <p className={styles.verdict}><Glyph name={GLYPHS[verdict]} size={15} /><span>{words.verdicts[verdict]}</span></p>
      <div className={styles.what}>
        <h3>{id} · {title}</h3>
        <p>{words.rule(rule)}</p>
      </div>
      {measured !== null && (
        <div className={styles.figure}>
          <p><strong data-figure={id} data-value={measured}>{claimFigure(id, measured)}</strong> {claimUnit(id)}</p>
          <p>{claimInterval(claim)}</p>
          {verdict === 'undecided' && <p>{words.undecided}</p>}
        </div>
      )}
      <dl className={styles.facts}>
        <div><dt>{words.paper}</dt><dd>{paper}</dd></div>
        {measured !== null && (seeds.length > 0 || scale !== '') && <div><dt>{words.scale}</dt><dd>{scale}{scale !== '' && seeds.length > 0 && '; '}{seeds.length > 0 && words.seeds(seeds)}</dd></div>}
      </dl>
    </li>
  );
}

export function ClaimsPart({ claims }: { readonly claims: readonly Claim[] }) {
  return (
    <Part name="claims" heading={claimsSentence(claims)}>
      <ol className={styles.claims}>{claims.map((claim) => <ClaimRow key={claim.id} claim={claim} />)}</ol>
    </Part>
  );
}
