/** Checks drafts, one after another. */
import { checkAnswer, type CheckRequest } from './check-answer.ts';

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => postMessage(checkAnswer(data)));
