/** Header and footer: the name, where one can go, the colours; the licence. */
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { IconButton } from '#ui/controls/button.tsx';
import { appStrings } from './app-strings.ts';
import { THEMES, useTheme } from './theme.ts';
import styles from './frame.module.css';

const ICONS = { system: 'half', light: 'sun', dark: 'moon' } as const;

/** The leader, and those who run in its wake. */
function Mark() {
  return (
    <svg aria-hidden="true" width="30" height="18" viewBox="0 0 30 18" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
      <path d="M10 9h18" />
      <path d="M13 3h9M13 15h9" stroke="var(--accept)" strokeDasharray="0.1 4.4" />
      <path d="M2 9h3" stroke="var(--accept)" strokeDasharray="0.1 4.4" />
    </svg>
  );
}

/** Where one can go, in one line; the page shown is in sight also where the line is longer than the window. */
function Pages() {
  const [here] = useLocation();
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = line.current?.querySelector<HTMLElement>('[aria-current]');
    if (link) line.current!.scrollLeft = link.offsetLeft - line.current!.offsetLeft - (line.current!.clientWidth - link.offsetWidth) / 2;
  }, [here]);
  return (
    <nav aria-label={appStrings.nav} ref={line}>
      {Object.entries(appStrings.pages).map(([path, name]) => (
        <Link key={path} href={path} aria-current={path === here ? 'page' : undefined}>{name}</Link>
      ))}
    </nav>
  );
}

export function Header() {
  const [theme, setTheme] = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.name}><Mark />{appStrings.name}</Link>
      <Pages />
      <IconButton icon={ICONS[theme]} label={`${appStrings.theme}: ${appStrings.themes[theme]}`} data-theme-button={theme} onClick={() => setTheme(next)} />
    </header>
  );
}

export function Footer() {
  return <footer className={styles.footer}><p>{appStrings.name} · {appStrings.licence} <Link href="/gallery">{appStrings.gallery}</Link></p></footer>;
}
