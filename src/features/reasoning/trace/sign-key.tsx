/** What the signs and colours mean; folded, since most can be guessed. */
import { reasoningStrings } from '../reasoning-strings.ts';
import styles from './trace.module.css';

const words = reasoningStrings.key;
const LEADS = ['so', 'check', 'but', 'alt'] as const;

export function SignKey({ drafts }: { readonly drafts: boolean }) {
  return (
    <details className={styles.key}>
      <summary>{words.heading}</summary>
      <ul>
        <li><svg aria-hidden="true" width="26" height="12" className={styles.pathSign}><path d="M0 6h26" /><circle cx="13" cy="6" r="4" /></svg>{words.path}</li>
        <li><svg aria-hidden="true" width="26" height="12" className={styles.offSign}><path d="M0 6h26" /><circle cx="13" cy="6" r="4" /></svg>{words.off}</li>
        {LEADS.map((lead) => <li key={lead}><b data-lead={lead}>{reasoningStrings.leads[lead]}</b>{words.leads[lead]}</li>)}
        <li><i>{reasoningStrings.filler}</i>{words.filler}</li>
        <li><b data-lead="but">{reasoningStrings.wrong}</b>{words.wrong}</li>
        {drafts && <li><s>37</s>{words.refused}</li>}
      </ul>
    </details>
  );
}
