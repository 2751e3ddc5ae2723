/**
 * A message as blocks, with the words that decided over an intent marked in place, and what is looked for. The mark of the intent that is
 * pointed at lights up; pointing at a mark lights its tile.
 */
import { useMemo, type ReactNode } from 'react';
import type { Mark } from '#core/pibench/view/stage-at.ts';
import { blocksOf, piecesOf, type Block, type Span } from '#core/pibench/view/text-blocks.ts';
import { cutText } from './cut-text.ts';
import styles from './text.module.css';

interface Props {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The intent that is pointed at. */
  readonly active: string | null;
  readonly query: string;
  readonly onPoint: (intent: string | null) => void;
  /** As it is, line by line: a file. */
  readonly plain?: boolean;
}

export function MarkedText({ text, plain = false, ...rest }: Props) {
  const blocks = useMemo(() => (plain ? [] : blocksOf(text)), [text, plain]);
  const words = (span: Span): ReactNode => <Words text={text} span={span} {...rest} />;
  if (plain) return <pre className={styles.file}>{words({ start: 0, end: text.length })}</pre>;
  return <div className={styles.text}>{blocks.map((block, i) => <BlockOf key={i} block={block} words={words} />)}</div>;
}

function BlockOf({ block, words }: { readonly block: Block; readonly words: (span: Span) => ReactNode }) {
  switch (block.kind) {
    // a heading inside of what somebody said is none of the page
    case 'heading': return <p className={styles.heading}>{words(block.span)}</p>;
    case 'paragraph': return <p>{words(block.span)}</p>;
    case 'code': return <pre className={styles.file}>{words(block.span)}</pre>;
    case 'list': {
      const items = block.items.map((item) => <li key={item.start}>{words(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': return (
      <table>
        <thead><tr>{block.head.map((cell) => <th key={cell.start} scope="col">{words(cell)}</th>)}</tr></thead>
        <tbody>{block.rows.map((row, i) => <tr key={i}>{row.map((cell) => <td key={cell.start}>{words(cell)}</td>)}</tr>)}</tbody>
      </table>
    );
  }
}

function Words({ text, span, marks, active, query, onPoint }: Omit<Props, 'plain'> & { readonly span: Span }) {
  return piecesOf(text, span).map((piece) => {
    const inner = cutText(text, piece, marks, query).map(({ start, end, by, found }) => {
      const shown = text.slice(start, end);
      const last = by.at(-1);
      if (!last && !found) return shown;
      return (
        <mark
          key={start} className={styles.mark} data-to={last?.to} data-found={found || undefined} data-lit={by.some(({ intent }) => intent === active) || undefined}
          onPointerEnter={last && (() => onPoint(last.intent))} onPointerLeave={last && (() => onPoint(null))}
        >
          {shown}
        </mark>
      );
    });
    if (piece.look === 'strong') return <strong key={piece.start}>{inner}</strong>;
    return piece.look === 'code' ? <code key={piece.start}>{inner}</code> : <span key={piece.start}>{inner}</span>;
  });
}
