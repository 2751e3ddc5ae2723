/** The session of the page that a component stands on. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Session, SessionStore } from './session.ts';

export const SessionContext = createContext<SessionStore | null>(null);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error('no session above this component');
  return store;
}

export function useSession<T>(selector: (session: Session) => T): T {
  return useStore(useSessionStore(), selector);
}
