/** What the signs and colours mean; folded, since most can be guessed. */
import type { ComponentProps } from 'react';
import { reasoningStrings } from '../reasoning-strings.ts';
import { GraphNode } from '../steps/graph-node.tsx';
import styles from './trace.module.css';

const words = reasoningStrings.key;
const LEADS = ['so', 'check', 'but', 'alt'] as const;

const MARKS = ['root', 'branch', 'merge', 'leaf'] as const;
const PLAIN: ComponentProps<typeof GraphNode> = { x: 11, y: 11, lead: '', marks: [], onPath: true, states: false, wrong: false, selected: false, lit: false, chain: false };
const STATIONS = [
  ['merge', { marks: ['merge'] }], ['leaf', { marks: ['leaf'], onPath: false }], ['states', { states: true }], ['chain', { chain: true }], ['wrong', { wrong: true }],
] as const satisfies readonly (readonly [string, Partial<ComponentProps<typeof GraphNode>>])[];

export function SignKey({ drafts }: { readonly drafts: boolean }) {
  return (
    <details className={styles.key}>
      <summary>{words.heading}</summary>
      <ul>
        <li><svg aria-hidden="true" width="26" height="12" className={styles.pathSign}><path d="M0 6h26" /><circle cx="13" cy="6" r="4" /></svg>{words.path}</li>
        <li><svg aria-hidden="true" width="26" height="12" className={styles.offSign}><path d="M0 6h26" /><circle cx="13" cy="6" r="4" /></svg>{words.off}</li>
        {STATIONS.map(([name, part]) => <li key={name}><svg aria-hidden="true" width="22" height="24"><GraphNode {...PLAIN} {...part} /></svg>{words.stations[name]}</li>)}
        {MARKS.map((mark) => <li key={mark}><b>{reasoningStrings.marks[mark]}</b>{words.marks[mark]}</li>)}
        {LEADS.map((lead) => <li key={lead}><b data-lead={lead}>{reasoningStrings.leads[lead]}</b>{words.leads[lead]}</li>)}
        <li><i>{reasoningStrings.filler}</i>{words.filler}</li>
        {drafts && <li><s>37</s>{words.refused}</li>}
      </ul>
    </details>
  );
}
