/** Which run stands beside this one; or the same run by every drafter. */
import type { EventLog } from '#core/trace/event-log.ts';
import { Button } from '#ui/controls/button.tsx';
import { chooseRunFile } from '../exchange/read-run-file.ts';
import { strings } from '../strings.ts';
import { compareStrings as words } from './compare-strings.ts';
import type { SecondRun } from './use-second-run.ts';
import styles from './compare.module.css';

export function SecondPicker({ log, run }: { readonly log: EventLog; readonly run: SecondRun }) {
  const { second, lanes, stopped, recorded, others, choose, openFile, keep, everyRecorded, everyLive, remove } = run;
  return (
    <div className={styles.picker} data-tour="second">
      <label className={styles.choose}>
        <span className="visually-hidden">{words.choose}</span>
        <select value="" onChange={(event) => { const chosen = recorded[Number(event.target.value)]; if (chosen) choose(chosen); }}>
          <option value="" disabled hidden>{second?.name ?? words.chooseHint}</option>
          <optgroup label={strings.controls.recorded}>{recorded.map(({ file: name, title }, i) => <option key={name} value={i}>{title}</option>)}</optgroup>
        </select>
      </label>
      <Button kind="quiet" onClick={() => void chooseRunFile().then((file) => { if (file) openFile(file); })}>{words.openFile}</Button>
      {second?.log !== log && <Button kind="quiet" onClick={() => keep(log)}>{words.keep}</Button>}
      {others.length > 1 && <Button kind="quiet" onClick={everyRecorded}>{words.everyRecorded}</Button>}
      {everyLive && <Button kind="quiet" onClick={everyLive}>{words.every}</Button>}
      {(second !== null || lanes.length > 0) && <Button kind="quiet" onClick={remove}>{words.drop}</Button>}
      <p role="status" className={styles.stopped}>{stopped && words.stopped(strings.controls.drafters[stopped.drafter], stopped)}</p>
    </div>
  );
}
