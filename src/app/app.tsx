/**
 * The frame: header, the route's page, footer. Routes live behind `#`, so that any static host will do. The session stands above
 * them: a run is still there after a look at another page.
 */
import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { SpeculationSession } from '#features/speculation/session/speculation-session.tsx';
import { SpeculationPage } from '#features/speculation/speculation-page.tsx';
import { connectEngine } from './connect-engine.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Footer, Header } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { SkipLink } from './skip-link.tsx';

const BenchmarkPage = lazy(async () => ({ default: (await import('#features/benchmark/benchmark-page.tsx')).BenchmarkPage }));

export function App() {
  return (
    <Router hook={useHashLocation}>
      <SkipLink />
      <Header />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary>
          <SpeculationSession connect={connectEngine}>
            <Suspense>
              <Switch>
                <Route path="/"><SpeculationPage /></Route>
                <Route path="/benchmark"><BenchmarkPage connect={connectEngine} /></Route>
                <Route><NotFound /></Route>
              </Switch>
            </Suspense>
          </SpeculationSession>
        </ErrorBoundary>
      </main>
      <Footer />
    </Router>
  );
}
