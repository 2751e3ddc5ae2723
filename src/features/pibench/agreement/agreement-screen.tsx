/** The stage's run before a second judge: the model behind the endpoint is asked the same questions again. */
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { judgeAgain, type JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import type { Persona } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import { download } from '#ui/download.ts';
import { playStrings } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { AgreementView } from './agreement-view.tsx';
import { agreementStrings } from './agreement-strings.ts';
import { labelsFile } from './labels-file.ts';
import { useLabels } from './use-labels.ts';
import styles from './agreement.module.css';

const words = playStrings.again;

export function AgreementScreen({ room, persona }: { readonly room: PibenchRoom; readonly persona: Persona }) {
  const { run } = useStore(room.stage);
  useStore(room.store);
  const labels = useLabels(() => localStorage);
  const [pairs, setPairs] = useState<readonly JudgedAgain[]>([]);
  const [asking, setAsking] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  const second = room.endpointJudge();
  const mine = run?.header.persona === persona.id ? run : null;
  const judges = { first: mine === null || mine.header.judge === 'rules' ? agreementStrings.rules : mine.header.judge, second: second?.name ?? playStrings.judges.endpoint };
  const start = (): void => {
    if (!mine || !second) return;
    const abort = (stop.current = new AbortController());
    setFault(null);
    setAsking({ done: 0, all: 1 });
    judgeAgain(mine, persona, second, abort.signal, (done, all, soFar) => {
      setAsking({ done, all });
      setPairs(soFar);
    }).then(() => undefined, (error: unknown) => { if (!abort.signal.aborted) setFault(error instanceof Error ? error.message : words.failed); }).finally(() => setAsking(null));
  };
  return (
    <>
      <div className={styles.start}>
        {!second ? <><p>{room.endpointObstacle()}</p><Button onClick={() => room.store.setState({ settingUp: true })}>{playStrings.endpoint.open}</Button></> : <Button disabled={asking !== null || !mine} onClick={start}>{words.start}</Button>}
        {fault !== null && <p role="alert">{fault}</p>}
      </div>
      <AgreementView {...labels} pairs={pairs} judges={judges} asking={asking} onStop={() => stop.current?.abort()} onSave={() => download('pibench-labels.json', new Blob([labelsFile(pairs, labels.labels, judges)], { type: 'application/json' }))} />
    </>
  );
}
