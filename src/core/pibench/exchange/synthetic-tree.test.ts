/** An outputs tree that another hand wrote: found beside its data, read with it and without it, its recorded scores met; and one that is cut off. */
import { describe, expect, it } from 'vitest';
import { heldFolder } from '../read/folder.ts';
import { readDataset } from '../read/read-dataset.ts';
import { importOutputs } from './official-import.ts';
import { BROKEN, SYNTHETIC_TREE } from './synthetic-tree.ts';

const folder = heldFolder('tree', SYNTHETIC_TREE);

describe('a recorded run', () => {
  it.each([true, false])('comes to what was recorded: data known %s', async (known) => {
    const { runs, faults } = await importOutputs(folder, known ? [(await readDataset(folder, 'official')).dataset] : []);
    expect(faults).toEqual([]);
    const [one] = runs;
    expect(one).toMatchObject({ repeat: 1, run: { header: { agent: { kind: 'recorded', name: 'some-model' }, dataset: { kind: 'official' }, judge: 'recorded' } }, proc: { recorded: 2 / 3, recomputed: 2 / 3 }, comp: { recorded: 0.5, recomputed: 0.5 } });
    expect(one!.score.sessions).toMatchObject([{ states: { 1: 'anticipated', 2: 'asked', 3: 'missed' }, stateTurns: { 1: 1, 2: 1, 3: 2 }, turns: 3, closed: 'resolved', questions: 1, criteriaEver: [true, false], criteriaLast: [false, false] }]);
    expect(one!.score).toMatchObject({ regressions: 1, offerPrecision: null, questionPrecision: 1 });
    expect(one!.run.events.flatMap((event) => (event.type === 'user' ? [event.reason] : []))).toEqual(['opening', 'asked', 'told']);
  });
  it('cut off in its last line: that turn is not known, the others are', async () => {
    const { tree, file, says, line } = BROKEN['a log that is cut off']!;
    const { runs, faults } = await importOutputs(heldFolder('tree', tree), []);
    expect(faults[0]).toMatchObject({ file, line });
    expect(faults[0]!.sentence).toContain(says);
    expect(faults[1]!.sentence).toContain('no decisions on turn 3');
    expect(runs[0]!.score.sessions[0]!.states).toEqual({ 1: 'anticipated', 2: 'asked', 3: 'missed' });
  });
});
