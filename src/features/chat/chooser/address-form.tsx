/** A model by where it lies: an id of the Hub, or a URL. */
import { useId, useState } from 'react';
import { shownAddress } from '#core/chat/public-address.ts';
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDesk } from '../commands/chat-commands.ts';
import { addressOf } from '../session/chat-link.ts';
import styles from './chooser.module.css';

const words = chatStrings.chooser;

export function AddressForm({ desk: { live, noGpu } }: { readonly desk: ChatDesk }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={styles.address}
      onSubmit={(event) => {
        event.preventDefault();
        const address = addressOf(typed);
        setMissing(address === null);
        if (address !== null && noGpu === null) void live.look({ choice: { kind: 'address', address }, address, title: shownAddress(address) });
      }}
    >
      <label htmlFor={id}>{words.address}</label>
      <input
        id={id} type="text" inputMode="url" autoComplete="off" autoCapitalize="off" spellCheck={false} placeholder={words.addressExample}
        value={typed} aria-invalid={missing} aria-describedby={`${id}-said`} onChange={(event) => { setTyped(event.target.value); setMissing(false); }}
      />
      <Button submits disabled={noGpu !== null}>{words.look}</Button>
      <small id={`${id}-said`} role="status">{missing && words.noAddress}</small>
    </form>
  );
}
