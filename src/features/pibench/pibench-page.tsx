/** π-Bench's page: its room, kept while one looks elsewhere, and which of its screens is looked at; each screen is a function of the room. */
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Dataset } from '#core/pibench/task.ts';
import type { ConnectPolicy } from '#engine/policy-protocol.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { AgreementScreen } from './agreement/agreement-screen.tsx';
import { DraftScreen } from './author/draft-screen.tsx';
import { PagePalette } from './commands/page-palette.tsx';
import { CompareScreen } from './compare/compare-screen.tsx';
import { EndpointDialog } from './endpoint/endpoint-dialog.tsx';
import { LabScreen } from './lab/lab-screen.tsx';
import { playStrings as words } from './play-strings.ts';
import { keptPolicyMaps, type PolicyMaps } from './scatter/policy-maps.ts';
import { ScatterScreen } from './scatter/scatter-screen.tsx';
import { keptRoom } from './session/kept-room.ts';
import type { PibenchRoom } from './session/pibench-room.ts';
import type { TabAgent } from './session/players.ts';
import { SCREENS, type Screen } from './session/screen.ts';
import { useAddress } from './session/use-address.ts';
import { StageScreen } from './stage/stage-screen.tsx';
import { SetScreen } from './tasks/set-screen.tsx';
import styles from './page.module.css';

const SEGMENTS = SCREENS.map((value) => ({ value, label: words.screens[value] }));

export function PibenchPage({ tabAgent, connectPolicy }: { readonly tabAgent: TabAgent; readonly connectPolicy: ConnectPolicy }) {
  const [room] = useState(() => keptRoom(tabAgent));
  const [maps] = useState(() => keptPolicyMaps(connectPolicy));
  const { data, whole, screen, settingUp, set } = useStore(room.store);
  useAddress(room);
  // the room outlives a look at another page; what lay over it does not
  useEffect(() => () => {
    room.stage.getState().set({ listing: false, helping: false });
    room.store.getState().set({ settingUp: false });
  }, [room]);
  return (
    <>
      {/* before the screens: as it closes it gives the focus back, and a command may want it elsewhere */}
      <PagePalette room={room} />
      <div className={styles.screens}><Segmented label={words.screens.label} value={screen} segments={SEGMENTS} onChange={(next: Screen) => set({ screen: next })} /></div>
      {screen === 'stage' || data.kind !== 'ready' ? <StageScreen room={room} /> : !whole ? <p className={styles.waiting} role="status">{words.waiting}</p> : <Screens room={room} maps={maps} dataset={data.dataset} screen={screen} />}
      <EndpointDialog room={room} open={settingUp} />
    </>
  );
}

/** Screens that bring a heading of the second rank, and no margin. */
const Inset = ({ children }: { readonly children: ReactNode }) => <div className={styles.inset}><h1 className="visually-hidden">{words.name}</h1>{children}</div>;

function Screens({ room, maps, dataset, screen }: { readonly room: PibenchRoom; readonly maps: PolicyMaps; readonly dataset: Dataset; readonly screen: Exclude<Screen, 'stage'> }) {
  const queue = room.queueOf(dataset);
  const { compared, set } = useStore(room.store);
  const { items } = useStore(queue.store);
  const persona = room.shown;
  useEffect(() => {
    if (screen === 'lab' || screen === 'scatter') void queue.remake();
  }, [queue, screen]);
  switch (screen) {
    case 'lab':
      return <LabScreen room={room} dataset={dataset} queue={queue} onOpenRun={(cell) => void room.openCell(cell)} />;
    case 'scatter':
      return <Inset><ScatterScreen room={room} maps={maps} dataset={dataset} queue={queue} onOpenRun={(cell) => void room.openCell(cell)} /></Inset>;
    case 'compare':
      return persona && <CompareScreen room={room} persona={persona} others={items.filter(({ state }) => state === 'done').map(({ cell }) => cell)} compared={compared} onCompared={(next) => set({ compared: next })} onOpenRun={(run, task, turn) => room.open(run, { task, turn })} />;
    case 'tasks':
      return <Inset><SetScreen room={room} dataset={dataset} /></Inset>;
    case 'author':
      return <Inset><DraftScreen room={room} dataset={dataset} /></Inset>;
    case 'judges':
      return <Inset><AgreementScreen room={room} dataset={dataset} /></Inset>;
  }
}
