/** What asking would take, before anything is sent: how many questions, about how many tokens, and whether that is beyond the limit. */
import { useMemo } from 'react';
import { askedStrings as words } from './asked-strings.ts';
import styles from './asked.module.css';

export interface Cost {
  readonly questions: number;
  /** Of the questions, by the rule that the limit is kept by where a server does not count (endpoint/token-meter.ts): four characters a token. */
  readonly tokens: number;
}

/** Of a long text it is some work: it is reckoned where it is shown, once for each function. */
export type ReckonCost = () => Cost;

interface Props {
  readonly by: string;
  readonly reckon: ReckonCost;
  /** In tokens, read and written. */
  readonly limit: number;
}

export function AskingCost({ by, reckon, limit }: Props) {
  const { questions, tokens } = useMemo(() => reckon(), [reckon]);
  const beyond = tokens > limit;
  return <p className={styles.cost} data-beyond={beyond || undefined}>{words.cost(by, questions, tokens)} {beyond ? <strong>{words.beyond(limit)}</strong> : words.limit(limit)}</p>;
}
