/** The stage's run before a second judge: the model behind the endpoint is asked the same questions again. What came from outside goes to it only if the visitor says so here. */
import { useStore } from 'zustand';
import type { Dataset } from '#core/pibench/task.ts';
import { download } from '#ui/download.ts';
import { playStrings } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { stagedPersona } from '../session/staged-persona.ts';
import { AgreementStart } from './agreement-start.tsx';
import { AgreementView } from './agreement-view.tsx';
import { agreementStrings } from './agreement-strings.ts';
import { labelsFile } from './labels-file.ts';
import { useLabels } from './use-labels.ts';

export function AgreementScreen({ room, dataset }: { readonly room: PibenchRoom; readonly dataset: Dataset }) {
  const stage = useStore(room.stage);
  useStore(room.store);
  useStore(room.opened.store);
  const { pairs, asking, fault, allowed } = useStore(room.second.store);
  const labels = useLabels(() => localStorage);
  const { run, brought } = stage;
  const persona = stagedPersona(stage, dataset.personas);
  const { second, players } = room;
  // what was brought is of no set: its text is asked about by itself
  const judge = brought ? players.judgeOfAnything(players.meter(), second.verdicts) : players.endpointJudge(players.meter(), second.verdicts);
  const judges = { first: run === null || run.header.judge === 'rules' ? agreementStrings.rules : run.header.judge, second: judge?.name ?? playStrings.judges.endpoint };
  const start = (): void => {
    if (run && persona && judge) void second.start(run, persona, judge, brought ? null : players.textLeavesUnder());
  };
  return (
    <>
      <AgreementStart
        obstacle={judge ? null : players.endpointObstacle() ?? playStrings.noEndpoint} allowed={brought ? allowed : null} possible={asking === null && persona !== null} fault={fault}
        onAllow={(given) => second.allow(given)} onStart={start} onEndpoint={() => room.store.setState({ settingUp: true })}
      />
      <AgreementView {...labels} pairs={pairs} judges={judges} asking={asking} onStop={() => second.stop()} onSave={() => download('pibench-labels.json', new Blob([labelsFile(pairs, labels.labels, judges)], { type: 'application/json' }))} />
    </>
  );
}
