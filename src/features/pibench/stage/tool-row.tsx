/** A tool that the assistant used: its name and what it asked in one line, what it got behind it. */
import { pibenchStrings } from '../pibench-strings.ts';
import { MarkedText } from './marked-text.tsx';
import styles from './stream.module.css';

const words = pibenchStrings.stream.tool;

interface Props {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly result: string;
  readonly failed: boolean;
  readonly query: string;
  readonly onPoint: (intent: string | null) => void;
}

const inShort = (args: Props['args']): string => Object.values(args).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' · ');
const lines = (args: Props['args']): string => Object.entries(args).map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('\n');

export function ToolRow({ name, args, result, failed, query, onPoint }: Props) {
  const text = (of: string) => <MarkedText plain text={of} marks={[]} active={null} query={query} onPoint={onPoint} />;
  return (
    <details data-failed={failed || undefined}>
      <summary title={inShort(args)}>{failed ? words.refused : words.done} <code>{name}</code> <span className={styles.args}>{inShort(args)}</span></summary>
      <p>{words.args}</p>{text(lines(args))}
      <p>{words.result}</p>{text(result)}
    </details>
  );
}
