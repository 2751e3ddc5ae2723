/** One model that is wanted, from the look at it to its last byte: what it would take, whether it fits, how far it is, or why it came to nothing. */
import { useId } from 'react';
import { publicAddress, shownAddress } from '#core/chat/public-address.ts';
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDesk } from '../commands/chat-commands.ts';
import type { ChoosingAt } from '../session/chat-session.ts';
import { LoadProgress } from './load-progress.tsx';
import { ModelSettingsForm } from './model-settings-form.tsx';
import { OfferFacts } from './offer-facts.tsx';
import { OtherFiles } from './other-files.tsx';
import styles from './chooser.module.css';

const words = chatStrings.offer;

export function OfferCard({ desk, at }: { readonly desk: ChatDesk; readonly at: Exclude<ChoosingAt, { readonly kind: 'open' }> }) {
  const { session: { choosing, settings }, live, noGpu } = desk;
  const another = <Button kind="quiet" onClick={() => live.choose(choosing?.slot ?? 'target')}>{words.another}</Button>;
  const offer = 'offer' in at ? at.offer : null;
  const { wanted } = at;
  const address = wanted.address === null ? null : shownAddress(wanted.address);
  const unlinked = wanted.address !== null && publicAddress(wanted.address) === null && choosing?.slot === 'target';
  const refusal = offer?.memory?.refusal ?? null;
  const id = useId();
  return (
    <article className={styles.card} aria-labelledby={id}>
      <h3 id={id}>{offer?.title ?? wanted.title}</h3>
      {address !== null && address !== (offer?.title ?? wanted.title) && <p className={styles.address}>{address}</p>}
      {at.kind === 'linked' && <><p>{words.linked}</p><div className={styles.actions}><Button kind="main" disabled={noGpu !== null} onClick={() => void live.look(wanted)}>{words.linkedLook}</Button>{another}</div></>}
      {at.kind === 'looking' && <><p role="status" className={styles.quiet}>{words.looking}</p><div className={styles.actions}>{another}</div></>}
      {offer && <OfferFacts offer={offer} />}
      {offer && unlinked && <p className={styles.quiet} data-testid="unlinked">{words.unlinked}</p>}
      {at.kind === 'offer' && (
        <>
          {refusal !== null && <div className={styles.notice} role="alert" data-testid="refusal"><h4>{words.refused}</h4><p>{refusal}</p></div>}
          <div className={styles.actions}>
            <Button kind="main" disabled={refusal !== null} onClick={() => void live.load()}>{words.load(at.offer.downloadBytes > at.offer.keptBytes)}</Button>
            {another}
          </div>
          <ModelSettingsForm slot={choosing?.slot ?? 'target'} settings={settings} onSettings={(chosen) => void live.settle(chosen)} />
          <OtherFiles choices={at.offer.choices} onTake={({ address, name }) => void live.look({ choice: { kind: 'address', address }, address, title: name })} />
        </>
      )}
      {at.kind === 'loading' && <><LoadProgress progress={at.progress} msLeft={at.msLeft} /><div className={styles.actions}><Button onClick={() => void live.cancel()}>{words.cancel}</Button></div></>}
      {at.kind === 'failed' && (
        <>
          <div className={styles.notice} role="alert" data-testid="failure" data-cause={at.failure.cause}><h4>{words.failed}</h4><p>{at.failure.sentence}{remedyOf(at.failure.cause)}</p></div>
          <div className={styles.actions}><Button kind="main" onClick={() => void live.load()}>{words.again}</Button>{another}</div>
          <ModelSettingsForm slot={choosing?.slot ?? 'target'} settings={settings} onSettings={(chosen) => void live.settle(chosen)} />
        </>
      )}
    </article>
  );
}

/** What a visitor can do about a GPU that is not there. */
function remedyOf(cause: string): string {
  const known = (Object.keys(chatStrings.gpu.causes) as (keyof typeof chatStrings.gpu.causes)[]).find((name) => name === cause);
  return known ? ` ${chatStrings.gpu.causes[known].remedy}` : '';
}
