/** The page's three buttons: the one main action, plain ones, and icons (whose label is then their name and tooltip). */
import type { ComponentProps } from 'react';
import { Glyph, type GlyphName } from '#ui/glyph.tsx';
import styles from './button.module.css';

type Common = Omit<ComponentProps<'button'>, 'className' | 'type' | 'aria-label' | 'title'>;

export function Button({ kind = 'plain', submits = false, ...rest }: Common & { readonly kind?: 'main' | 'plain' | 'quiet'; readonly submits?: boolean }) {
  return <button type={submits ? 'submit' : 'button'} className={styles.button} data-kind={kind} {...rest} />;
}

export function IconButton({ icon, label, large = false, ...rest }: Common & { readonly icon: GlyphName; readonly label: string; readonly large?: boolean }) {
  return (
    <button type="button" className={styles.icon} data-large={large || undefined} aria-label={label} title={label} {...rest}>
      <Glyph name={icon} size={large ? 18 : 16} />
    </button>
  );
}
