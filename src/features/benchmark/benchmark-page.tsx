/**
 * The same suites that `npm run bench` drives, for a person to start by hand. For scripts: `data-state` says where it is, and
 * the file so far stands in a JSON script element.
 */
import { useState } from 'react';
import type { EngineConnection } from '#engine/protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import { readRequest } from './benchmark-request.ts';
import { ResultTables } from './result-tables.tsx';
import { SUITES } from './suites.ts';
import { useBenchmark } from './use-benchmark.ts';
import styles from './benchmark.module.css';

/** JSON inside a script element: `<` is the one character that could end it. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export function BenchmarkPage({ connect }: { readonly connect: (() => Promise<EngineConnection>) | null }) {
  const [asked] = useState(() => readRequest(location.search));
  const { progress, file, start, stop } = useBenchmark(connect, asked);
  const [suite, setSuite] = useState(() => (asked.start ? undefined : SUITES.find(({ name }) => name === file?.suite)) ?? asked.suite);
  const busy = progress.state === 'running';
  return (
    <div className={styles.page} data-state={progress.state} data-testid="benchmark">
      <h1>Benchmark</h1>
      <p className={styles.lead}>
        How fast speculation is on this device, against plain decoding through the same kernels. The two alternate within every
        measurement, since absolute times vary. Keep this tab in front.
      </p>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); start({ ...asked, suite }); }}>
        <label>
          <span>Suite</span>
          <select value={suite.name} disabled={busy} onChange={(event) => setSuite(SUITES.find(({ name }) => name === event.target.value) ?? suite)}>
            {SUITES.map(({ name, about }) => <option key={name} value={name}>{`${name}: ${about}`}</option>)}
          </select>
        </label>
        {busy ? (
          // The same button as the other, which keeps the focus: by the end of the click it may be "Measure" again.
          <button type="button" className={styles.start} onClick={(event) => { event.preventDefault(); stop(); }}>Stop</button>
        ) : (
          <button type="submit" className={styles.start}>Measure</button>
        )}
        {file && (
          <Button onClick={() => download(`slipstream-${file.suite}.json`, JSON.stringify(file, null, 1))}>Save results</Button>
        )}
      </form>
      <p id="benchmark-progress" role={progress.state === 'failed' ? 'alert' : 'status'} className={styles.progress}>{progress.sentence}</p>
      {file && <ResultTables rows={file.results} />}
      <script type="application/json" id="benchmark-results" dangerouslySetInnerHTML={{ __html: embedded(file) }} />
    </div>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
