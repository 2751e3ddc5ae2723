/** Titles of the lab's exhibits, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const exhibitStrings = wording({
  title: 'Training',
  shows: 'A drafter learns from its target.',
  exhibits: {
    empty: { title: 'Nothing trained yet', shows: 'What would be seen, and the one action.' },
    'no-gpu': { title: 'Without WebGPU', shows: 'Looking needs none; training does, and says so.' },
    loading: { title: 'Loading', shows: 'The models are on their way.' },
    begun: { title: 'Begun', shows: 'Measured once, before the first step.' },
    running: { title: 'Training', shows: 'Curves grow, with the time that is left.' },
    paused: { title: 'Paused', shows: 'One step at a time, or on.' },
    done: { title: 'Done', shows: 'The whole curve, with choices changed since.' },
    stopped: { title: 'Stopped', shows: 'What was kept can be gone on with, drafted with, saved.' },
    kept: { title: 'Kept in this browser', shows: 'Several trainings, one of them damaged; the latest stand there.' },
    failed: { title: 'Failed', shows: 'A loss that is no number; the last good checkpoint is kept.' },
    refused: { title: 'A file that could not be read', shows: 'One sentence; what was shown stays.' },
    recorded: { title: 'Recorded trainings', shows: 'Supervised, more of it, and Draft-OPD where it ended.' },
    short: { title: 'Much shorter than the recorded ones', shows: 'The axis ends where it does; what goes on says so.' },
    cost: { title: 'Over cost', shows: 'The same, by what it took.' },
    earlier: { title: 'An earlier step', shows: 'Every view shows what was known then; the recording’s own notice beneath its curve.' },
    replay: { title: 'What taught it', shows: 'Draft-OPD’s own rounds, slot by slot.' },
    labels: { title: 'What taught it, supervised', shows: 'Labels behind anchors drawn at random.' },
    ablation: { title: 'An ablation', shows: 'DFlash, token by token: neither Draft-OPD nor a shipped beginning to choose.' },
    experiment: { title: 'Two experiments', shows: 'A way to go on of each verdict.' },
    eagle: { title: 'EAGLE-3', shows: 'It has a test of its own, so there is no method to choose.' },
  },
} as const);
