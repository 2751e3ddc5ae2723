/** Why an intent was missed, in plain words: what was looked for, what of it was there, the sentence that came nearest, and the question that would have done as well. */
import type { Clue, Look, WhyMissed } from '#core/pibench/view/why-missed.ts';
import { whyStrings as words } from './why-strings.ts';
import styles from './why.module.css';

const MOST_WAYS = 3;

interface Props {
  readonly why: WhyMissed;
  /** The session ended before anyone said it. */
  readonly unreached: boolean;
  /** The tile was chosen. */
  readonly open: boolean;
}

export function WhyMissedNote({ why: { turn, did, asked, nearest }, unreached, open }: Props) {
  return (
    <details className={styles.why} data-testid="why-missed" open={open}>
      <summary>{unreached ? words.unreached : words.heading}</summary>
      <p>{words.lead(turn)}</p>
      <Clues of={did} />
      {nearest === null ? <p>{words.noNearest}</p> : <p>{words.nearest} <q>{nearest}</q></p>}
      {asked && (
        <p>
          {words.ask.lead} {words.ask.list(asked.topic.words)} {words.ask.and} {words.ask.list(asked.aspect.words)}.{' '}
          {asked.questions === 0 ? words.ask.none : asked.topic.found ?? asked.aspect.found ? words.ask.half((asked.topic.found ?? asked.aspect.found)!) : words.ask.some(asked.questions)}
        </p>
      )}
    </details>
  );
}

function Clues({ of }: { readonly of: readonly Clue[] }) {
  return <ul>{of.map((clue, i) => <li key={i}><ClueOf clue={clue} /></li>)}</ul>;
}

function ClueOf({ clue }: { readonly clue: Clue }) {
  if (clue.form === 'veto') return words.veto(clue.found);
  if ('of' in clue) {
    const shown = clue.form === 'any' ? clue.of.slice(0, MOST_WAYS) : clue.of;
    return (
      <>
        <span>{clue.file === null ? words[clue.form] : words.file(clue.file)}</span>
        <Clues of={shown} />
        {clue.of.length > shown.length && <span className={styles.soft}>{words.others(clue.of.length - shown.length)}</span>}
      </>
    );
  }
  const { form, looks, name, least, most } = clue;
  return (
    <>
      <span>{words.forms[form](least, most)}{name !== null && ` ${words.tool(name, looks.map((look) => look.words))}`}</span>
      {looks.length > 0 && name === null && <ul className={styles.looks}>{looks.map((look, i) => <LookOf key={i} look={look} />)}</ul>}
      {looks.length > 1 && name === null && looks.every(({ found }) => found !== null) && <span className={styles.soft}>{words.apart}</span>}
    </>
  );
}

function LookOf({ look: { words: wanted, found } }: { readonly look: Look }) {
  return <li data-found={found !== null}>{found === null ? words.notFound(wanted) : words.found(wanted, found)}</li>;
}
