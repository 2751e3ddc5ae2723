/** One suite: where its figures come from, what they come to, and the tables. */
import { useId } from 'react';
import { AgentTable } from './agent-table.tsx';
import { benchmarkStrings as words } from './benchmark-strings.ts';
import { decodeLines } from './decode-lines.ts';
import { FindingTable } from './finding-table.tsx';
import { kernelLines } from './kernel-lines.ts';
import { passLines } from './pass-lines.ts';
import { peerLines } from './peer-lines.ts';
import { Provenance } from './provenance.tsx';
import { isFinding, isTimed, type BenchmarkFile, type ResultRow, type TimedDecodeRow } from './result-rows.ts';
import { ResultTable } from './result-table.tsx';
import { RooflineChart } from './roofline/roofline-chart.tsx';
import { roundLines } from './round-lines.ts';
import type { Section } from './sections.ts';
import { SUITES, type Suite } from './suites.ts';
import styles from './benchmark.module.css';

type Of<Kind> = Extract<ResultRow, { readonly kind: Kind }>;

const rowsOf = <Kind extends ResultRow['kind']>(file: BenchmarkFile | null, kind: Kind): readonly Of<Kind>[] =>
  (file?.results ?? []).filter((row): row is Of<Kind> => row.kind === kind);

/** Of the rows that are shown first: how much was measured for each. */
function decodeSize(rows: readonly Of<'decode'>[]): string {
  const all = rows.find(({ family }) => family === 'all');
  return all ? words.decode.size(all.prompts, all.repeats) : '';
}

const passSize = ([row]: readonly Of<'verifyCost'>[]): string => (row ? words.pass.size(row.repeats) : '');

const peerSize = ([row]: readonly Of<'peer'>[]): string => (row ? words.peer.size(row.repeats) : '');

const kernelSize = ([row]: readonly Of<'kernel'>[]): string => (row ? words.kernel.size(row.repeats, row.peakGflops, row.peakGigabytesPerSecond) : '');

const roundSize = ([row]: readonly TimedDecodeRow[]): string => (row ? words.round.size(row.roundRepeats) : '');

interface Props {
  readonly section: Section;
  readonly onSave: (file: BenchmarkFile) => void;
}

export function SuiteSection({ section: { suite, stored, here }, onSave }: Props) {
  const heading = useId();
  const ofPage = SUITES.find(({ name }) => name === suite);
  const known = ofPage ?? (words.commandSuites as Readonly<Record<string, Pick<Suite, 'title' | 'about'>>>)[suite];
  const decode = { stored: rowsOf(stored, 'decode'), here: rowsOf(here, 'decode') };
  const pass = { stored: rowsOf(stored, 'verifyCost'), here: rowsOf(here, 'verifyCost') };
  const peer = { stored: rowsOf(stored, 'peer'), here: rowsOf(here, 'peer') };
  const kernel = { stored: rowsOf(stored, 'kernel'), here: rowsOf(here, 'kernel') };
  const round = { stored: decode.stored.filter(isTimed), here: decode.here.filter(isTimed) };
  return (
    <section className={styles.suite} aria-labelledby={heading} data-suite={suite}>
      <header>
        <h2 id={heading}>{known?.title ?? suite}</h2>
        {known && <p>{known.about}</p>}
      </header>
      <div className={styles.sources}>
        <Provenance side="stored" file={stored} otherwise={words.where.notStored} />
        <Provenance side="here" file={here} otherwise={ofPage ? words.where.notMeasured : words.where.notHere} onSave={onSave} />
      </div>
      <ResultTable
        words={words.decode}
        sizes={{ stored: decodeSize(decode.stored), here: decodeSize(decode.here) }}
        lines={decodeLines(decode.stored, decode.here)}
      />
      <ResultTable words={words.round} sizes={{ stored: roundSize(round.stored), here: roundSize(round.here) }} lines={roundLines(round.stored, round.here)} />
      <ResultTable words={words.pass} sizes={{ stored: passSize(pass.stored), here: passSize(pass.here) }} lines={passLines(pass.stored, pass.here)} />
      <ResultTable words={words.peer} sizes={{ stored: peerSize(peer.stored), here: peerSize(peer.here) }} lines={peerLines(peer.stored, peer.here)} />
      <AgentTable rows={rowsOf(stored, 'agentRun')} />
      <FindingTable rows={rowsOf(stored, 'claim').filter(isFinding)} />
      <RooflineChart stored={kernel.stored} here={kernel.here} />
      <ResultTable words={words.kernel} sizes={{ stored: kernelSize(kernel.stored), here: kernelSize(kernel.here) }} lines={kernelLines(kernel.stored, kernel.here)} />
    </section>
  );
}
