/** Where a model comes from: what is listed, kept, typed or chosen from disk; then what it would take, and how far it is. One thing at a time. */
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDesk } from '../commands/chat-commands.ts';
import type { Choosing } from '../session/chat-session.ts';
import { AddressForm } from './address-form.tsx';
import { FilesButton } from './files-button.tsx';
import { KeptList } from './kept-list.tsx';
import { ModelSettingsForm } from './model-settings-form.tsx';
import { OfferCard } from './offer-card.tsx';
import { ReadyList } from './ready-list.tsx';
import styles from './chooser.module.css';

const words = chatStrings.chooser;

export function ModelChooser({ desk, choosing: { slot, at } }: { readonly desk: ChatDesk; readonly choosing: Choosing }) {
  const { session, live, noGpu } = desk;
  return (
    <section className={styles.chooser} aria-label={words.heading[slot]} id="output" tabIndex={-1} data-testid="chooser" data-slot={slot} data-at={at.kind}>
      {noGpu !== null && (
        <p className={styles.notice} role="status" data-testid="no-gpu" data-cause={noGpu}>
          <strong>{chatStrings.gpu.heading}</strong> {chatStrings.gpu.causes[noGpu].cause} {chatStrings.gpu.causes[noGpu].remedy}
        </p>
      )}
      {at.kind === 'open'
        ? <header className={styles.head}><h2>{words.heading[slot]}</h2><p>{words.lead[slot]}</p></header>
        // what is wanted then has a name of its own
        : <h2 className="visually-hidden">{words.heading[slot]}</h2>}
      {session.target && at.kind !== 'loading' && <div><Button onClick={() => live.fold()}>{words.back}</Button></div>}
      {at.kind === 'open' ? (
        <div className={styles.ways}>
          <ReadyList desk={desk} slot={slot} />
          <div className={styles.elsewhere}>
            <KeptList desk={desk} />
            <section className={styles.part} aria-label={words.other}>
              <h3>{words.other}</h3>
              <AddressForm desk={desk} />
              <FilesButton desk={desk} slot={slot} />
            </section>
            <ModelSettingsForm slot={slot} settings={session.settings} onSettings={(settings) => void live.settle(settings)} />
          </div>
        </div>
      ) : <OfferCard desk={desk} at={at} />}
    </section>
  );
}
