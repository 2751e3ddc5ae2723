/** One answer: its thoughts folded, its text token by token as it comes, and what was measured on it. */
import { useMemo } from 'react';
import { answerPieces } from '#core/chat/answer-pieces.ts';
import { endingAt } from '#core/trace/ending.ts';
import { Button } from '#ui/controls/button.tsx';
import { useLogVersion } from '#ui/use-log-version.ts';
import { chatStrings } from '../chat-strings.ts';
import { answerAgain, type ChatDesk } from '../commands/chat-commands.ts';
import { CommandButton } from '../commands/command-button.tsx';
import type { Answer } from '../session/chat-session.ts';
import { writtenText } from '../session/answer-text.ts';
import { AnswerFigures } from './answer-figures.tsx';
import { AnswerText } from './answer-text.tsx';
import { failureSentence } from './failure-sentence.ts';
import { Thoughts } from './thoughts.tsx';
import styles from './conversation.module.css';

const words = chatStrings.talk;

interface Props {
  readonly desk: ChatDesk;
  readonly answer: Answer;
  /** What it answers. */
  readonly question: string;
  readonly last: boolean;
}

export function AnswerView({ desk, answer, question, last }: Props) {
  const { log, begun, text, reading } = answer;
  const version = useLogVersion(log);
  const { hands, answering, target } = desk.session;
  const open = last && answering;
  // A log grows in place: its version says when.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const pieces = useMemo(() => log && answerPieces(log, begun), [log, begun, version]);
  const ending = log && endingAt(log, log.length);
  const failure = failureSentence(answer);
  const author = log?.header.simulated === true ? undefined : log?.header.target.name;
  const written = pieces !== null && pieces.answer.length > 0;
  return (
    <div className={styles.answer} data-testid="answer" data-state={open ? 'open' : (ending ?? 'none')}>
      {pieces?.thought && <Thoughts pieces={pieces.thought} thinking={pieces.thinking && open} hands={hands} />}
      {written && <AnswerText pieces={pieces.answer} hands={hands} />}
      {text !== '' && <p className={styles.text}>{text}</p>}
      {open && !written && !pieces?.thought && <p className={styles.waiting}>{reading ? words.readingSome(reading.read, reading.of) : words.reading}</p>}
      {!open && ending && !written && !pieces?.thought && ending !== 'failed' && <p className={styles.waiting}>{words.nothing}</p>}
      {failure !== null && <div className={styles.failure} role="alert" data-testid="answer-failure"><h4>{written ? words.failedOn : words.failed}</h4><p>{failure}</p></div>}
      {!open && (
        <div className={styles.foot}>
          {author !== undefined && author !== target?.model.identity.name && <p className={styles.quiet}>{words.writtenBy(author)}</p>}
          {ending && words.endings[ending] !== '' && <p className={styles.quiet}>{words.endings[ending]}</p>}
          {log && <AnswerFigures log={log} />}
          {!log && text !== '' && <p className={styles.quiet}>{words.before}</p>}
          <div className={styles.actions}>
            {log && <Button kind="quiet" onClick={() => desk.lookAtRounds(log)}>{words.lookAtRounds}</Button>}
            {(written || Boolean(pieces?.thought) || text !== '') && <Button kind="quiet" onClick={() => desk.lookAtThought(writtenText(answer), question)}>{words.lookAtThought}</Button>}
            {last && <CommandButton command={answerAgain} desk={desk} />}
          </div>
        </div>
      )}
    </div>
  );
}
