/**
 * The same suites that `npm run bench` drives, for a person to start by hand, beside the results that lie in the repository. For
 * scripts: `data-state` says where it is, `#benchmark-progress` puts it in a line, and the file so far stands in a JSON script element.
 */
import { useState } from 'react';
import type { EngineConnection } from '#engine/protocol.ts';
import { download } from '#ui/download.ts';
import { readRequest } from './benchmark-request.ts';
import { BenchmarkView } from './benchmark-view.tsx';
import type { BenchmarkFile } from './result-rows.ts';
import { storedFiles } from './stored-files.ts';
import { SUITES } from './suites.ts';
import { useBenchmark } from './use-benchmark.ts';
import { useNoGpu } from './use-no-gpu.ts';

/** JSON inside a script element: `<` is the one character that could end it. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const save = (file: BenchmarkFile): void => download(`slipstream-${file.suite}.json`, new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));

export function BenchmarkPage({ connect }: { readonly connect: (() => Promise<EngineConnection>) | null }) {
  const [asked] = useState(() => readRequest(location.search));
  const { progress, file, measured, start, stop } = useBenchmark(connect, asked);
  const [suite, setSuite] = useState(() => (asked.start ? undefined : SUITES.find(({ name }) => name === file?.suite)) ?? asked.suite);
  return (
    <>
      <BenchmarkView
        progress={progress}
        progressId="benchmark-progress"
        suite={suite}
        noGpu={useNoGpu()}
        stored={storedFiles}
        measured={measured}
        onSuite={setSuite}
        onMeasure={() => start({ ...asked, suite })}
        onStop={stop}
        onSave={save}
      />
      <script type="application/json" id="benchmark-results" dangerouslySetInnerHTML={{ __html: embedded(file) }} />
    </>
  );
}
