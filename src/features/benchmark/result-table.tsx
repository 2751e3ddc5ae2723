/**
 * Lines of results as a table: the name, a drawing on one scale for all, then stored figures and this device's in groups of equal
 * columns. A line with parts opens to show them, on the same scale.
 */
import { Fragment, useId, useState } from 'react';
import { Glyph } from '#ui/glyph.tsx';
import { benchmarkStrings } from './benchmark-strings.ts';
import { RangeAxis, RangeMarks, SideMark } from './range-mark.tsx';
import { ratioScale } from './ratio-scale.ts';
import { ratiosOf, sidesOf, type Line, type Side } from './result-lines.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './result-table.module.css';

interface Props {
  readonly words: { readonly caption: string; readonly rowHeading: string; readonly less: string; readonly more: string; readonly columns: readonly string[]; readonly note: string | null };
  readonly sizes: Readonly<Record<'stored' | 'here', string>>;
  readonly lines: readonly Line[];
}

function Figures({ side, columns }: { readonly side: Side | null; readonly columns: number }) {
  if (!side) return <td className={styles.missing} colSpan={columns}>{benchmarkStrings.missing}</td>;
  return side.figures.map(({ text, range, note }, i) => <td key={i}>{i === 0 ? <strong>{text}</strong> : text}{range !== null && <small>{range}</small>}{note !== undefined && <small>{note}</small>}</td>);
}

function Name({ line: { name, detail, parts }, open, onOpen }: { readonly line: Line; readonly open: boolean; readonly onOpen: () => void }) {
  const label = <span>{name}{detail !== '' && <small>{detail}</small>}</span>;
  if (parts.length === 0) return <span className={styles.name}>{label}</span>;
  return (
    <button type="button" className={styles.name} aria-expanded={open} title={benchmarkStrings.parts(name)} onClick={onOpen}>
      <Glyph name="forward" size={14} />{label}
    </button>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const others = new Set(keys);
  if (!others.delete(key)) others.add(key);
  return others;
}

export function ResultTable({ words, sizes, lines }: Props) {
  const heading = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (lines.length === 0) return null;
  const scale = ratioScale(ratiosOf(lines));
  const sides = sidesOf(lines);
  const row = (line: Line, part: boolean) => (
    <tr data-part={part || undefined}>
      <th scope="row"><Name line={line} open={open.has(line.key)} onOpen={() => setOpen((before) => toggled(before, line.key))} /></th>
      <td className={styles.drawing}><RangeMarks scale={scale} line={line} sides={sides} /></td>
      {sides.map((side) => <Figures key={side} side={line[side]} columns={words.columns.length} />)}
    </tr>
  );
  return (
    <div className={styles.block}>
      <h3 id={heading}>{words.caption}</h3>
      {/* A wide table scrolls inside its own box, by keyboard too. */}
      <ScrollBox className={styles.box} named={{ by: heading }}>
        <table className={styles.table} aria-labelledby={heading}>
          <colgroup span={2} />
          {sides.map((side) => <colgroup key={side} span={words.columns.length} />)}
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>{words.rowHeading}</th>
              <th scope="col" rowSpan={2} className={styles.drawing}><span className="visually-hidden">{benchmarkStrings.drawn}</span><RangeAxis scale={scale} less={words.less} more={words.more} /></th>
              {sides.map((side) => (
                <th key={side} scope="colgroup" colSpan={words.columns.length} data-side={side}>
                  <SideMark side={side} /> {benchmarkStrings.sides[side]} <small>{sizes[side]}</small>
                </th>
              ))}
            </tr>
            <tr>{sides.flatMap((side) => words.columns.map((column) => <th key={`${side} ${column}`} scope="col">{column}</th>))}</tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Fragment key={line.key}>
                {row(line, false)}
                {open.has(line.key) && line.parts.map((part) => <Fragment key={part.key}>{row(part, true)}</Fragment>)}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {words.note !== null && <p className={styles.note}>{words.note}</p>}
    </div>
  );
}
